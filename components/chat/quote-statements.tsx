'use client'

import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { Either } from '@/components/ui/either'
import { Hint } from '@/components/ui/hint'
import type { PartOf } from '@/lib/protocol/message'
import { RichText } from './rich-text'

type Statement = PartOf<'quote'>['statements'][number]
type Props = {
  orderId: string
  statements: Statement[]
  answers: Record<string, string>
  showMissing: boolean
  onAnswer: (id: string, value: string) => void
}

/** What is asked before a yes: nothing ticked beforehand, nothing answered but what the customer chose. */
export function QuoteStatements({ orderId, statements, answers, showMissing, onAnswer }: Props) {
  return statements.map((statement) => {
    const common = { statement, missing: showMissing && !answers[statement.id], value: answers[statement.id] }
    const answer = (value: string) => onAnswer(statement.id, value)
    return statement.kind === 'choice' ? (
      <Choice key={statement.id} name={`${orderId}-${statement.id}`} {...common} onAnswer={answer} />
    ) : (
      <Tick key={statement.id} {...common} onAnswer={answer} />
    )
  })
}

type OneProps = {
  statement: Statement
  missing: boolean
  value: string | undefined
  onAnswer: (value: string) => void
}

function Choice({ statement, missing, value, onAnswer, name }: OneProps & { name: string }) {
  const t = useTranslations('chat.quote')
  const labelId = useId()
  const options = statement.options ?? [
    { value: 'yes', label: t('yesChoice') },
    { value: 'no', label: t('noChoice') },
  ]
  return (
    <div className="grid gap-1.5">
      <div className={options.length > 2 ? 'grid gap-2' : 'card-foot'}>
        <p id={labelId} className="text-body font-medium">
          {statement.label}
          {statement.help && (
            <span className="block text-label font-normal text-muted">{statement.help}</span>
          )}
        </p>
        <Either
          name={name}
          labelledBy={labelId}
          options={options}
          value={value}
          invalid={missing}
          onChange={onAnswer}
        />
      </div>
      {missing && <Hint error>{t('answer')}</Hint>}
    </div>
  )
}

function Tick({ statement, missing, value, onAnswer }: OneProps) {
  const t = useTranslations('chat.quote')
  return (
    <div className="grid gap-1.5">
      <label className="grid grid-cols-[24px_minmax(0,1fr)] items-start gap-3 text-body">
        <input
          type="checkbox"
          className="tick -mt-0.5"
          checked={value === 'yes'}
          aria-invalid={missing || undefined}
          onChange={(event) => onAnswer(event.target.checked ? 'yes' : '')}
        />
        <span>
          <RichText text={statement.label} className="text-body" />
          {statement.help && <span className="block text-label text-muted">{statement.help}</span>}
        </span>
      </label>
      {missing && <Hint error>{t('tick')}</Hint>}
    </div>
  )
}
