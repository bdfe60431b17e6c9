import type { Prisma } from '@/lib/db/generated/client'
import { AppError } from '@/lib/errors'
import type { PartOf } from '@/lib/protocol/message'
import { InitOrderInput, type OrderDto, type Quote } from '@/lib/protocol/order'
import { requireCustomer } from '../authorize'
import { type Call, withTransaction } from '../context'
import { advanceOrder, loadOwnOrder } from './advance-order'
import { decideOrderCards } from './decide-order-cards'
import { presentOrder } from './present-order'
import { quoteDfp } from './quote-dfp'
import { quoteSolar } from './quote-solar'

/** What a card of a quote shows and a confirmation agrees to. */
export type DraftQuote = Omit<
  PartOf<'quote'>,
  'type' | 'orderId' | 'quoteVersion' | 'domain' | 'expiresAt' | 'summary' | 'termsVersion'
> & {
  termsVersion: string
  consent: string
}

const QUOTE_LIFETIME_MS = 15 * 60_000

/**
 * Makes the quote with its terms: a new version each time, so that a confirmation names exactly what was shown. What the
 * customer has chosen of it (a visit time, a way to pay) stands in it, and stays until something else is chosen.
 */
export async function initOrder({
  ctx,
  input,
}: Call<{ orderId: string; body?: unknown }>): Promise<{ order: OrderDto; quote: PartOf<'quote'> }> {
  const actor = requireCustomer(ctx.actor)
  const { statements } = InitOrderInput.parse(input.body ?? {})
  const locale = actor.locale === 'es' ? 'es' : 'en'
  const before = await loadOwnOrder(ctx.db, ctx, input.orderId)
  const draft =
    before.domain === 'solar'
      ? await quoteSolar(ctx, before, locale, statements)
      : await quoteDfp(ctx, before.offer as never, locale)
  const sum = draft.lines.reduce((total, line) => total + line.amountMinor, 0)
  if (sum !== draft.totalMinor)
    throw new AppError('internal', 'The lines of this quote do not sum to its price.')
  return withTransaction(ctx, async (tx) => {
    const order = await loadOwnOrder(tx, ctx, input.orderId)
    const now = ctx.now()
    const quoteVersion = order.quoteVersion + 1
    const expiresAt = new Date(now.getTime() + QUOTE_LIFETIME_MS)
    const quote: Quote = {
      quoteVersion,
      lines: draft.lines,
      totalMinor: draft.totalMinor,
      currency: draft.currency,
      termsVersion: draft.termsVersion,
      expiresAt: expiresAt.toISOString(),
    }
    await advanceOrder(tx, ctx, order, 'initialised', {
      quote: { ...draft, ...quote } as unknown as Prisma.InputJsonValue,
      quoteVersion,
      quoteExpiresAt: expiresAt,
    })
    await decideOrderCards(tx, actor.customerId, order.id, {
      state: 'confirmed',
      by: actor.name,
      at: now,
      onlyAction: 'order.init',
    })
    await decideOrderCards(tx, actor.customerId, order.id, {
      state: 'superseded',
      by: 'agent',
      at: now,
      onlyAction: 'order.confirm',
    })
    const saved = await tx.order.findUniqueOrThrow({ where: { id: order.id }, include: { history: true } })
    const { consent: _consent, ...card } = draft
    return {
      order: presentOrder(saved),
      quote: {
        type: 'quote',
        orderId: order.id,
        quoteVersion,
        domain: saved.domain as 'dfp' | 'solar',
        ...card,
        expiresAt: expiresAt.toISOString(),
      },
    }
  })
}
