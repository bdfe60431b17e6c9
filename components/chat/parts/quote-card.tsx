'use client'

import { Card } from '../card'
import type { PartProps } from '../part-view'
import { QuoteBody } from '../quote-body'

/** A quote on its own: to read, not to decide. */
export function QuoteCard({ part }: PartProps<'quote'>) {
  return (
    <Card label={part.title}>
      <QuoteBody quote={part} />
    </Card>
  )
}
