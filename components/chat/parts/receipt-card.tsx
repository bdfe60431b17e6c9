'use client'

import { CircleCheck, CircleSlash, Download } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Status } from '@/components/ui/status'
import { saveFile } from '@/lib/client/save-file'
import { Card, CardHead, Rule } from '../card'
import { useChat, useFormats } from '../chat-context'
import type { PartProps } from '../part-view'

/** What was agreed, with its number: kept for ever. */
export function ReceiptCard({ part }: PartProps<'receipt'>) {
  const t = useTranslations('chat.receipt')
  const tCard = useTranslations('chat.card')
  const formats = useFormats()
  const { site, live, send } = useChat()
  const solar = part.domain === 'solar'
  const ended = part.state === 'cancelled' || part.state === 'failed'
  const state = part.state === 'active' && solar ? t('activeSolar') : t(`state.${part.state}`)
  const at = formats.dateTime(part.at)
  const referenceLabel = solar ? t('order') : t('reference')

  // The number and the time have rows of their own.
  const facts = part.facts.filter((fact) => fact.value !== part.reference && fact.label !== t('at'))

  function download() {
    const rows = [
      [referenceLabel, part.reference],
      [t('at'), at],
      ...facts.map((fact) => [fact.label, fact.value]),
    ]
    const text = [site.utilityName, part.title, ...rows.map((row) => row.join(': ')), part.text ?? '']
    saveFile(`${part.reference}.txt`, 'text/plain', `${text.filter(Boolean).join('\n')}\n`)
  }

  return (
    <Card label={part.title}>
      <CardHead
        title={part.title}
        sub={part.text}
        end={
          <Status
            tone={ended ? 'plain' : 'on'}
            icon={ended ? <CircleSlash size={16} /> : <CircleCheck size={16} />}
          >
            {state}
          </Status>
        }
      />
      <Rule />
      <dl className="kv -my-2">
        <div>
          <dt>{referenceLabel}</dt>
          <dd className="flex items-center gap-2">
            <span>{part.reference}</span>
            <CopyButton text={part.reference} label={tCard('copyReference', { reference: part.reference })} />
          </dd>
        </div>
        <div>
          <dt>{t('at')}</dt>
          <dd>{at}</dd>
        </div>
        {facts.map((fact) => (
          <div key={fact.label}>
            <dt>{fact.label}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
      </dl>
      <Rule />
      <div className="card-acts">
        <Button size="small" onClick={download}>
          <Download size={16} />
          {t('download')}
        </Button>
        {part.name && (
          <Button size="small" off={!live} onClick={() => send(t('sayDetails', { name: part.name ?? '' }))}>
            {t('details')}
          </Button>
        )}
        {part.name && part.state === 'active' && (
          <button
            type="button"
            className="link self-center py-1 text-label font-medium"
            aria-disabled={!live || undefined}
            onClick={() => live && send(t(solar ? 'sayCancel' : 'sayLeave', { name: part.name ?? '' }))}
          >
            {t(solar ? 'cancel' : 'leave')}
          </button>
        )}
      </div>
    </Card>
  )
}
