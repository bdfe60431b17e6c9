'use client'

import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { personName } from '@/lib/client/grid/asset-label'
import { partText } from '@/lib/client/part-text'
import { getConversationStore } from '@/lib/client/use-conversation'
import type { Part, PartOf } from '@/lib/protocol/message'
import { useRoom } from '../shell/room-context'
import { Said } from './command-line'

type Props = {
  part: Part
  live: boolean
  first: boolean
  /** The message says it in words too: a card's own summary would say it twice */
  told: boolean
}

/** A part of a message, as dense as the log: the first on the line of its author, the others below. */
export function CommandPart({ part, live, first, told }: Props) {
  if (first) return <PartWords part={part} live={live} told={told} />
  return (
    <div>
      <PartWords part={part} live={live} told={told} />
    </div>
  )
}

const ACTS = [
  'recommendation.proceed',
  'recommendation.decline',
  'alert.acknowledge',
  'activation.abort',
] as const

function PartWords({ part, live, told }: Omit<Props, 'first'>) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  switch (part.type) {
    case 'text': {
      // A pressed button stands in the log under its technical name.
      const act = ACTS.find((each) => each === part.text)
      return act ? (
        t(`dock.act.${act.replace('.', '-') as 'recommendation-proceed'}`)
      ) : (
        <Said text={part.text} />
      )
    }
    case 'alert':
      return (
        <span>
          <b className={part.priority === 1 ? 'p1-text' : part.priority === 2 ? 'p2-text' : 'muted'}>
            P{part.priority}
          </b>{' '}
          {told ? null : (part.summary ?? part.message)}{' '}
          <Link className="r-link" href={`/admin/alerts/${part.alertId}`} prefetch={false}>
            {told ? (part.transformerId ?? t('dock.open')) : t('dock.open')}
          </Link>
        </span>
      )
    case 'options':
      return <OptionsLines part={part} />
    case 'confirm':
      return (
        <span>
          {part.title ?? part.summary}{' '}
          <span className="muted">
            {part.state === 'open'
              ? t('dock.confirmOpen')
              : part.decidedBy && part.decidedAt
                ? t(part.state === 'confirmed' ? 'dock.approvedBy' : 'dock.declinedBy', {
                    who: personName(part.decidedBy),
                    time: format.clock(part.decidedAt),
                  })
                : t(`dock.confirmState.${part.state}`)}
          </span>
        </span>
      )
    case 'activation':
      return (
        <span>
          {told ? null : (part.summary ?? part.reference)}{' '}
          <Link className="r-link" href={`/admin/activations/${part.activationId}`} prefetch={false}>
            {part.reference}
          </Link>
        </span>
      )
    case 'table':
      return <TableLines part={part} />
    case 'suggestions':
      return live ? <Suggestions items={part.items} /> : null
    default:
      return <span style={{ whiteSpace: 'pre-line' }}>{partText(part)}</span>
  }
}

function OptionsLines({ part }: { part: PartOf<'options'> }) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  return (
    <>
      <span>{part.summary ?? t('dock.optionsNeed', { kw: format.number(part.neededKw) })}</span>
      <ul>
        {part.options.map((option) => (
          <li key={option.id}>
            <b>{option.id}</b>{' '}
            {option.programs.map((program) => `${program.name} ${program.participants}`).join(' + ')},{' '}
            {format.number(option.expectedKw)} kW
            {option.pEnough === undefined
              ? ''
              : `, ${t('plan.pEnough', { percent: format.percent(Math.floor(100 * option.pEnough + 1e-9)) })}`}
          </li>
        ))}
      </ul>
    </>
  )
}

function TableLines({ part }: { part: PartOf<'table'> }) {
  return (
    <div style={{ overflowX: 'auto' }}>
      <table className="r-table">
        {part.title ? <caption className="visually-hidden">{part.title}</caption> : null}
        <thead>
          <tr>
            {part.columns.map((column) => (
              <th key={column.id} className={column.align === 'end' ? 'number' : undefined}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {part.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of an answer never move
            <tr key={index}>
              {row.cells.map((cell, column) => (
                <td
                  // biome-ignore lint/suspicious/noArrayIndexKey: cells belong to their column
                  key={column}
                  className={part.columns[column]?.align === 'end' ? 'number' : undefined}
                >
                  {column === 0 && row.href ? (
                    <Link className="r-link" href={row.href} prefetch={false}>
                      {cell}
                    </Link>
                  ) : (
                    cell
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Suggestions({ items }: { items: string[] }) {
  return (
    <div className="r-row wrap" style={{ marginTop: 4 }}>
      {items.map((item) => (
        <button
          key={item}
          type="button"
          className="r-btn tiny"
          onClick={() => getConversationStore('/grid').send(item)}
        >
          {item}
        </button>
      ))}
    </div>
  )
}
