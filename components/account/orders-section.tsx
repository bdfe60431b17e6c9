'use client'

import Link from 'next/link'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useFormats } from '@/components/chat/chat-context'
import { useNow } from '@/components/chat/use-now'
import { useChange } from '@/lib/client/use-change'
import { useList } from '@/lib/client/use-list'
import type { OrderDto } from '@/lib/protocol/order'
import { CancelOrderDialog } from './cancel-order-dialog'
import { useOnline } from './offline-banner'
import { OrderStages } from './order-stages'
import { LinkButton } from './programs-section'
import { ChangeProblem, ListBody, Section } from './section'

type Props = { currency?: string; onChange: () => void }

export function OrdersSection({ currency = 'USD', onChange }: Props) {
  const t = useTranslations('account')
  const list = useList<OrderDto>('/api/me/orders')
  const { change, busy, problem } = useChange()
  const [ending, setEnding] = useState<OrderDto | null>(null)
  const online = useOnline()

  async function cancel({ id }: OrderDto) {
    const answer = await change('POST', `/api/me/orders/${id}/cancel`, {})
    setEnding(null)
    if (!answer.ok) return
    await list.reload()
    onChange()
  }

  return (
    <Section id="orders" title={t('sections.orders')}>
      <ListBody list={list} empty={<p>{t('orders.empty')}</p>}>
        {(items) => (
          <div className="grid gap-3">
            {items.map((order) => (
              <Order
                key={order.id}
                order={order}
                currency={currency}
                off={busy !== null || !online}
                onCancel={() => setEnding(order)}
              />
            ))}
          </div>
        )}
      </ListBody>
      <ChangeProblem problem={problem} />
      {ending && (
        <CancelOrderDialog
          order={ending}
          currency={currency}
          onClose={() => setEnding(null)}
          onCancel={() => void cancel(ending)}
        />
      )}
    </Section>
  )
}

type OrderProps = { order: OrderDto; currency: string; off: boolean; onCancel: () => void }

function Order({ order, currency, off, onCancel }: OrderProps) {
  const t = useTranslations('account.orders')
  const { state } = order
  const ended = state === 'cancelled' || state === 'failed'
  // An enrollment is left under its program; what is left of it here is the record.
  const cancellable = order.domain === 'solar' && order.cancellation
  return (
    <div className="list-box">
      <div className="list-row" data-wrap="true">
        <div className="grid gap-0.5">
          <h3 className="text-fact font-medium">{order.offer.name}</h3>
          <p className="text-label text-muted text-pretty">{useOrderLine(order, currency)}</p>
        </div>
        {ended ? (
          <p className="status">{t(`stage.${state}`)}</p>
        ) : (
          <p className="flex flex-wrap items-center gap-4 text-label font-medium">
            {cancellable && (
              <LinkButton off={off} onClick={onCancel}>
                {t('cancel')}
                <span className="sr-only"> {order.offer.name}</span>
              </LinkButton>
            )}
            <Link href="/" className="button" data-size="small">
              {t('open')}
            </Link>
          </p>
        )}
      </div>
      {!ended && (
        <div className="px-5 pb-4.5 max-tablet:px-4">
          <OrderStages order={order} />
        </div>
      )}
    </div>
  )
}

/** Number, price or date, and what comes next. */
function useOrderLine(order: OrderDto, currency: string): string {
  const t = useTranslations('account.orders')
  const formats = useFormats()
  const now = useNow(30_000)
  const { quote, reference } = order
  if (order.state === 'initialised' && quote)
    return t(now && Date.parse(quote.expiresAt) < now.getTime() ? 'lineOver' : 'line', {
      reference,
      amount: formats.money(quote.totalMinor, quote.currency || currency),
      date: formats.dateTime(quote.expiresAt),
    })
  const since = t('lineNoQuote', { reference, date: formats.dayYear(order.createdAt) })
  const price =
    order.domain === 'solar' && quote ? formats.money(quote.totalMinor, quote.currency || currency) : null
  const visit =
    order.state === 'active' && order.stage === 'site-visit' && order.visitAt
      ? t('visit', { when: formats.dateTime(order.visitAt) })
      : null
  return [since, price && t('price', { amount: price }), visit].filter(Boolean).join(' ')
}
