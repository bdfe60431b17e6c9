'use client'

import Link from 'next/link'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { isOpen, orderAlerts } from '@/lib/client/grid/alert-order'
import type { HandoverDto } from '@/lib/protocol/admin'
import { TextField } from '../forms/fields'
import { useGrid, useRoom } from '../shell/room-context'
import { usePages } from '../shell/use-pages'
import { usePermission } from '../shell/use-permission'
import { useRequest } from '../shell/use-request'
import { EmptyNote } from '../states/empty-note'
import { ProblemNote } from '../states/problem-note'
import { Refusal } from '../states/refusal'
import { Skeleton } from '../states/skeleton'

/** What one shift leaves to the next, and that it was read. */
export function HandoverPage() {
  const t = useTranslations('grid-ui')
  const pages = usePages<HandoverDto>('/api/admin/handover', 50)
  return (
    <div className="r-page">
      <div className="page-head">
        <h1>{t('nav.handover')}</h1>
        <span className="muted small">{t('handover.note')}</span>
      </div>
      <div className="page-body handover-grid">
        <NewNote onWritten={pages.restart} />
        <section className="r-panel" aria-label={t('handover.notes')}>
          <div className="r-head">
            <h2>{t('handover.notes')}</h2>
          </div>
          {pages.problem && pages.items.length === 0 ? (
            <ProblemNote title={t('handover.failed')} problem={pages.problem} onRetry={pages.retry} />
          ) : pages.loading && pages.items.length === 0 ? (
            <Skeleton rows={5} />
          ) : pages.items.length === 0 ? (
            <EmptyNote title={t('handover.none')} text={t('handover.noneText')} />
          ) : (
            <ul>
              {pages.items.map((note) => (
                <NoteRow key={note.id} note={note} onRead={pages.restart} />
              ))}
            </ul>
          )}
        </section>
      </div>
    </div>
  )
}

function NewNote({ onWritten }: { onWritten: () => void }) {
  const t = useTranslations('grid-ui')
  const permission = usePermission('operator')
  const request = useRequest()
  const alerts = useGrid((state) => state.alerts)
  const open = orderAlerts([...alerts.values()].filter(isOpen)).slice(0, 20)
  const [text, setText] = useState('')
  const [about, setAbout] = useState<string[]>([])
  return (
    <section className="r-panel" aria-label={t('handover.write')}>
      <div className="r-head">
        <h2>{t('handover.write')}</h2>
      </div>
      <form
        className="r-dialog-body"
        onSubmit={async (event) => {
          event.preventDefault()
          const answer = await request.send('/api/admin/handover', 'POST', {
            text: text.trim(),
            alertIds: about,
          })
          if (!answer.ok) return
          setText('')
          setAbout([])
          onWritten()
        }}
      >
        <TextField
          label={t('handover.text')}
          value={text}
          onChange={setText}
          lines={5}
          maxLength={4000}
          readOnly={!permission.allowed}
        />
        {open.length > 0 ? (
          <fieldset>
            <legend className="muted small" style={{ marginBottom: 4 }}>
              {t('handover.about')}
            </legend>
            {open.map((alert) => (
              <label key={alert.id} className="r-check" style={{ padding: '2px 0' }}>
                <input
                  type="checkbox"
                  checked={about.includes(alert.id)}
                  disabled={!permission.allowed}
                  onChange={(event) =>
                    setAbout(
                      event.target.checked ? [...about, alert.id] : about.filter((id) => id !== alert.id),
                    )
                  }
                />
                <span className="ellipsis">
                  P{alert.priority} {alert.transformerId ?? alert.externalId} {alert.message}
                </span>
              </label>
            ))}
          </fieldset>
        ) : null}
        <Refusal problem={request.problem} />
        <button
          type="submit"
          className="r-btn primary"
          style={{ justifySelf: 'start' }}
          disabled={!permission.allowed || request.busy || !text.trim()}
          title={permission.reason}
        >
          {t('handover.leave')}
        </button>
      </form>
    </section>
  )
}

function NoteRow({ note, onRead }: { note: HandoverDto; onRead: () => void }) {
  const t = useTranslations('grid-ui')
  const { format, me } = useRoom()
  const permission = usePermission('operator')
  const request = useRequest()
  return (
    <li className="handover-row">
      <div className="r-row">
        <b>{note.author}</b>
        <span className="muted small">
          {format.day(note.createdAt)} {format.minute(note.createdAt)}
        </span>
        <span className="r-grow" />
        {note.acknowledgedBy && note.acknowledgedAt ? (
          <span className="muted small">
            {t('handover.readBy', { who: note.acknowledgedBy, time: format.minute(note.acknowledgedAt) })}
          </span>
        ) : note.author === me.name ? (
          <span className="muted small">{t('handover.unread')}</span>
        ) : (
          <button
            type="button"
            className="r-btn tiny"
            disabled={!permission.allowed || request.busy}
            title={permission.reason}
            onClick={async () => {
              if ((await request.send(`/api/admin/handover/${note.id}/acknowledge`, 'POST')).ok) onRead()
            }}
          >
            {t('handover.read')}
          </button>
        )}
      </div>
      <p style={{ whiteSpace: 'pre-line' }}>{note.text}</p>
      {note.alertIds.length > 0 ? (
        <div className="r-row wrap small">
          {note.alertIds.map((id, index) => (
            <Link key={id} className="r-link" href={`/admin/alerts/${id}`} prefetch={false}>
              {t('handover.alert', { n: index + 1 })}
            </Link>
          ))}
        </div>
      ) : null}
      <Refusal problem={request.problem} />
    </li>
  )
}
