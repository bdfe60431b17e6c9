import { foldText } from '@/lib/agent/understanding/normalize-text'

const WORD = '(?:stagger(?:ed|ing|s)?|spread(?:ing)?(?:\\s+out)?|escalon\\w*|repart\\w*|espacia\\w*)'
const NUMBERS: Record<string, number> = {
  five: 5,
  ten: 10,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  cinco: 5,
  diez: 10,
  quince: 15,
  veinte: 20,
  treinta: 30,
}
const AMOUNT = [
  '(?<hours>\\d{1,2})\\s*-?\\s*(?:hours?|hrs?|h|horas?)(?![a-z])',
  `(?<count>\\d{1,3}|${Object.keys(NUMBERS).join('|')})(?:\\s*-?\\s*(?:minutes?|minutos?|mins?|m)(?![a-z]))?(?!\\s*(?:kw|%|hours?|h\\b|horas?))`,
  '(?<half>half an? hour|media hora)',
  '(?<quarter>(?:a\\s+)?quarter (?:of an )?hour|un cuarto de hora)',
  '(?<hour>(?:an|one|1|una) ?(?:hour|hr|h|hora)(?![a-z]))',
].join('|')
const ACROSS = '(?:over|across|by|within|in|of|en|de|durante|a lo largo de|sobre)'
/** "Spread the starts for option A over 20 minutes"; "staggered for 2 hours" says how long the event is. */
const AFTER = new RegExp(
  `\\b${WORD}\\b(?:\\s+(?!(?:for|por|at|a las)\\s+\\d|(?:over|across|by|within)\\b)[\\w'-]+){0,6}?\\s+${ACROSS}\\s+(?:about\\s+|unos\\s+|the\\s+|los\\s+)?(?:${AMOUNT})`,
)
/** "With a 15 minute spread", "over 15 minutes, staggered". */
const BEFORE =
  /\b(?:(?:a|with|with a|un|con un|con)\s+)?(?:(?<count>\d{1,3})\s*-?\s*(?:minutes?|mins?|min|m))[\s-]+(?:of\s+)?(?:stagger|spread)(?![a-z])/
const NOT_SPREAD =
  /\b(?:no|not|without|don'?t|do not|sin|stop)\s+(?:a\s+|any\s+|lo\s+)?(?:stagger\w*|spread\w*|escalon\w*|repart\w*)\b/
const TOGETHER =
  /\b(?:all|everybody|everyone|todos|todas)\s+(?:at once|together|at the same time|a la vez|al mismo tiempo|juntos)\b/
const SPEAKS = new RegExp(`\\b${WORD}\\b`)

/** How the starts of an event shall be spread, in minutes (0: all at once), and the words that do not speak of it. */
export type Spread = { minutes: number | null; rest: string }

/** Null when nothing is said of it; minutes are null when it is wanted and nobody said over how many. */
export function readSpread(text: string): Spread | null {
  const folded = foldText(text)
  const not = NOT_SPREAD.exec(folded)
  if (not) return { minutes: 0, rest: without(folded, not) }
  const found = AFTER.exec(folded) ?? BEFORE.exec(folded)
  if (found) return { minutes: minutesOf(found.groups ?? {}), rest: without(folded, found) }
  const together = TOGETHER.exec(folded)
  if (together) return { minutes: 0, rest: without(folded, together) }
  return SPEAKS.test(folded) ? { minutes: null, rest: folded.replace(SPEAKS, ' ') } : null
}

function minutesOf({ count, hours, half, quarter, hour }: Record<string, string | undefined>): number {
  if (hours) return 60 * Number(hours)
  if (half) return 30
  if (quarter) return 15
  if (hour) return 60
  return NUMBERS[count!] ?? Number(count)
}

function without(text: string, found: RegExpExecArray): string {
  return `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`
}
