'use client'

import { useEffect, useState } from 'react'
import en from '@/messages/en/error.json'
import es from '@/messages/es/error.json'
import { Button } from './button'

type Props = { error: Error & { digest?: string }; onRetry: () => void }

/** A page that failed: it stands outside every provider, so it carries its few words itself. */
export function ErrorPage({ error, onRetry }: Props) {
  const [words, setWords] = useState<typeof en>(en)
  useEffect(() => {
    if (document.documentElement.lang === 'es') setWords(es)
  }, [])
  return (
    <main className="lane grid min-h-dvh content-center justify-items-start gap-4 py-16">
      <h1 className="text-key">{words.title}</h1>
      <p className="measure text-muted">{words.text}</p>
      <Button kind="primary" onClick={onRetry}>
        {words.retry}
      </Button>
      {error.digest && (
        <p className="text-label text-faint">{words.reference.replace('{id}', error.digest)}</p>
      )}
    </main>
  )
}
