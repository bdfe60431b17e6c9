'use client'

import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AlertDto, AlertTimelineEntry } from '@/lib/protocol/alert'
import type { AlertPayload as Payload } from '@/lib/protocol/alert-payload'
import { CopyButton } from '../shell/copy-button'
import { useRoom } from '../shell/room-context'
import { useResource } from '../shell/use-resource'
import { ProblemNote } from '../states/problem-note'
import { Skeleton } from '../states/skeleton'
import { Icon } from '../symbols/icon'
import { PayloadText } from './payload-text'

type Props = {
  alert: AlertDto
  entries: AlertTimelineEntry[] | null
  /** Ids of the stored messages, oldest first, and the one looked at */
  ids: string[]
  chosen: string | null
  onChoose: (id: string) => void
}

/** What the source sent, as it was stored before anything was read from it: one message at a time. */
export function AlertPayload({ alert, entries, ids, chosen, onChoose }: Props) {
  const t = useTranslations('grid-ui')
  if (entries === null)
    return (
      <Panel title={t('alert.payload.title')}>
        <Skeleton rows={4} />
      </Panel>
    )
  const at = Math.max(0, chosen === null ? 0 : ids.indexOf(chosen))
  const id = ids[at]
  if (id === undefined) return <NoMessage own={entries[0]?.actor.startsWith('system:') ?? false} />
  return <Message alertId={alert.id} id={id} at={at} ids={ids} onChoose={onChoose} />
}

function NoMessage({ own }: { own: boolean }) {
  const t = useTranslations('grid-ui')
  return (
    <Panel title={t('alert.payload.title')}>
      <p className="muted small payload-note">{t(own ? 'alert.payload.ownRule' : 'alert.payload.none')}</p>
    </Panel>
  )
}

type MessageProps = {
  alertId: string
  id: string
  at: number
  ids: string[]
  onChoose: (id: string) => void
}

function Message({ alertId, id, at, ids, onChoose }: MessageProps) {
  const t = useTranslations('grid-ui')
  const [wholeOf, setWholeOf] = useState<string | null>(null)
  const whole = wholeOf === id
  const { data, problem, reload } = useResource<Payload>(`/api/grid/alerts/${alertId}/payloads/${id}`)
  const text = data ? (whole || !data.own ? data.text : data.own.text) : ''
  const step = (by: number) => {
    const next = ids[at + by]
    if (next) onChoose(next)
  }
  return (
    <Panel
      title={
        ids.length === 1 ? t('alert.payload.title') : t('alert.payload.which', { n: at + 1, of: ids.length })
      }
      tools={
        <>
          {ids.length > 1 ? (
            <>
              <StepButton
                label={t('alert.payload.previous')}
                icon="up"
                disabled={at === 0}
                onClick={() => step(-1)}
              />
              <StepButton
                label={t('alert.payload.next')}
                icon="down"
                disabled={at === ids.length - 1}
                onClick={() => step(1)}
              />
            </>
          ) : null}
          {data ? <CopyButton tiny text={() => text} label={t('action.copy')} /> : null}
        </>
      }
    >
      {data ? (
        <>
          <Origin payload={data} />
          {data.own ? (
            <fieldset className="r-seg payload-which" aria-label={t('alert.payload.part')}>
              <button type="button" aria-pressed={!whole} onClick={() => setWholeOf(null)}>
                {t('alert.payload.own', { n: data.own.index + 1, of: data.own.of })}
              </button>
              <button type="button" aria-pressed={whole} onClick={() => setWholeOf(id)}>
                {t('alert.payload.whole')}
              </button>
            </fieldset>
          ) : null}
          <PayloadText key={`${id}.${whole}`} text={text} />
          {data.cut && (whole || !data.own) ? (
            <p className="muted small payload-note">{t('alert.payload.cut')}</p>
          ) : null}
        </>
      ) : problem?.status === 404 ? (
        <p className="muted small payload-note">{t('alert.payload.gone')}</p>
      ) : problem ? (
        <ProblemNote title={t('alert.payload.failed')} problem={problem} onRetry={reload} />
      ) : (
        <Skeleton rows={4} />
      )}
    </Panel>
  )
}

function Origin({ payload }: { payload: Payload }) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const { receivedAt, bytes, apiKeyName } = payload
  const known = ['native', 'alertmanager', 'grafana', 'pagerduty', 'cloudevents'] as const
  const shape = known.find((each) => each === payload.format)
  return (
    <div className="muted small payload-note">
      <p>
        {t('alert.payload.from', {
          format: shape ? t(`integrations.format.${shape}`) : payload.format,
          who: apiKeyName ?? payload.source,
        })}
      </p>
      <p title={t('alert.payload.wallClock')}>
        {t('alert.payload.received', {
          day: format.day(receivedAt),
          time: format.clock(receivedAt),
          bytes: format.whole(bytes),
        })}
      </p>
      {payload.outcome ? <p>{t('alert.payload.outcome', { text: payload.outcome })}</p> : null}
    </div>
  )
}

function StepButton(props: { label: string; icon: 'up' | 'down'; disabled: boolean; onClick: () => void }) {
  return (
    // At the last one it keeps the focus: nobody is thrown to the top of the page.
    <button
      type="button"
      className="r-btn tiny icon"
      aria-disabled={props.disabled || undefined}
      onClick={props.onClick}
    >
      <Icon name={props.icon} size={11} />
      <span className="visually-hidden">{props.label}</span>
    </button>
  )
}

function Panel({ title, tools, children }: { title: string; tools?: ReactNode; children: ReactNode }) {
  const t = useTranslations('grid-ui')
  return (
    <section className="r-panel payload" aria-label={t('alert.payload.title')}>
      <div className="r-head">
        <h2 aria-live="polite">{title}</h2>
        <span className="r-grow" />
        {tools}
      </div>
      {children}
    </section>
  )
}
