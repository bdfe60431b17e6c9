'use client'

import { ErrorPage } from '@/components/ui/error-page'

type Props = { error: Error & { digest?: string }; reset: () => void }

export default function PageError({ error, reset }: Props) {
  return <ErrorPage error={error} onRetry={reset} />
}
