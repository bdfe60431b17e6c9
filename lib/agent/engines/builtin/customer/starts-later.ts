import { DateTime } from 'luxon'
import { type Reply, say } from '@/lib/agent/turn'
import { foldText } from '@/lib/agent/understanding/normalize-text'
import { digitsForNumberWords } from '@/lib/agent/understanding/number-words'
import { readWhen } from '@/lib/agent/understanding/read-when'
import { listMyEnrollments } from '@/lib/usecases/enrollments/list-my-enrollments'
import { readMyPreferences } from '@/lib/usecases/preferences/my-preferences'
import { type Follow, followed, type Heard, lately } from './follow-ups'
import { goAway } from './preference-topics'
import { whenText } from './when-text'

const AWAY =
  /\b(?:vacations?|holidays?|away|trip|travel\w*|out of town|gone|not (?:be )?home|paus\w+|no events?|(?:any|do|ask\w*|call\w*) events?|vacaciones|viaje|viajamos|fuera|de viaje|ausentes?|ningun evento|sin eventos)\b/
/** Other things that have days as well */
const NOT_AWAY =
  /\b(?:bills?|usage|used|kwh|orders?|installers?|visits?|call (?:me|us|back)|quiet|texts?|charg\w+|earn\w*|paid|recibo|factura|consum\w+|pedido|visita|llam\w+|silencio|gan\w+)\b/
const MONTH =
  '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)[a-z]*'
/** "Starting the 20th", "from July 20 on", "a partir del 20" */
const START_ONLY = new RegExp(
  `\\b(?:from|start(?:s|ing|ed)?|begin(?:s|ning)?|as of|first day(?: is)?|leav(?:e|ing)|i want|not (?:until|till|before)|desde|a partir|empez\\w+|empieza\\w*|comenz\\w+|comienza|salimos|salgo)\\b(?: (?:on|at|from|only|is|the|el|del?|dia|day|it|(?:${MONTH})))* (\\d{1,2})(?:st|nd|rd|th)?\\b(?! ?(?::|am\\b|pm\\b|%|days?|weeks?|months?|dias?|semanas?))`,
)
const DAY_MS = 86_400_000

/** An absence that begins on a later day is put forward with both its days; a pause of a program begins at once. */
export const followStartsLater: Follow = async (heard) => {
  const { turn, words } = heard
  const { memory } = turn
  const kind = memory.asking === 'proposal' ? (memory.proposal?.kind ?? '') : ''
  const waits = /^(?:vacation|pause)$/.test(kind)
  if (NOT_AWAY.test(words) || (memory.asking !== undefined && !waits && kind !== 'leave')) return undefined
  const talked = waits || lately(turn, /^(?:vacation\.pause|programs\.pause)$/, 4)
  if (!talked && !AWAY.test(words)) return undefined
  const stay = await stayIn(heard)
  if (!stay) return undefined
  const pauses = kind === 'pause' || lately(turn, /^programs\.pause$/, 3) || /\bpaus/.test(words)
  return followed('vacation.pause', () => proposeStay(heard, stay, pauses))
}

type Stay = { from: DateTime; until?: DateTime }

/** The first day when it lies ahead, and the last one said or set before; undefined when none begins later. */
async function stayIn(heard: Heard): Promise<Stay | undefined> {
  const { turn, words } = heard
  const { ctx } = turn
  const now = DateTime.fromJSDate(await ctx.gridNow(), { zone: ctx.env.TIME_ZONE })
  const folded = digitsForNumberWords(foldText(turn.text))
  const found = readWhen(folded).toSorted((a, b) => a.start - b.start)
  const ahead = (month: string | undefined, day: number | undefined) => dayAhead(now, month, day)
  const range = found.find(({ slots }) => slots.fromDate ?? slots.fromDay)?.slots
  const dates = found.flatMap(({ slots }) => (slots.date && !slots.fromDate ? [slots.date] : []))
  const from = range
    ? ahead(range.fromDate, range.fromDay)
    : ahead(dates[0], Number(START_ONLY.exec(words)?.[1]) || undefined)
  const starts = range !== undefined || dates.length > 1 || START_ONLY.test(words)
  if (!starts || !from || from <= now) return undefined
  const said = range
    ? range.date
      ? ahead(range.date, undefined)
      : ahead(undefined, range.untilDay)
    : dates[1]
      ? ahead(dates[1], undefined)
      : undefined
  const until = said && said <= from ? said.plus(range?.date ? { years: 1 } : { months: 1 }) : said
  return { from, until: until ?? (await untilBefore(heard, from)) }
}

/** `07-20`, `2026-07-20` or a day of the month, the next to come */
function dayAhead(now: DateTime, date: string | undefined, day: number | undefined): DateTime | undefined {
  if (date) {
    const named = DateTime.fromISO(/^\d{4}-/.test(date) ? date : `${now.year}-${date}`, { zone: now.zone })
    return named.isValid ? named : undefined
  }
  if (!day || day > 31) return undefined
  const inMonth = (month: DateTime) =>
    month.set({ day: Math.min(day, month.daysInMonth ?? 31) }).startOf('day')
  return inMonth(now) > now ? inMonth(now) : inMonth(now.startOf('month').plus({ months: 1 }))
}

/** The last day as it was put forward or is set already: "from the 20th on" changes only the first. */
async function untilBefore({ turn }: Heard, from: DateTime): Promise<DateTime | undefined> {
  const { ctx, memory } = turn
  const data = memory.proposal?.data ?? {}
  const proposed =
    typeof data.until === 'string'
      ? new Date(data.until)
      : memory.proposal?.kind === 'pause' && data.asked === true
        ? new Date((await ctx.gridNow()).getTime() + Number(data.days) * DAY_MS)
        : undefined
  const { vacationUntil } = await readMyPreferences(ctx)
  const paused = (await listMyEnrollments(ctx)).find(({ state }) => state === 'paused')?.until
  const ends = [proposed, vacationUntil, paused].flatMap((one) =>
    one ? [DateTime.fromJSDate(new Date(one), { zone: ctx.env.TIME_ZONE }).startOf('day')] : [],
  )
  return ends.find((end) => end > from)
}

async function proposeStay(heard: Heard, { from, until }: Stay, pauses: boolean): Promise<Reply> {
  const { turn } = heard
  const { t } = turn
  if (!until) {
    const day = whenText(turn).day(from.toJSDate())
    return { ...say(t('vacation.laterWhen', { from: day })), memory: { expecting: 'date' } }
  }
  const slots = { fromDate: from.toISODate()!, date: until.toISODate()! }
  const reply = await goAway(turn, { intent: 'vacation.pause', confidence: 1, slots, span: 'away' })
  const intro = t(pauses ? 'vacation.laterIntro' : 'proposal.ask')
  const [first, ...more] = reply.messages
  const parts = first!.parts.map((part) => (part.type === 'text' ? { ...part, text: intro } : part))
  return { ...reply, messages: [{ ...first!, parts }, ...more] }
}
