import { DateTime } from 'luxon'
import { type Reply, say, type Turn } from '@/lib/agent/turn'
import { readDaysUse } from '@/lib/usecases/usage/read-days-use'
import { readMyUsage } from '@/lib/usecases/usage/read-my-usage'
import { readPeriodUse } from '@/lib/usecases/usage/read-period-use'
import { chips } from './chips'
import { lately } from './lately'
import { namedMonths } from './named-months'
import type { Part, TakeOut } from './taken-out'
import { numberText, whenText } from './when-text'

const OF_USE =
  /\b(?:bills?|use[ds]?|usage|using|power|electricity|energy|kwh|consum\w*|gast[eoa]\w*|recibos?|facturas?|boletas?|luz|cuenta)\b/
const COMPARES =
  /\b(?:higher|lower|more|less|bigger|smaller|up|down|increase\w*|went|gone|grew|rose|jump\w*|double\w*|compared?|comparison|versus|vs|than|difference|differ|mas|menos|mayor|menor|sub\w+|baj\w+|aument\w+|compar\w+|diferencia|contra)\b/
const BEFORE =
  /\b(?:this|the|current) month (?:than|vs\.?|versus|compared (?:to|with)|against|or|and) (?:the )?(?:last|previous|prior)(?: one| month)?\b|\bthan (?:the )?last(?: one)?\b(?! (?:year|week|summer|winter|time))|\b(?:este mes|ahora) (?:que|y|contra|vs) (?:el|al|en el) (?:pasado|anterior|mes pasado)\b|\bque (?:el|en el) (?:mes )?(?:pasado|anterior)\b(?! ano)|\b(?:than|from|to|vs|versus|with|against) (?:the )?(?:last|previous|prior) month\b|\b(?:the )?(?:last|previous|prior) month\b.{0,16}\b(?:before|compared|too)\b|\b(?:the )?(?:month|one) before\b|\blast month\b.{0,24}\b(?:higher|lower|more|less|up|down)\b|\b(?:higher|lower|more|less|bigger|up|down)\b.{0,24}\b(?:last|previous) month\b|\b(?:el|del|al) mes (?:pasado|anterior|de antes|previo)\b/
const YEAR_BEFORE =
  /\b(?:last (?:year|january|february|march|april|may|june|july|august|september|october|november|december)|a year ago|(?:the )?(?:same (?:month|time)|year) (?:before|last year|a year ago)|el ano pasado|hace un ano)\b/
const OTHER =
  /\b(?:solar|panels?|programs?|events?|earn\w*|pays?|paid|paneles|programas?|eventos?|gan\w+|pagan|will|would|going to|if|offer|plan)\b/
const WEEKENDS =
  /\b(?:week ?ends?|week ?days?|saturdays?|sundays?|fin(?:es)? de semana|entre semana|sabados?|domingos?)\b/
const ONE_WEEKEND =
  /\b(?:last|this|next|past|previous|coming) (?:week ?end|saturday|sunday)\b|\b(?:sabado|domingo|fin de semana) (?:pasado|que viene|proximo)\b|\beste (?:fin|sabado|domingo)\b/
const WHICH_THING =
  /\b(?:what(?:'?s| is| are| it is that(?:'?s)?| in my house| at home)?|which (?:appliance|device|thing|machine)s?(?: is| are| it is)?|que (?:aparatos?|cosa|es lo que)?(?: es lo que)?) (?:is |are |it |do(?:es)? (?:i|we) )?(?:us(?:e|es|ing|ed)|draw\w*|eat\w*|consum\w*|burn\w*|suck\w*|driv\w+|mak\w+ (?:it|my bill)|gast\w+|tanto)\b/
const MUCH =
  /\b(?:so much|the most|most of|most|all (?:that|the|this) (?:power|electricity|energy)|tanto|mas|tanta luz)\b/
/** "Whats going on", after what was found odd */
const WHY_SO =
  /^\W*(?:(?:so|and|but|y|pero)\W+)*(?:what'?s|whats|what is|what)(?: (?:going|happening|up|that about|the reason|wrong))?(?: on| here| there| with that)?\W*$|^\W*(?:why|how come|por que)(?: (?:is that|so|is it|es eso|sera))?\W*$|^\W*(?:simple question|que (?:pasa|paso|esta pasando))\W*$/

/** "My bill feels high": the reason for the question beside it */
const BILL_HIGH =
  /^\W*(?:(?:hi|hello|hola|so|ok)\W+)*(?:my|the|our|this|mi|la|el|nuestra) (?:\w+ )?(?:bill|factura|recibo|cuenta|boleta)\b.{0,24}\b(?:high\w*|much|expensive|huge|up|more|crazy|big\w*|alt[oa]|car[oa]|mucho|mas|subi\w*|lleg\w*)\b/

/** Months compared, weekends against weekdays, what uses so much: asked of the home's own use, each with its figures. */
export const takeUsage: TakeOut = (turn, parts) => {
  const talked = lately(turn, /^(?:usage|bill)\./, 3)
  const months = parts.findIndex((part) => comparesMonths(part, talked))
  if (months >= 0) return takenWith(parts, months, (now) => tellMonths(now, parts[months]!.words))
  const weekends = parts.findIndex(
    ({ words }) =>
      WEEKENDS.test(words) &&
      !ONE_WEEKEND.test(words) &&
      !OTHER.test(words) &&
      (OF_USE.test(words) || talked),
  )
  if (weekends >= 0) return takenWith(parts, weekends, tellWeekends)
  const thing = parts.findIndex(
    ({ words }) => WHICH_THING.test(words) && MUCH.test(words) && !OTHER.test(words),
  )
  if (thing >= 0) return takenWith(parts, thing, tellThing)
  return undefined
}

function takenWith(parts: readonly Part[], at: number, answer: (turn: Turn) => Promise<Reply>) {
  const used = [
    ...(BILL_HIGH.test(parts[at - 1]?.words ?? '-') ? [at - 1] : []),
    at,
    ...(WHY_SO.test(parts[at + 1]?.words ?? '-') ? [at + 1] : []),
  ]
  return { used, about: 'usage.summary' as const, answer }
}

function comparesMonths({ words }: Part, talked: boolean): boolean {
  if (OTHER.test(words) || WEEKENDS.test(words) || !COMPARES.test(words)) return false
  const named = namedMonths(words)
  const told = OF_USE.test(words) || talked || (THIS_MONTH.test(words) && BEFORE.test(words))
  const withThis = named.length === 1 && THIS_MONTH.test(words)
  return told && (named.length === 2 || withThis || BEFORE.test(words) || YEAR_BEFORE.test(words))
}

const THIS_MONTH =
  /\b(?:this|current|ongoing) month\b|\b(?:este|el) mes (?:actual|en curso)?\b(?! (?:pasado|anterior))|\bmonth so far\b/

/** "Am I using more than last month?": the month under way is meant */
const NOW_THAN_LAST =
  /\b(?:am i|are we|do (?:i|we)|did (?:i|we)|have (?:i|we)|has my|is (?:my|our) (?:use|usage|consumption)|i'?m|we'?re|estoy|estamos|he|hemos)\b.{0,30}\b(?:us\w*|consum\w+|gast\w+)\b.{0,24}\b(?:than|to|with|vs|versus|against|que) (?:in |en )?(?:the |el )?(?:last|previous|prior|mes) (?:month|pasado|anterior)\W*$/

function ofThisMonth(words: string): boolean {
  if (YEAR_BEFORE.test(words) || namedMonths(words).length > 1) return false
  return THIS_MONTH.test(words) || (namedMonths(words).length === 0 && NOW_THAN_LAST.test(words))
}

/** The month under way against the last whole one, or one that was named: day by day, as it is not over yet. */
async function tellThisMonth(turn: Turn, named?: number): Promise<Reply> {
  const { ctx, t, locale } = turn
  const [now, last] = await Promise.all([
    readPeriodUse({ ctx, input: { period: 'this-month' } }),
    named === undefined ? readPeriodUse({ ctx, input: { period: 'last-month' } }) : monthUse(turn, named),
  ])
  if (now.hoursMeasured < 24 || last.hoursMeasured < 24)
    return say(t('useCompare.none'), chips(turn, ['usage']))
  const aDay = (use: Measured) => (use.kwh / use.hoursMeasured) * 24
  const change = (aDay(now) - aDay(last)) / Math.max(0.01, aDay(last))
  const key = Math.abs(change) < 0.01 ? 'same' : change > 0 ? 'more' : 'less'
  const name = (use: Measured) => whenText(turn).month(use.from)
  return about(
    turn,
    [
      t(`useCompare.soFar.${key}`, {
        one: name(now),
        oneKwh: numberText(now.kwh, locale, 0),
        oneDay: numberText(aDay(now), locale),
        other: name(last),
        otherKwh: numberText(last.kwh, locale, 0),
        otherDay: numberText(aDay(last), locale),
        percent: numberText(Math.abs(change) * 100, locale, 0),
      }),
      t('useCompare.noBill'),
    ].join(' '),
  )
}

type Measured = { from: Date | string; kwh: number; hoursMeasured: number }

async function monthUse(turn: Turn, month: number): Promise<Measured> {
  const full = (await readMyUsage(turn.ctx)).months.filter(({ days }) => days >= 28)
  const found = full.findLast((one) => Number(one.month.slice(5, 7)) === month)
  return found
    ? { from: `${found.month}-01T12:00:00Z`, kwh: found.kwh, hoursMeasured: found.days * 24 }
    : { from: new Date(), kwh: 0, hoursMeasured: 0 }
}

type Month = { month: string; kwh: number; days: number }

async function tellMonths(turn: Turn, words: string): Promise<Reply> {
  if (ofThisMonth(words)) return tellThisMonth(turn, namedMonths(words)[0])
  const usage = await readMyUsage(turn.ctx)
  const now = DateTime.fromJSDate(await turn.ctx.gridNow(), { zone: turn.ctx.env.TIME_ZONE })
  const full = usage.months.filter(({ days, month }) => days >= 28 && month < now.toFormat('yyyy-MM'))
  const named = namedMonths(words)
    .map((month) => full.findLast((one) => Number(one.month.slice(5, 7)) === month))
    .filter((one) => one !== undefined)
  const [one, other] =
    named.length === 2 ? named : pair(full, named[0] ?? full.at(-1), YEAR_BEFORE.test(words))
  if (!one || !other) return say(turn.t('useCompare.none'), chips(turn, ['usage']))
  return about(turn, compared(turn, one, other))
}

function pair(full: Month[], newer: Month | undefined, yearBefore: boolean): (Month | undefined)[] {
  if (!newer) return []
  const at = DateTime.fromISO(`${newer.month}-01`)
  const before = (yearBefore ? at.minus({ years: 1 }) : at.minus({ months: 1 })).toFormat('yyyy-MM')
  return [newer, full.find(({ month }) => month === before)]
}

function compared(turn: Turn, one: Month, other: Month): string {
  const { t, locale } = turn
  const name = ({ month }: Month) => whenText(turn).month(new Date(`${month}-01T00:00:00Z`))
  const kwh = (value: number) => numberText(value, locale, 0)
  const change = one.kwh - other.kwh
  const key = Math.round(change) === 0 ? 'same' : change > 0 ? 'more' : 'less'
  const [oneDay, otherDay] = [one, other].map(({ kwh: sum, days }) => numberText(sum / days, locale))
  return [
    t(`useCompare.${key}`, {
      one: name(one),
      oneKwh: kwh(one.kwh),
      other: name(other),
      otherKwh: kwh(other.kwh),
      by: kwh(Math.abs(change)),
      percent: numberText((Math.abs(change) / Math.max(1, other.kwh)) * 100, locale, 0),
    }),
    oneDay === otherDay
      ? t('useCompare.sameDay', { oneDay: oneDay! })
      : t('useCompare.perDay', { oneDay: oneDay!, otherDay: otherDay! }),
    t('useCompare.noBill'),
  ].join(' ')
}

async function tellWeekends(turn: Turn): Promise<Reply> {
  const { ctx, t, locale } = turn
  const to = DateTime.fromJSDate(await ctx.gridNow(), { zone: ctx.env.TIME_ZONE }).startOf('day')
  const use = await readDaysUse({
    ctx,
    input: { from: to.minus({ days: 30 }).toJSDate(), to: to.toJSDate() },
  })
  const measured = use.days.filter((day) => day.hoursMeasured >= day.hours * 0.9)
  const weekend = ({ day }: { day: string }) => DateTime.fromISO(day).weekday >= 6
  const mean = (days: typeof measured) => days.reduce((sum, day) => sum + day.kwh, 0) / days.length
  const [ends, weekdays] = [measured.filter(weekend), measured.filter((day) => !weekend(day))]
  if (ends.length === 0 || weekdays.length === 0) return say(t('usage.periodNone'), chips(turn, ['usage']))
  return about(
    turn,
    `${t('useCompare.weekends', {
      ends: numberText(mean(ends), locale),
      weekdays: numberText(mean(weekdays), locale),
      days: measured.length,
    })} ${t('useCompare.wholeHome')}`,
  )
}

async function tellThing(turn: Turn): Promise<Reply> {
  const usage = await readMyUsage(turn.ctx)
  const peak = usage.hourlyKw.indexOf(Math.max(...usage.hourlyKw))
  const { t, locale } = turn
  const hour =
    usage.days > 0
      ? t('useCompare.peak', {
          from: whenText(turn).hour(peak),
          to: whenText(turn).hour((peak + 1) % 24),
          kw: numberText(usage.hourlyKw[peak] ?? 0, locale),
          days: usage.days,
        })
      : ''
  return about(turn, [t('useCompare.wholeHome'), hour].filter(Boolean).join(' '))
}

function about(turn: Turn, text: string): Reply {
  return { ...say(text, chips(turn, ['usage', 'bill'])), memory: { lastTopic: 'usage.summary' } }
}
