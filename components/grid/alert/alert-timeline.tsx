'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { personName } from '@/lib/client/grid/asset-label'
import type { AlertDto, AlertTimelineEntry } from '@/lib/protocol/alert'
import { useAlertActions } from '../alarms/use-alert-actions'
import { useRoom } from '../shell/room-context'
import { usePermission } from '../shell/use-permission'
import { Skeleton } from '../states/skeleton'
import { useTimelineText } from './use-timeline-text'

type Show = 'all' | 'people' | 'source'
type Props = {
  alert: AlertDto
  entries: AlertTimelineEntry[] | null
  onNote: () => void
  /** Ids of the stored messages, oldest first: an entry names and opens the one that it came in */
  payloadIds: string[]
  onPayload: (id: string) => void
}

/** What happened, by whom, when, with its evidence; notes for the next shift below. */
export function AlertTimeline({ alert, entries, onNote, payloadIds, onPayload }: Props) {
  const t = useTranslations('grid-ui')
  const [show, setShow] = useState<Show>('all')
  const shown = (entries ?? []).filter(
    (entry) => show === 'all' || (show === 'people') === entry.actor.startsWith('staff:'),
  )
  return (
    <section className="r-panel" aria-label={t('alert.timeline')}>
      <div className="r-head">
        <h2>{t('alert.timeline')}</h2>
        <span className="muted small">{t('alert.entries', { n: entries?.length ?? 0 })}</span>
        <span className="r-grow" />
        <fieldset className="r-seg" aria-label={t('alert.show')}>
          {(['all', 'people', 'source'] as const).map((each) => (
            <button key={each} type="button" aria-pressed={show === each} onClick={() => setShow(each)}>
              {t(`alert.${each}`)}
            </button>
          ))}
        </fieldset>
      </div>
      {entries === null ? (
        <Skeleton rows={6} />
      ) : (
        <ol className="timeline r-scroll">
          {shown.map((entry, index) => (
            <TimelineRow
              // biome-ignore lint/suspicious/noArrayIndexKey: entries are only ever appended
              key={index}
              entry={entry}
              alert={alert}
              payload={entry.payloadId ? payloadIds.indexOf(entry.payloadId) + 1 : 0}
              onPayload={onPayload}
            />
          ))}
        </ol>
      )}
      <NoteForm alertId={alert.id} onNote={onNote} />
    </section>
  )
}

type RowProps = {
  entry: AlertTimelineEntry
  alert: AlertDto
  /** Its message's number; 0 for none */
  payload: number
  onPayload: (id: string) => void
}

function TimelineRow({ entry, alert, payload, onPayload }: RowProps) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const { what, evidence } = useTimelineText()(entry)
  const person = entry.actor.startsWith('staff:')
  const tone = person ? ' person' : entry.kind === 'raised' && alert.priority === 1 ? ' p1' : ''
  return (
    <li>
      <time className="when muted small" dateTime={entry.gridAt}>
        {format.clock(entry.gridAt)}
      </time>
      <span className="timeline-rail">
        <i className={`dot${tone}`} />
      </span>
      <div className="what">
        <b>{actorWords(entry, alert.source)}</b> {what}
      </div>
      <span className="evidence muted small ellipsis" title={evidence}>
        {payload > 0 && entry.payloadId ? (
          <button type="button" className="r-link" onClick={() => onPayload(entry.payloadId!)}>
            {t('alert.payload.number', { n: payload })}
          </button>
        ) : null}
        {payload > 0 && evidence ? ', ' : ''}
        {evidence}
      </span>
    </li>
  )
}

function actorWords({ actor, data }: AlertTimelineEntry, source: string): string {
  if (actor.startsWith('key:')) return source
  if (actor.startsWith('system:')) return 'Feederline'
  return typeof data.by === 'string' ? data.by : personName(actor)
}

function NoteForm({ alertId, onNote }: { alertId: string; onNote: () => void }) {
  const t = useTranslations('grid-ui')
  const permission = usePermission('operator')
  const actions = useAlertActions()
  const [text, setText] = useState('')
  return (
    <form
      className="dock-compose"
      onSubmit={async (event) => {
        event.preventDefault()
        if (!text.trim()) return
        if (await actions.act(alertId, 'notes', { text: text.trim() })) {
          setText('')
          onNote()
        }
      }}
    >
      <input
        className="r-input"
        value={text}
        maxLength={2000}
        aria-label={t('alert.note')}
        placeholder={permission.reason ?? t('alert.noteHint')}
        disabled={!permission.allowed}
        onChange={(event) => setText(event.target.value)}
      />
      <button
        type="submit"
        className="r-btn"
        disabled={!permission.allowed || actions.busyId !== null}
        title={permission.reason}
      >
        {t('alert.addNote')}
      </button>
      {actions.problem ? (
        <span className="small" role="alert">
          {actions.problem.detail || t('state.failed')}
        </span>
      ) : null}
    </form>
  )
}
