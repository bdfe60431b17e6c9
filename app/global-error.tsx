'use client'

import { ErrorPage } from '@/components/ui/error-page'
import './globals.css'

type Props = { error: Error & { digest?: string }; reset: () => void }

/** The frame of every page failed: the last page that can still be shown. */
export default function GlobalError({ error, reset }: Props) {
  return (
    <html lang="en">
      <body>
        <ErrorPage error={error} onRetry={reset} />
      </body>
    </html>
  )
}
