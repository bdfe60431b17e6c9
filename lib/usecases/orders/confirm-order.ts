import type { Tx } from '@/lib/db/client'
import type { Order, Prisma } from '@/lib/db/generated/client'
import { AT_ONCE, loanKey } from '@/lib/domain/finance/payment-choice'
import type { SolarOffer } from '@/lib/domain/solar/offer'
import { AppError, isUniqueViolation } from '@/lib/errors'
import { ConfirmOrderInput, type OrderDto } from '@/lib/protocol/order'
import { requireCustomer } from '../authorize'
import { type Call, type Context, withTransaction } from '../context'
import { advanceOrder, loadOwnOrder } from './advance-order'
import { decideOrderCards } from './decide-order-cards'
import { enrollOrder } from './enroll-order'
import { refuseSecondSolar } from './held-solar-order'
import { presentOrder } from './present-order'
import { chosen } from './quote-choices'
import { requireCurrentTerms, type StoredQuote } from './require-current-terms'

/**
 * Executes the order on the customer's own yes to exactly the quote shown: same version, not expired. Confirmed twice it
 * is done once. A typed yes accepts the statements as the card words them; the card's form sends its own.
 * Errors: out-of-order, stale-version, expired, not-eligible.
 */
export async function confirmOrder({
  ctx,
  input,
}: Call<{ orderId: string; body: unknown }>): Promise<OrderDto> {
  const actor = requireCustomer(ctx.actor)
  const { quoteVersion, statements } = ConfirmOrderInput.parse(input.body)
  if (statements?.medical === 'yes') await noteMedicalEquipment(ctx, input.orderId, actor)
  try {
    return await withTransaction(ctx, async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "Order" WHERE "id" = ${input.orderId} AND "meterId" = ${actor.meterId} FOR UPDATE`
      const order = await loadOwnOrder(tx, ctx, input.orderId)
      if ((order.state === 'active' || order.state === 'confirmed') && order.quoteVersion === quoteVersion)
        return present(tx, order.id)
      requireShownQuote(ctx, order, quoteVersion)
      refuseStatements(statements)
      if (order.domain === 'solar') {
        // Two quotes agreed to at once are one order: the second waits here and then finds the first.
        await tx.$queryRaw`SELECT 1 FROM "Customer" WHERE "id" = ${actor.customerId} FOR UPDATE`
        await refuseSecondSolar(tx, actor.meterId)
      }
      const quote = order.quote as unknown as StoredQuote
      const solar = await requireCurrentTerms(tx, ctx, order, quote)
      const visitAt = solar && chosen(quote, 'visit', statements)
      const payment = solar && chosen(quote, 'payment', statements)
      if (solar && !stillOffered(solar, payment))
        throw new AppError('stale-version', 'This loan is not offered any more. Look at the newest quote.')
      const now = ctx.now()
      const consent = {
        sentence: quote.consent,
        termsVersion: quote.termsVersion,
        at: now.toISOString(),
        statements: statements ?? spokenStatements(order.domain, visitAt, payment),
      }
      await advanceOrder(tx, ctx, order, 'confirmed', {
        consent: consent as unknown as Prisma.InputJsonValue,
      })
      const confirmed = await loadOwnOrder(tx, ctx, order.id)
      if (order.domain === 'dfp') await enrollOrder(tx, ctx, confirmed)
      await advanceOrder(
        tx,
        ctx,
        confirmed,
        'active',
        solar
          ? {
              stage: 'site-visit',
              stageData: { visitAt, payment, cancellationFeePercent: solar.cancellation.feePercent },
            }
          : {},
      )
      await decideOrderCards(tx, actor.customerId, order.id, { state: 'confirmed', by: actor.name, at: now })
      return present(tx, order.id)
    })
  } catch (error) {
    if (isUniqueViolation(error))
      throw new AppError(
        'not-eligible',
        'Your meter is in an event program already. Leave it first, or keep it.',
      )
    throw error
  }
}

/** A yes in words accepts the statements as the card words them, with the visit and the payment that stand in it. */
function spokenStatements(
  domain: string,
  visitAt: string | null,
  payment: string | null,
): Record<string, string> {
  return domain === 'solar'
    ? { terms: 'agreed', visit: visitAt ?? '', ...(payment ? { payment } : {}) }
    : { medical: 'no', terms: 'agreed' }
}

function stillOffered({ financing }: SolarOffer, payment: string | null): boolean {
  return payment === null || payment === AT_ONCE || financing.some((one) => loanKey(one) === payment)
}

/** What a person tells us about medical equipment protects them even when nothing is ordered. */
async function noteMedicalEquipment(
  ctx: Context,
  orderId: string,
  { meterId, customerId }: { meterId: string; customerId: string },
): Promise<void> {
  const order = await ctx.db.order.findFirst({ where: { id: orderId, meterId, domain: 'dfp' } })
  if (order)
    await ctx.db.customer.updateMany({
      where: { id: customerId, meterId },
      data: { medicalEquipment: true },
    })
}

async function present(tx: Tx, orderId: string): Promise<OrderDto> {
  return presentOrder(
    await tx.order.findUniqueOrThrow({ where: { id: orderId }, include: { history: true } }),
  )
}

function requireShownQuote(ctx: Context, order: Order, quoteVersion: number): void {
  if (order.state === 'selected')
    throw new AppError(
      'out-of-order',
      'This step is out of order. Missing: init: ask for the quote and its terms first.',
    )
  if (order.state !== 'initialised')
    throw new AppError('out-of-order', 'This order has ended. Start a new one.')
  if (order.quoteVersion !== quoteVersion)
    throw new AppError('stale-version', 'The quote has changed since you saw it. Look at the newest one.')
  if (!order.quoteExpiresAt || order.quoteExpiresAt <= ctx.now())
    throw new AppError('expired', 'This quote has expired. Ask for a new one.')
}

function refuseStatements(statements: Record<string, string> | undefined): void {
  if (!statements) return
  if (statements.medical === 'yes')
    throw new AppError(
      'not-eligible',
      'With powered medical equipment at home we leave you out of every event, and have noted it. You were not enrolled.',
    )
  if (statements.terms !== undefined && !['yes', 'true', 'on', 'agreed'].includes(statements.terms))
    throw new AppError('invalid-input', 'Tick the box to agree to the terms, or choose Not now.')
}
