import { DateTime } from 'luxon'
import { type Reply, say } from '@/lib/agent/turn'
import { formatMoney } from '@/lib/domain/money'
import { perKwh } from '@/lib/usecases/offers/present-solar-offer'
import { readSolarAssumptions } from '@/lib/usecases/offers/solar-assumptions'
import { readDaysUse, readMonthsUse } from '@/lib/usecases/usage/read-days-use'
import { readMyUsage } from '@/lib/usecases/usage/read-my-usage'
import { rangeOf, type UsePeriod } from '@/lib/usecases/usage/read-period-use'
import { chips } from './chips'
import { type Follow, followed, type Heard, lately } from './follow-ups'
import { pastDays, type Range } from './past-days'
import { numberText, whenText } from './when-text'

const OF_USE = /^(?:usage\.summary|bill\.explain)$/
const USE_WORDS =
  /\b(?:use[ds]?|usage|using|consum\w+|gast[eoa]\w*|kwh|power|electricity|luz|electricidad|energia)\b/
const ON_THE_BILL =
  /\b(?:on|in) (?:the|my|our) (?:real |actual |next )?bill\b|\b(?:real|actual|exact|final) (?:bill|amount|price)\b|\bwhat (?:i|we)(?:'ll| will|'ll have to)? (?:have to )?pay\b|\b(?:en|de) (?:el|la|mi) (?:recibo|factura|boleta)\b|\b(?:recibo|factura|boleta) (?:real|de verdad)\b|\blo que (?:voy a|tengo que|me toca) pagar\b/
const EXACT = /\b(?:exact|exactly|final|accurate|for sure|guaranteed|exact[oa]|definitiv[oa]|segur[oa])\b/
const IS_THAT =
  /\b(?:is (?:that|this|it)|that'?s|so that|will (?:that|it|this)|eso|esto|es lo|sera|es decir|va a)\b/
const WHICH_DAY =
  /\b(?:which|what) (?:day|one|night) (?:was|were|is|did|had|were the|of)\b|\b(?:worst|highest|biggest|most expensive|heaviest) (?:day|one|of them)?\b|\b(?:que|cual) (?:dia|noche|fue)\b.{0,30}\b(?:mas|peor|mayor)\b|\bel (?:dia )?(?:peor|mas alto|de mas|de mayor)\b|\bpeor dia\b|\b(?:lowest|least|best|smallest|highest|top) (?:day|one)\b|\bwhich day\b/
const LEAST = /\b(?:least|lowest|best|smallest|menos|menor|mejor|mas bajo)\b/
const WHAT_TIME =
  /\b(?:what time|which hour|what hour|when (?:on|of|in|during) (?:that|the) day|at what hour|around when|when was (?:it|that|the (?:peak|highest|most))|a que hora|en que hora|que hora|cuando en ese dia)\b/
const OTHER =
  /\b(?:event|reward|earn\w*|outage|solar|panel\w*|program\w*|evento|recompensa|gan\w+|apagon|paneles|paid|crew|call)\b/
/** "And how much is that in money?" */
const IN_MONEY =
  /\b(?:how much|what|cuanto|cuanta)\b.{0,24}\b(?:money|dollars?|bucks|cost|costs|\$|dinero|dolares|pesos|cuesta|costo|costaria|plata)\b|\b(?:in|en) (?:money|dollars|bucks|dinero|dolares|plata)\b/
const MOST_WORDS = 14

/** After use or the bill was told: other days, the worst of them, its worst hour, and what the bill has to do with it. */
export const followUsage: Follow = async (heard) => {
  const { turn, words, count, asks, acts } = heard
  if (OTHER.test(words) || count > MOST_WORDS) return undefined
  const talked = lately(turn, OF_USE, 3)
  const ofBill = ON_THE_BILL.test(words) || (EXACT.test(words) && lately(turn, /^bill\./, 1))
  if (talked && ofBill && (asks || IS_THAT.test(words)))
    return followed('bill.explain', async () =>
      say(
        turn.t('bill.estimateOnly', { phone: turn.ctx.env.UTILITY_PHONE }),
        chips(turn, ['bill', 'person']),
      ),
    )
  const told = toldRange(heard)
  if (
    USUALLY.test(words) &&
    WHAT_HOURS.test(words) &&
    (talked || USE_WORDS.test(words)) &&
    !lately(turn, /^events\./, 1)
  )
    return followed('usage.summary', () => tellUsualHour(heard))
  if (talked && told && IN_MONEY.test(words) && count <= 12)
    return followed('bill.explain', () => tellMoney(heard, told))
  if (talked && WHAT_TIME.test(words)) return followed('usage.summary', () => tellHour(heard, told))
  if (talked && WHICH_DAY.test(words)) return followed('usage.summary', () => tellDay(heard, told))
  if (!talked && !USE_WORDS.test(words)) return undefined
  if (!talked && !acts.some((act) => act.intent === 'usage.summary')) return undefined
  const slots = Object.assign({}, ...acts.map((act) => act.slots))
  const now = DateTime.fromJSDate(await turn.ctx.gridNow(), { zone: turn.ctx.env.TIME_ZONE })
  const range = pastDays(words, slots, now, told)
  return range ? followed('usage.summary', () => tellUse(heard, range)) : undefined
}

/** "What time of day do I use the most?", of no day in particular */
const USUALLY =
  /\b(?:time of (?:the )?day|hours? of (?:the )?day|usually|normally|typically|generally|in general|on average|part of the day|hora del dia|horas del dia|normalmente|por lo general|en general|suelo|solemos|momento del dia)\b/
const WHAT_HOURS =
  /\b(?:what|which|when|que|cual|cuales|cuando|en que|a que)\b.{0,50}\b(?:most|highest|peak|more|mas|pico|mayor)\b|\bpeak (?:hours?|times?)\b|\bhoras? pico\b/

async function tellUsualHour({ turn }: Heard): Promise<Reply> {
  const { t, locale } = turn
  const usage = await readMyUsage(turn.ctx)
  if (usage.days === 0) return say(t('usage.none'))
  const peak = usage.hourlyKw.indexOf(Math.max(...usage.hourlyKw))
  const hour = whenText(turn).hour
  return {
    ...say(
      t('useCompare.peak', {
        from: hour(peak),
        to: hour((peak + 1) % 24),
        kw: numberText(usage.hourlyKw[peak] ?? 0, locale),
        days: usage.days,
      }),
      chips(turn, ['usage', 'bill']),
    ),
    memory: { lastTopic: 'usage.summary' },
  }
}

function toldRange({ turn }: Heard): Range | undefined {
  const { used } = turn.memory
  const zone = turn.ctx.env.TIME_ZONE
  return used && { from: DateTime.fromISO(used.from, { zone }), to: DateTime.fromISO(used.to, { zone }) }
}

/** What a period of the calendar is in days, to be remembered with the answer. */
export async function daysOf(
  { ctx }: Heard['turn'],
  period: UsePeriod,
): Promise<{ from: string; to: string }> {
  const { from, to } = rangeOf(period, DateTime.fromJSDate(await ctx.gridNow(), { zone: ctx.env.TIME_ZONE }))
  return { from: from.toISO()!, to: to.toISO()! }
}

async function tellUse({ turn }: Heard, range: Range): Promise<Reply> {
  const { ctx, t, locale } = turn
  const input = { from: range.from.toJSDate(), to: range.to.toJSDate() }
  const use = isMonth(range) ? await readMonthsUse({ ctx, input }) : await readDaysUse({ ctx, input })
  const key =
    use.hoursMeasured === 0
      ? 'usage.daysNone'
      : use.hoursMeasured < use.hours * 0.97
        ? 'usage.daysPart'
        : 'usage.days'
  return remembering(
    range,
    t(key, {
      days: daysText(turn, range),
      kwh: numberText(use.kwh, locale),
      measured: Math.round(use.hoursMeasured),
      hours: Math.round(use.hours),
    }),
    turn,
  )
}

/** The energy of the days just told, at the price that all sums of the chat assume. */
async function tellMoney({ turn }: Heard, range: Range): Promise<Reply> {
  const { ctx, t, locale } = turn
  const input = { from: range.from.toJSDate(), to: range.to.toJSDate() }
  const use = isMonth(range) ? await readMonthsUse({ ctx, input }) : await readDaysUse({ ctx, input })
  const { retailMinorPerKwh } = await readSolarAssumptions(ctx.db)
  const money = (kwh: number) => formatMoney(Math.round(kwh * retailMinorPerKwh), ctx.env.CURRENCY, locale)
  return remembering(
    range,
    t('usage.inMoney', {
      kwh: numberText(use.kwh, locale),
      price: perKwh(retailMinorPerKwh, ctx.env.CURRENCY, locale),
      amount: money(use.kwh),
    }),
    turn,
  )
}

async function tellDay({ turn, words }: Heard, told: Range | undefined): Promise<Reply> {
  const { ctx, t, locale } = turn
  const range = told ?? (await lastThirtyDays(turn))
  const use = await readDaysUse({ ctx, input: { from: range.from.toJSDate(), to: range.to.toJSDate() } })
  // Single days are kept for a while only: where those told have none, it is asked of the last thirty.
  if (told && use.hoursMeasured === 0) return tellDay({ turn, words } as Heard, undefined)
  const measured = use.days.filter((day) => day.hoursMeasured >= day.hours * 0.9)
  if (measured.length === 0) return say(t('usage.periodNone'), chips(turn, ['usage']))
  const least = LEAST.test(words)
  const [top] = measured.toSorted((a, b) => (least ? a.kwh - b.kwh : b.kwh - a.kwh))
  const day = DateTime.fromISO(top!.day, { zone: ctx.env.TIME_ZONE })
  return remembering(
    { from: day, to: day.plus({ days: 1 }) },
    t(least ? 'usage.leastDay' : 'usage.mostDay', {
      day: whenText(turn).day(day.toJSDate()),
      kwh: numberText(top!.kwh, locale),
      days: measured.length,
    }),
    turn,
  )
}

/** The hour of one day in which most was used; of several days told, of the one with most. */
async function tellHour(heard: Heard, told: Range | undefined): Promise<Reply> {
  const { turn } = heard
  const { ctx, t, locale } = turn
  const range = told ?? (await lastThirtyDays(turn))
  const use = await readDaysUse({ ctx, input: { from: range.from.toJSDate(), to: range.to.toJSDate() } })
  const measured = use.days.filter((day) => day.hoursMeasured > 0)
  if (measured.length > 1 && !OF_ONE_DAY.test(heard.words)) return tellHourOfDays(heard, range, measured)
  const top = measured.toSorted((a, b) => b.kwh - a.kwh)[0]
  if (!top) return say(t('usage.periodNone'), chips(turn, ['usage']))
  const day = DateTime.fromISO(top.day, { zone: ctx.env.TIME_ZONE })
  const hour = top.hourlyKwh.indexOf(Math.max(...top.hourlyKwh))
  return remembering(
    { from: day, to: day.plus({ days: 1 }) },
    t('usage.hourOfDay', {
      day: whenText(turn).day(day.toJSDate()),
      from: whenText(turn).hour(hour),
      to: whenText(turn).hour((hour + 1) % 24),
      kwh: numberText(top.hourlyKwh[hour]!, locale, 2),
    }),
    turn,
  )
}

const OF_ONE_DAY = /\b(?:that|this|the|which|what|ese|este|el|que) (?:day|dia)\b/

/** Of several days the hour that took most of them all, as its average. */
function tellHourOfDays({ turn }: Heard, range: Range, days: readonly { hourlyKwh: number[] }[]): Reply {
  const { t, locale } = turn
  const means = days[0]!.hourlyKwh.map(
    (_, hour) => days.reduce((sum, day) => sum + (day.hourlyKwh[hour] ?? 0), 0) / days.length,
  )
  const hour = means.indexOf(Math.max(...means))
  return remembering(
    range,
    t('usage.hourOfDays', {
      days: daysText(turn, range),
      from: whenText(turn).hour(hour),
      to: whenText(turn).hour((hour + 1) % 24),
      kwh: numberText(means[hour]!, locale, 2),
    }),
    turn,
  )
}

async function lastThirtyDays({ ctx }: Heard['turn']): Promise<Range> {
  const to = DateTime.fromJSDate(await ctx.gridNow(), { zone: ctx.env.TIME_ZONE }).startOf('day')
  return { from: to.minus({ days: 30 }), to }
}

function isMonth({ from, to }: Range): boolean {
  return from.day === 1 && +from.plus({ months: 1 }) === +to
}

function daysText(turn: Heard['turn'], { from, to }: Range): string {
  if (isMonth({ from, to })) return whenText(turn).month(new Date(Date.UTC(from.year, from.month - 1, 1)))
  const day = whenText(turn).day
  const last = to.minus({ days: 1 })
  return last <= from ? day(from.toJSDate()) : `${day(from.toJSDate())} – ${day(last.toJSDate())}`
}

function remembering(range: Range, text: string, turn: Heard['turn']): Reply {
  return {
    ...say(text, chips(turn, ['usage', 'bill'])),
    memory: { lastTopic: 'usage.summary', used: { from: range.from.toISO()!, to: range.to.toISO()! } },
  }
}
