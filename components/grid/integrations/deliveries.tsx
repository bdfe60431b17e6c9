'use client'

import { Fragment, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { DeliveryDto, WebhookDto } from '@/lib/protocol/admin-webhooks'
import { useRoom } from '../shell/room-context'
import { usePages } from '../shell/use-pages'
import { useRequest } from '../shell/use-request'
import { EmptyNote } from '../states/empty-note'
import { ProblemNote } from '../states/problem-note'
import { Refusal } from '../states/refusal'
import { Skeleton } from '../states/skeleton'

const STATES = ['all', 'queued', 'delivered', 'failed'] as const
type Show = (typeof STATES)[number]

/** Each delivery with its tries and the answer; a failed one can be sent again. */
export function Deliveries({ webhooks, stamp }: { webhooks: WebhookDto[]; stamp: number }) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const [show, setShow] = useState<Show>('all')
  const [webhookId, setWebhookId] = useState('')
  const [open, setOpen] = useState<string | null>(null)
  const request = useRequest()
  const query = new URLSearchParams({
    ...(show === 'all' ? {} : { state: show }),
    ...(webhookId ? { webhookId } : {}),
  }).toString()
  const pages = usePages<DeliveryDto>(`/api/admin/webhook-deliveries${query ? `?${query}` : ''}`, 50)
  const { restart } = pages
  // biome-ignore lint/correctness/useExhaustiveDependencies: a test was sent: look again
  useEffect(() => {
    if (stamp === 0) return
    const timer = setTimeout(restart, 1500)
    return () => clearTimeout(timer)
  }, [stamp])
  return (
    <section className="r-panel" aria-label={t('webhooks.deliveries')}>
      <div className="r-head">
        <h2>{t('webhooks.deliveries')}</h2>
        <span className="r-grow" />
        <select
          className="r-input"
          style={{ height: 26, width: 180 }}
          value={webhookId}
          aria-label={t('webhooks.col.endpoint')}
          onChange={(event) => setWebhookId(event.target.value)}
        >
          <option value="">{t('webhooks.every')}</option>
          {webhooks.map((webhook) => (
            <option key={webhook.id} value={webhook.id}>
              {webhook.name}
            </option>
          ))}
        </select>
        <fieldset className="r-seg" aria-label={t('rules.col.state')}>
          {STATES.map((each) => (
            <button key={each} type="button" aria-pressed={show === each} onClick={() => setShow(each)}>
              {t(`webhooks.show.${each}`)}
            </button>
          ))}
        </fieldset>
        <button type="button" className="r-btn tiny" onClick={restart}>
          {t('action.refresh')}
        </button>
      </div>
      <Refusal problem={request.problem} />
      {pages.problem && pages.items.length === 0 ? (
        <ProblemNote title={t('webhooks.failed')} problem={pages.problem} onRetry={pages.retry} />
      ) : pages.loading && pages.items.length === 0 ? (
        <Skeleton rows={4} />
      ) : pages.items.length === 0 ? (
        <EmptyNote title={t('webhooks.noDeliveries')} text={t('webhooks.noDeliveriesText')} />
      ) : (
        <div className="r-scroll">
          <table className="r-table">
            <thead>
              <tr>
                <th>{t('audit.at')}</th>
                <th>{t('webhooks.col.endpoint')}</th>
                <th>{t('webhooks.col.event')}</th>
                <th>{t('rules.col.state')}</th>
                <th className="number">{t('webhooks.col.answer')}</th>
                <th className="number">{t('webhooks.col.tries')}</th>
                <th className="number">ms</th>
                <th>
                  <span className="visually-hidden">{t('action.column')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {pages.items.map((delivery) => (
                <Fragment key={delivery.id}>
                  <tr className={open === delivery.id ? 'selected' : undefined}>
                    <td>{format.clock(delivery.createdAt)}</td>
                    <td>{delivery.webhook}</td>
                    <td className="mono">{delivery.type}</td>
                    <td>
                      <span className={`r-chip${delivery.state === 'delivered' ? ' ink' : ''}`}>
                        {t(`webhooks.show.${delivery.state}`)}
                      </span>
                    </td>
                    <td className="number">{delivery.responseStatus ?? '–'}</td>
                    <td className="number">{delivery.attempts}</td>
                    <td className="number muted">{delivery.durationMs ?? '–'}</td>
                    <td>
                      <span className="r-row" style={{ justifyContent: 'flex-end' }}>
                        {delivery.state === 'queued' ? null : (
                          <button
                            type="button"
                            className="r-btn tiny"
                            disabled={request.busy}
                            onClick={async () => {
                              const answer = await request.send(
                                `/api/admin/webhook-deliveries/${delivery.id}/resend`,
                                'POST',
                              )
                              if (answer.ok) restart()
                            }}
                          >
                            {t('webhooks.resend')}
                          </button>
                        )}
                        <button
                          type="button"
                          className="r-link"
                          aria-expanded={open === delivery.id}
                          onClick={() => setOpen(open === delivery.id ? null : delivery.id)}
                        >
                          {t('audit.details')}
                        </button>
                      </span>
                    </td>
                  </tr>
                  {open === delivery.id ? (
                    <tr>
                      <td colSpan={8} style={{ whiteSpace: 'normal', padding: 0 }}>
                        <pre className="mono audit-data">
                          {[
                            delivery.lastError,
                            delivery.responseBody,
                            JSON.stringify(delivery.payload, null, 2),
                          ]
                            .filter(Boolean)
                            .join('\n\n')}
                        </pre>
                      </td>
                    </tr>
                  ) : null}
                </Fragment>
              ))}
            </tbody>
          </table>
          {pages.ended ? null : (
            <div style={{ padding: 12 }}>
              <button type="button" className="r-btn" disabled={pages.loading} onClick={pages.more}>
                {t('action.more')}
              </button>
            </div>
          )}
        </div>
      )}
    </section>
  )
}
