'use client'

import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { useFormats } from '@/components/chat/chat-context'
import { useList } from '@/lib/client/use-list'
import type { OrderDto, OrderState } from '@/lib/protocol/order'
import { ListBody, Section } from './section'

const STEPS: OrderState[] = ['searched', 'selected', 'initialised', 'confirmed', 'active']

export function OrdersSection({ currency = 'USD' }: { currency?: string }) {
  const t = useTranslations('account')
  const list = useList<OrderDto>('/api/me/orders')
  return (
    <Section id="orders" title={t('sections.orders')}>
      <ListBody list={list} empty={<p>{t('orders.empty')}</p>}>
        {(items) => (
          <div className="grid gap-3">
            {items.map((order) => (
              <Order key={order.id} order={order} currency={currency} />
            ))}
          </div>
        )}
      </ListBody>
    </Section>
  )
}

function Order({ order, currency }: { order: OrderDto; currency: string }) {
  const t = useTranslations('account.orders')
  const formats = useFormats()
  const { quote, state } = order
  const ended = state === 'cancelled' || state === 'failed'
  const open = state === 'initialised' && quote
  const line = open
    ? t('line', {
        reference: order.reference,
        amount: formats.money(quote.totalMinor, quote.currency || currency),
        date: formats.day(quote.expiresAt),
      })
    : t('lineNoQuote', { reference: order.reference, date: formats.day(order.createdAt) })
  return (
    <div className="list-box">
      <div className="list-row" data-wrap="true">
        <div className="grid gap-0.5">
          <h3 className="text-fact font-medium">{order.offer.name}</h3>
          <p className="text-label text-muted">{[line, order.stage].filter(Boolean).join(' ')}</p>
        </div>
        {ended ? (
          <p className="status">{t(`stage.${state}`)}</p>
        ) : (
          <Link href="/" className="button" data-size="small">
            {t('open')}
          </Link>
        )}
      </div>
      {!ended && (
        <div className="px-5 pb-4.5 max-tablet:px-4">
          <Stages order={order} />
        </div>
      )}
    </div>
  )
}

function Stages({ order }: { order: OrderDto }) {
  const t = useTranslations('account.orders')
  const at = STEPS.indexOf(order.state)
  const isDone = order.state === 'active'
  const name = (step: OrderState) =>
    order.domain === 'solar' && (step === 'confirmed' || step === 'active')
      ? t(`solarStage.${step}`)
      : t(`stage.${step}`)
  return (
    <ol className="stages">
      {STEPS.map((step, i) => (
        <li
          key={step}
          data-state={i < at || isDone ? 'past' : i === at ? 'now' : 'next'}
          aria-current={i === at ? 'step' : undefined}
        >
          {name(step)}
        </li>
      ))}
    </ol>
  )
}
