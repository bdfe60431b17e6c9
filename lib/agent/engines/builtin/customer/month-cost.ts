import { DateTime } from 'luxon'
import { type Reply, say, type Turn } from '@/lib/agent/turn'
import { formatMoney } from '@/lib/domain/money'
import { perKwh } from '@/lib/usecases/offers/present-solar-offer'
import { readSolarAssumptions } from '@/lib/usecases/offers/solar-assumptions'
import { readPeriodUse } from '@/lib/usecases/usage/read-period-use'
import { chips } from './chips'
import { type Follow, followed, lately } from './follow-ups'
import { daysOf } from './usage-follow-ups'
import { numberText, whenText } from './when-text'

const THIS_MONTH =
  /\b(?:this month|current month|the month so far|este mes|el mes actual|lo que va del? mes|en lo que va de(?:l| este) mes)\b/
const OF_MONEY =
  /\b(?:bills?|cost\w*|owe|spen[dt]\w*|money|dollars?|pay\w*|charged?|expensive|how high|in cash|facturas?|recibos?|cuenta|gast(?:o|ado|e|amos)\b.{0,20}(?:dinero|plata|pesos|dolares)?|dinero|plata|dolares|pag\w+|debo|cuesta|costo)\b/
const OF_USE =
  /\b(?:power|electric\w*|energy|light|use|usage|used|kwh|luz|energia|electricidad|consum\w+|bill|factura|recibo)\b/
const OTHER =
  /\b(?:solar|panels?|loan|earn\w*|reward\w*|events?|programs?|paneles|prestamo|gan\w+|evento|programa|recompensa|last month|mes pasado|save|saved|ahorr\w+|a month|per month|al mes|forget|never ?mind|thanks|thank you|gracias|olvid\w+)\b/

/** "How high is my bill this month so far?": what was measured of the month under way, at the assumed price. */
export const followMonthCost: Follow = async ({ turn, words, count }) => {
  if (count > 24 || OTHER.test(words)) return undefined
  const ofBill = lately(turn, /^bill\./, 2)
  const ofMonth = THIS_MONTH.test(words) || (ofBill && (await namesThisMonth(turn, words)))
  if (!ofMonth) return undefined
  const money = OF_MONEY.test(words) && (OF_USE.test(words) || turn.memory.asking === undefined)
  return money || ofBill ? followed('bill.explain', () => tellSoFar(turn)) : undefined
}

async function namesThisMonth({ ctx }: Turn, words: string): Promise<boolean> {
  const now = DateTime.fromJSDate(await ctx.gridNow(), { zone: ctx.env.TIME_ZONE })
  return ['en', 'es'].some((locale) => {
    const name = now.setLocale(locale).toFormat('LLLL').toLowerCase()
    return new RegExp(`\\b${name}\\b`).test(words)
  })
}

async function tellSoFar(turn: Turn): Promise<Reply> {
  const { ctx, t, locale } = turn
  const [use, { retailMinorPerKwh }] = await Promise.all([
    readPeriodUse({ ctx, input: { period: 'this-month' } }),
    readSolarAssumptions(ctx.db),
  ])
  const used = await daysOf(turn, 'this-month')
  if (use.hoursMeasured === 0)
    return { ...say(t('bill.noneYet'), chips(turn, ['bill', 'usage'])), memory: { used } }
  return {
    ...say(
      t('bill.soFar', {
        month: whenText(turn).month(use.from),
        kwh: numberText(use.kwh, locale, 0),
        price: perKwh(retailMinorPerKwh, ctx.env.CURRENCY, locale),
        amount: formatMoney(Math.round(use.kwh * retailMinorPerKwh), ctx.env.CURRENCY, locale),
      }),
      chips(turn, ['bill', 'usage']),
    ),
    memory: { used },
  }
}
