import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import { loanOf } from '@/lib/domain/finance/annuity'
import { formatMoney } from '@/lib/domain/money'
import type { SolarOffer as SolarTerms } from '@/lib/domain/solar/offer'
import { chips } from './chips'
import { found } from './offers-on-table'
import type { PaymentWords } from './payment-words'
import { tablePart } from './table-part'

const MOST_ROWS = 5

/** The loans of all offers that fit this home, the lowest monthly payment first: "and with fewer payments" bounds them. */
export async function lowestMonthly(turn: Turn, { months, shorter }: PaymentWords): Promise<Reply> {
  const { t, ctx, locale } = turn
  const { offers } = await found(turn, 'solar')
  const rows = await ctx.db.solarOffer.findMany({
    where: { id: { in: offers.map(({ offerId }) => offerId.replace(/^solar:/, '')) } },
  })
  const all = rows.flatMap((row) => {
    const terms = row.details as unknown as SolarTerms
    return terms.financing.map((one) => ({ id: row.id, name: row.name, loan: loanOf(terms.priceMinor, one) }))
  })
  const shortest = Math.min(...all.map(({ loan }) => loan.months))
  const most = shorter ? (months ?? shortest) : (months ?? Number.POSITIVE_INFINITY)
  const kept = all
    .filter(({ loan }) => loan.months <= most)
    .toSorted((a, b) => a.loan.monthlyMinor - b.loan.monthlyMinor)
  const [best] = kept
  if (!best) return say(t('payment.noneThatShort', { months: shortest }), chips(turn, ['solar', 'monthly']))
  const money = (minor: number) => formatMoney(minor, ctx.env.CURRENCY, locale)
  const down = best.loan.downPaymentMinor
  return {
    ...say(
      t(down > 0 ? 'payment.lowestDown' : 'payment.lowest', {
        name: best.name,
        monthly: money(best.loan.monthlyMinor),
        months: best.loan.months,
        apr: String(best.loan.aprPercent),
        down: money(down),
        total: money(best.loan.totalMinor),
      }),
      tablePart(
        t('payment.lowestTitle'),
        [
          t('payment.offer'),
          ...(['loan', 'down', 'monthly', 'total'] as const).map((key) => t(`solar.loan.${key}`)),
        ],
        kept
          .slice(0, MOST_ROWS)
          .map(({ name, loan }) => [
            name,
            t('solar.loan.terms', { months: loan.months, apr: String(loan.aprPercent) }),
            money(loan.downPaymentMinor),
            money(loan.monthlyMinor),
            money(loan.totalMinor),
          ]),
      ),
      chips(turn, ['quoteFor', 'other'], { name: best.name }),
    ),
    memory: { focusOfferId: `solar:${best.id}`, lastTopic: 'solar.financing' },
  }
}
