'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { PartOf } from '@/lib/protocol/message'
import { Card, Rule } from './card'
import { useChat } from './chat-context'
import { ConfirmActs } from './confirm-acts'
import { DecidedLine } from './decided-line'
import { effectiveState } from './decision'
import { Folded } from './folded'
import { QuoteBody } from './quote-body'
import { QuoteStatements } from './quote-statements'
import { useNow } from './use-now'

/** What the customer chose in words beforehand stands in the card. */
function chosenAlready({ statements }: PartOf<'quote'>): Record<string, string> {
  return Object.fromEntries(statements.flatMap(({ id, value }) => (value ? [[id, value]] : [])))
}

type Props = { quote: PartOf<'quote'>; confirm: PartOf<'confirm'> }

/** A quote and the question it asks are one card: everything agreed to stands over the button. */
export function QuoteConfirmCard({ quote, confirm }: Props) {
  const t = useTranslations('chat.decided')
  const tQuote = useTranslations('chat.quote')
  const { send, live } = useChat()
  const now = useNow(15_000)
  const state = effectiveState(confirm, now)
  const [answers, setAnswers] = useState(() => chosenAlready(quote))
  const [asked, setAsked] = useState(false)

  if (state !== 'open')
    return (
      <Folded
        tone={state === 'confirmed' ? 'done' : 'closed'}
        line={<DecidedLine part={confirm} state={state} title={t('quoteTitle')} />}
        action={
          state === 'expired' && live ? (
            <button
              type="button"
              className="link text-label font-medium py-1"
              onClick={() => send(tQuote('sayRenew'))}
            >
              {tQuote('renew')}
            </button>
          ) : undefined
        }
      >
        <Card label={quote.title}>
          <QuoteBody quote={quote} />
        </Card>
      </Folded>
    )

  function collect(): Record<string, string> | undefined {
    const complete = quote.statements.every((statement) => answers[statement.id])
    setAsked(!complete)
    return complete ? answers : undefined
  }

  return (
    <Card label={quote.title}>
      <QuoteBody quote={quote} />
      {quote.statements.length > 0 && (
        <>
          <Rule />
          <QuoteStatements
            orderId={quote.orderId}
            statements={quote.statements}
            answers={answers}
            showMissing={asked}
            onAnswer={(id, value) => setAnswers({ ...answers, [id]: value })}
          />
        </>
      )}
      <ConfirmActs part={confirm} collect={collect} />
    </Card>
  )
}
