'use client'

import { ChevronDown, CircleCheck, Clock } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Status } from '@/components/ui/status'
import { unbroken } from '@/lib/client/unbroken'
import type { EventResult, PartOf } from '@/lib/protocol/message'
import { Card } from '../card'
import { useFormats } from '../chat-context'
import { EventChart } from '../event-chart'

type Props = {
  part: PartOf<'event'>
  result: EventResult
  /** The steps stand open from the start */
  open?: boolean
}

/** Measured: the money, whether it is final, the picture, and every step of the sum. */
export function EventResultCard({ part, result, open = false }: Props) {
  const t = useTranslations('chat.event')
  const formats = useFormats()
  const window = formats.timeRange(part.startAt, part.endAt)
  const energy = formats.kwh(Math.abs(result.energyKwh))
  const less = result.energyKwh >= 0

  return (
    <Card label={t('result')}>
      <div className="card-head">
        <div className="grid gap-0.5">
          <h2 className="sr-only">{t('result')}</h2>
          <p className="text-result num text-earn">{formats.money(result.amountMinor, result.currency)}</p>
          <p className="text-body text-muted text-pretty">
            {part.text
              ? unbroken(part.text)
              : t(less ? 'lessThanUsual' : 'moreThanUsual', { energy, window })}
          </p>
        </div>
        {result.provisional ? (
          <Status tone="warn" icon={<Clock size={16} />}>
            {t('provisional')}
          </Status>
        ) : (
          <Status tone="on" icon={<CircleCheck size={16} />}>
            {t('final')}
          </Status>
        )}
      </div>
      <EventChart result={result} />
      {result.note && <p className="text-label text-muted text-pretty">{result.note}</p>}
      <details className="group border-t border-line pt-4" open={open}>
        <summary className="inline-flex items-center gap-1.5 py-0.5 text-body font-medium text-accent">
          {t('how')}
          <ChevronDown size={16} className="transition-transform group-open:rotate-180" />
        </summary>
        <Steps result={result} />
      </details>
    </Card>
  )
}

function Steps({ result }: { result: EventResult }) {
  const t = useTranslations('chat.event')
  const formats = useFormats()
  const steps = result.steps.filter((step) => !step.total)
  const totals = result.steps.filter((step) => step.total)
  const row = (step: EventResult['steps'][number]) => (
    <tr key={step.label}>
      <th scope="row">
        {step.label}
        {step.detail && <small>{step.detail}</small>}
      </th>
      <td>{step.value}</td>
    </tr>
  )
  return (
    <div className="grid gap-3 pt-3">
      <table className="lines">
        <caption className="sr-only">{t('how')}</caption>
        <tbody>{steps.map(row)}</tbody>
        {totals.length > 0 && <tfoot>{totals.map(row)}</tfoot>}
      </table>
      {result.reboundKwh !== null && result.reboundKwh > 0.05 && (
        <p className="text-label text-muted text-pretty">
          {t('rebound', { energy: formats.kwh(result.reboundKwh) })}
        </p>
      )}
    </div>
  )
}
