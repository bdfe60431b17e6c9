'use client'

import Link from 'next/link'
import { Fragment, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { alarmValue } from '@/lib/client/grid/alarm-value'
import { assetLabel, personName } from '@/lib/client/grid/asset-label'
import { formatSpan } from '@/lib/client/grid/room-format'
import type { AlertDto } from '@/lib/protocol/alert'
import type { TransformerDto } from '@/lib/protocol/grid'
import { useAlarmKind, useOwnWords } from '../alarms/use-alarm-message'
import { useGrid, useRoom } from '../shell/room-context'
import { useGridNow } from '../shell/use-now'

type Props = {
  alert: AlertDto
  /** When somebody closed it without its source having said that it is over */
  closedAt: string | null
}

export function AlertFacts({ alert, closedAt }: Props) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const kindOf = useAlarmKind()
  const words = useOwnWords(alert)
  const now = useGridNow(5000)
  const transformer = useGrid((state) =>
    alert.transformerId ? state.transformers.get(alert.transformerId) : undefined,
  )
  // The alarm's own limit, else the transformer's, which is then what counts.
  const limitKw = alert.limitKw ?? transformer?.limitKw
  const over = alert.clearedAt ?? closedAt
  const ended = over ? Date.parse(over) : now
  const facts: { label: string; value: ReactNode }[] = [
    { label: t('alert.fact.asset'), value: <Asset alert={alert} transformer={transformer} /> },
    { label: t('alert.fact.kind'), value: kindOf(alert.kind) },
    { label: t('alert.fact.value'), value: <Value alert={alert} /> },
    {
      label: t('alert.fact.limit'),
      value: limitKw === undefined ? '–' : `${format.number(limitKw)} kW`,
    },
    {
      label: t(over ? 'alert.fact.lasted' : 'alert.fact.lasting'),
      value: formatSpan(ended - Date.parse(alert.raisedAt)),
    },
    { label: t('alert.fact.count'), value: t('alert.fact.reports', { n: alert.count }) },
    { label: t('alert.fact.source'), value: alert.source },
    { label: t('alert.fact.externalId'), value: <span className="mono">{alert.sourceEventId}</span> },
  ]
  if (alert.shelvedUntil)
    facts.push({
      label: t('alert.fact.shelved'),
      value: t('alert.fact.shelvedUntil', {
        time: format.dayMinute(alert.shelvedUntil),
        who: alert.shelvedBy ? personName(alert.shelvedBy) : '',
      }),
    })
  if (alert.expectedDurationMinutes)
    facts.push({
      label: t('alert.fact.expected'),
      value: t('unit.minutes', { n: alert.expectedDurationMinutes }),
    })
  return (
    <section className="r-panel" aria-label={t('alert.facts')}>
      <div className="r-head">
        <h2>{t('alert.facts')}</h2>
        {alert.predicted ? <span className="r-chip">{t('alarm.predicted')}</span> : null}
      </div>
      {words ? <p style={{ padding: '8px 12px', borderBottom: '1px solid var(--line)' }}>{words}</p> : null}
      <dl className="r-facts">
        {facts.map(({ label, value }) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  )
}

function Asset({ alert, transformer }: { alert: AlertDto; transformer: TransformerDto | undefined }) {
  const t = useTranslations('grid-ui')
  if (!transformer) return alert.externalId ?? t('alert.unmapped')
  return (
    <Link className="r-link" href={`/admin?t=${transformer.id}`} prefetch={false}>
      {assetLabel(transformer.id, transformer.name)}, {transformer.feederId}
    </Link>
  )
}

function Value({ alert }: { alert: AlertDto }) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const value = alarmValue(alert)
  if (!value) return t('alert.fact.noValue')
  return (
    <>
      <b>
        {format.number(value.value)} {value.unit}
      </b>
      {value.unit === '%' && alert.loadKw !== undefined ? `, ${format.number(alert.loadKw)} kW` : ''}
    </>
  )
}
