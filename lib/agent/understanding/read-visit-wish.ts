import { foldText } from '@/lib/agent/understanding/normalize-text'
import { digitsForNumberWords } from '@/lib/agent/understanding/number-words'
import { readWhen } from '@/lib/agent/understanding/read-when'

/** When somebody would like to be visited, and when not. Weekdays as luxon counts them: 1 is Monday. */
export type VisitWish = {
  weekdays: number[]
  refused: number[]
  day?: number
  month?: number
  /** Hours and minutes, `HH:MM` */
  time?: string
  part?: 'morning' | 'afternoon'
  /** Another time than the one that stands, without saying which */
  other?: 'any' | 'later' | 'sooner' | 'soonest'
  /** One of the times that were told, pointed at by its place */
  slot?: string
}

const WEEKDAYS: readonly RegExp[] = [
  /\b(?:mon(?:day)?s?|lunes)\b/g,
  /\b(?:tue(?:s(?:day)?s?)?|teusday|tuseday|martes)\b/g,
  /\b(?:wed(?:s|nesdays?|ensday|nsday)?|wensday|wendsday|miercoles)\b/g,
  /\b(?:thu(?:r(?:s(?:days?)?)?)?|thrusday|jueves)\b/g,
  /\b(?:fri(?:days?)?|viernes)\b/g,
  /\b(?:saturdays?|sabados?)\b|(?<=\bon )sat\b/g,
  /\b(?:sundays?|domingos?)\b/g,
]
const WEEKEND = /\b(?:weekends?|(?:el |los )?fin(?:es)? de semana)\b/g
/** What stands right before a day that is not wanted */
const NOT_BEFORE =
  /(?:\b(?:not|no|nor|never|except|besides|but not|instead of|rather than|other than|any(?:thing|time| day| time)? but|busy|working|away|abroad|at work|out of town|(?:i|we|he|she|they|husband|wife|partner|son|daughter|mother|father|mom|mum|dad) works?|trabaj\w+|ocupad[oa]|fuera|(?:it|that|this|there|card|screen|quote|still|even) (?:says?|said|shows?|reads)|why|cannot|can'?t|couldn'?t|won'?t|don'?t|doesn'?t|isn'?t|aren'?t|excepto|salvo|menos|en vez (?:de|del)|en lugar (?:de|del)|dice|sale)\b)(?: (?:do|make|be|have|want|need|work|it|its|that|there|home|here|in|on|for|the|a|el|los|del?|para|que|puedo|me|viene|estoy|podemos|quiero|va)\b)* ?$/
/** And right after it */
const NOT_AFTER =
  /^[\s,]*(?:(?:morning|afternoon|the \S+|\d\S*|at|el|por la \S+)\s+)*(?:(?:is|are|am|was|will|would|that|it|i|we|im|i'm|me|nos|yo|seems|sounds|looks)\s+){0,3}(?:no good|not\b|(?:does|do|did|is|will|would|can|could) not\b|n't|busy|working|away|at work|out of town|(?:i|we) work\b|trabajo|estoy (?:fuera|ocupad[oa])|bad|impossible|out\b|won'?t|doesn'?t|isn'?t|can'?t|cannot|wouldn'?t|don'?t|never|no (?:puedo|podemos|me|nos|sirve|estoy|estamos|va|quiero|good|way)|imposible|no\W*$)/
const OTHER =
  /\b(?:(?:an)?other|different|some other) (?:day|time|date|slot|appointment)s?\b|\b(?:otr[oa]|distint[oa]) (?:dia|hora|fecha|momento|horario)\b|\b(?:dia|hora|fecha) distint[oa]\b/
const LATER = /\b(?:later|after that|mas tarde|despues)\b(?: (?:in the week|that week|en la semana))?/
const SOONEST = /\b(?:earliest|soonest)\b/
const SOONER = /\b(?:earlier|sooner|mas temprano|antes)\b/
const MORNING = /\b(?:mornings?|before noon|por la manana|en la manana|de la manana|temprano)\b/
const AFTERNOON = /\b(?:afternoons?|evenings?|after (?:noon|lunch|work)|tarde)\b(?<!mas tarde)/
const HOUR =
  /(?:\b(?:at|around|about|@|a las?|sobre las|como a las) ?)(\d{1,2})(?::(\d{2}))?(?! ?(?:%|kw|months|years|panels|dollars|meses))( ?[ap]\.?m\b)?|\b(\d{1,2})(?::(\d{2}))? (?=de la (?:manana|tarde))/
const DAY_ALONE =
  /\b(?:the|el|dia|for|on|de|day|date) (\d{1,2})(?:st|nd|rd|th)?(?![\w:.%]|[ -]?(?:kw|panels?|months?|years?|am|pm|o'?clock|percent|a month|de la|dollars|meses|anos))|\b(\d{1,2})(?:st|nd|rd|th)\b/
const BESIDE_WEEKDAY =
  /(?:mon|tues?|wed|thu(?:rs?)?|fri|day|lunes|martes|miercoles|jueves|viernes),? (?:the |el )?(\d{1,2})(?:st|nd|rd|th)?(?![\w:%]| ?(?:am|pm|kw|o'?clock|panels|months|de la|horas|hrs|h\b))/
const SLASHED = /\b(\d{1,2})\/(\d{1,2})(?:\/\d{2,4})?\b/

/** Undefined when no day or time is named and no other one is asked for. */
export function readVisitWish(text: string): VisitWish | undefined {
  const words = digitsForNumberWords(foldText(text))
  const days = namedDays(words)
  const wanted = days.refused.length > 0 ? withoutRefused(words) : words
  const wish: VisitWish = { ...days, ...dateIn(wanted), ...timeIn(wanted) }
  const other = OTHER.test(words)
    ? 'any'
    : LATER.test(words)
      ? 'later'
      : SOONEST.test(words)
        ? 'soonest'
        : SOONER.test(words)
          ? 'sooner'
          : undefined
  const named =
    wish.weekdays.length + wish.refused.length > 0 || wish.day !== undefined || wish.time !== undefined
  if (!named && !wish.part && !other) return undefined
  return { ...wish, ...(other && wish.weekdays.length === 0 && wish.day === undefined ? { other } : {}) }
}

function namedDays(said: string): Pick<VisitWish, 'weekdays' | 'refused'> {
  const words = said.replace(WEEKEND, 'saturday sunday')
  const weekdays: number[] = []
  const refused: number[] = []
  WEEKDAYS.forEach((pattern, i) => {
    for (const match of words.matchAll(pattern)) {
      const clause =
        words
          .slice(0, match.index)
          .split(/[.;!?]|(?<!\bany (?:day|time)|\banything),? (?:but|pero)\b(?! not)/)
          .at(-1) ?? ''
      const after = words.slice(match.index + match[0].length).split(/[.;!?]| (?:but|pero) /)[0] ?? ''
      const not = NOT_BEFORE.test(clause) || NOT_AFTER.test(after)
      const list = not ? refused : weekdays
      if (!list.includes(i + 1)) list.push(i + 1)
    }
  })
  // "No! I said Monday, not … make it Monday": what is wanted anywhere is wanted.
  return { weekdays, refused: refused.filter((day) => !weekdays.includes(day)) }
}

/** "9 AM Monday is no good. Tuesday?": a time beside a day that is refused goes with it. */
function withoutRefused(words: string): string {
  return words
    .split(/[.;!?,]| (?:but|pero) /)
    .filter((clause) => namedDays(clause).refused.length === 0)
    .join('. ')
}

function dateIn(words: string): Pick<VisitWish, 'day' | 'month'> {
  const written = readWhen(words).find(({ slots }) => slots.date && !slots.fromDate)?.slots.date
  if (written) {
    const [month, day] = written.split('-').slice(-2).map(Number) as [number, number]
    return { month, day }
  }
  const slashed = SLASHED.exec(words)
  if (slashed) return { month: Number(slashed[1]), day: Number(slashed[2]) }
  const day = Number(BESIDE_WEEKDAY.exec(words)?.[1] ?? DAY_ALONE.exec(words)?.slice(1).find(Boolean) ?? 0)
  return day >= 1 && day <= 31 ? { day } : {}
}

function timeIn(words: string): Pick<VisitWish, 'time' | 'part'> {
  const time = readWhen(words).find(({ slots }) => slots.time)?.slots.time ?? hourIn(words)
  if (time) return { time: likely(time, words) }
  if (AFTERNOON.test(words)) return { part: 'afternoon' }
  return MORNING.test(words) ? { part: 'morning' } : {}
}

function hourIn(words: string): string | undefined {
  const match = HOUR.exec(words)
  const hour = match?.[1] ?? match?.[4]
  if (!hour || Number(hour) > 23) return undefined
  return `${hour.padStart(2, '0')}:${match?.[2] ?? match?.[5] ?? '00'}`
}

/** Nobody is visited at one in the night: "at 1" is the afternoon, unless it was said otherwise. */
function likely(time: string, words: string): string {
  const [hour, minute] = time.split(':') as [string, string]
  const early = Number(hour) >= 1 && Number(hour) <= 6 && !/\d ?a\.?m\b|madrugada/.test(words)
  return early ? `${Number(hour) + 12}:${minute}` : time
}
