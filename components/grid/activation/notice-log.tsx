'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ActivationDto, NoticeDto } from '@/lib/protocol/activation'
import { Dialog } from '../shell/dialog'
import { useRoom } from '../shell/room-context'
import { usePermission } from '../shell/use-permission'
import { useRequest } from '../shell/use-request'
import { useResource } from '../shell/use-resource'
import { EmptyNote } from '../states/empty-note'
import { ProblemNote } from '../states/problem-note'
import { Refusal } from '../states/refusal'
import { Skeleton } from '../states/skeleton'
import { channelName } from './delivery'

const STATES = ['all', 'failed', 'queued', 'held', 'sent'] as const
type Shown = (typeof STATES)[number]
const KINDS = ['notice', 'reminder', 'start', 'cancelled', 'extended', 'result'] as const

/** Every notice of one activation with what became of it; what failed can be sent once more. */
export function NoticeLog({ activation, onClose }: { activation: ActivationDto; onClose: () => void }) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const permission = usePermission('operator')
  const request = useRequest()
  const [shown, setShown] = useState<Shown>('all')
  const [retried, setRetried] = useState<number | null>(null)
  const path = `/api/grid/activations/${activation.id}/notices`
  const log = useResource<NoticeDto[]>(shown === 'all' ? path : `${path}?state=${shown}`, activation.version)
  async function retry() {
    const answer = await request.send<{ retried: number }>(`${path}/retry`, 'POST')
    if (!answer.ok) return
    setRetried(answer.data.retried)
    log.reload()
  }
  return (
    <Dialog title={t('notices.title', { reference: activation.reference })} wide onClose={onClose}>
      <div className="r-dialog-body">
        <div className="r-row wrap">
          <fieldset className="r-seg" aria-label={t('notices.which')}>
            {STATES.map((state) => (
              <button
                key={state}
                type="button"
                aria-pressed={shown === state}
                onClick={() => setShown(state)}
              >
                {t(`notices.state.${state}`)}
              </button>
            ))}
          </fieldset>
          <span className="r-grow" />
          {retried === null ? null : (
            <span className="small muted" role="status">
              {t('notices.retried', { n: retried })}
            </span>
          )}
          <button
            type="button"
            className="r-btn"
            disabled={!permission.allowed || request.busy}
            title={permission.reason}
            onClick={() => void retry()}
          >
            {t('notices.retry')}
          </button>
        </div>
        <Refusal problem={request.problem} />
        {log.problem ? (
          <ProblemNote title={t('notices.failed')} problem={log.problem} onRetry={log.reload} />
        ) : log.data === null ? (
          <Skeleton rows={6} />
        ) : log.data.length === 0 ? (
          <EmptyNote title={t('notices.none')} />
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reachable by keyboard
          <div className="r-scroll" tabIndex={0} style={{ maxHeight: '50vh' }}>
            <table className="r-table">
              <thead className="pinned">
                <tr>
                  <th>{t('activation.col.meter')}</th>
                  <th>{t('notices.kind')}</th>
                  <th>{t('activation.col.channel')}</th>
                  <th>{t('activation.col.state')}</th>
                  <th>{t('notices.when')}</th>
                  <th>{t('notices.reached')}</th>
                  <th className="number">{t('notices.attempts')}</th>
                </tr>
              </thead>
              <tbody>
                {log.data.map((notice) => (
                  <tr key={notice.id}>
                    <td>{notice.meter}</td>
                    <td>{kindName(t, notice.kind)}</td>
                    <td>{channelName(t, notice.channel)}</td>
                    <td
                      className={notice.state === 'failed' ? 'strong' : undefined}
                      style={{ whiteSpace: 'normal' }}
                    >
                      {t(`notices.state.${notice.state}`)}
                      {notice.detail ? <span className="muted">: {notice.detail}</span> : null}
                    </td>
                    <td>{format.clock(notice.createdAt)}</td>
                    <td className="muted">{notice.deliveredAt ? t('activation.yes') : '–'}</td>
                    <td className="number">{notice.attempts ?? '–'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
      <div className="r-dialog-foot">
        <button type="button" className="r-btn" onClick={onClose}>
          {t('action.close')}
        </button>
      </div>
    </Dialog>
  )
}

function kindName(t: ReturnType<typeof useTranslations<'grid-ui'>>, kind: string): string {
  const base = kind.split(':')[0]
  const known = KINDS.find((each) => each === base)
  return known ? t(`notices.kinds.${known}`) : kind
}
