import { withoutCompanions } from '@/lib/agent/understanding/companions'
import { asides, type Intent, socialIntents } from '@/lib/agent/understanding/intent'
import { asks } from '@/lib/agent/understanding/only-asks'
import type { Part, Read } from '@/lib/agent/understanding/read-requests'
import { namesAThing } from '@/lib/agent/understanding/request-start'
import type { Clause } from '@/lib/agent/understanding/split-utterance'
import { type Act, askBelowConfidence, type Slots } from '@/lib/agent/understanding/understanding'

const mostActs = 4
/** Beside a request that is clear, another is only heard when it is clear too. */
const clearBeside = 0.62

/** What of a message's parts is asked for: asides, reasons and guesses beside a clear request are left out. */
export function tidyActs(parts: Part[], whole: Act, clauses: Clause[], read: Read): Act[] {
  const clear = parts.filter(({ act }) => act.confidence >= askBelowConfidence)
  const asked = clear.some(({ act, tells }) => !tells && act.confidence >= clearBeside)
  // Who tries to change the rules gets one answer, whatever else was wrapped around it; so does who asks about others.
  const first = (['injection', 'other-customer'] as const)
    .map((intent) =>
      clear.find(
        ({ act, tells }) =>
          act.intent === intent &&
          act.confidence >= (tells ? 0.75 : 0.6) &&
          (intent === 'injection' || !tells || !(asked || clear.some((other) => !other.tells))),
      ),
    )
    .find(Boolean)
  if (first) return [first.act]
  const meant = clear.filter(({ act }) => !isAside(act))
  const requests = mergeActs(withoutCompanions(withoutGuesses(withoutReasons(meant))).map(({ act }) => act))
  // "Saw your notice. Can't do it": what is refused is not taken part in as well.
  const refused = requests.find(({ intent }) => intent === 'events.decline')
  if (refused && requests.some(({ intent }) => intent === 'events.accept')) return [refused]
  // "Got a text about tonight. I'm in": the notice is only told of.
  const answered = requests.find(({ intent }) => intent === 'events.accept' || intent === 'events.decline')
  if (
    answered &&
    requests.length === 2 &&
    requests.some(({ intent, span }) => intent === 'events.next' && !asks(span))
  )
    return [answered]
  const complained = requests.find(({ intent }) => intent === 'complaint')
  if (
    complained &&
    requests.length > 1 &&
    requests.every((act) => act === complained || onlyComplainedOf(act))
  )
    return [complained]
  const taken = takesWhatIsSought(requests)
  if (taken) return taken
  const listed = asksForItsList(requests)
  if (listed) return listed
  if (requests.length > 1) return comparesThem(whole, requests) ? [whole] : requests.slice(0, mostActs)
  const only = requests[0]
  if (only && only.confidence >= 0.6) return [withTold(only, parts)]
  if (whole.confidence >= 0.6 && !asides.has(whole.intent)) return [whole]
  // A long story with one plain question in it is that question.
  const plain = clauses
    .filter((clause) => clause.text.split(/\s+/).length >= 3)
    .map((clause) => read(clause.text).act)
    .filter((act) => act.confidence >= 0.75 && !asides.has(act.intent))
    .at(-1)
  const said = [whole, ...clear.map(({ act }) => act)]
  // "Hello, what can you do?" is more than a greeting.
  const more = said.filter((act) => !socialIntents.has(act.intent) && act.confidence >= clearBeside)
  return [plain ?? only ?? strongest(more.length > 0 ? more : said)]
}

/** "I am thinking about solar. What have you got?": the list is asked of what was named before it. */
function asksForItsList(requests: Act[]): Act[] | undefined {
  const [first, second, ...more] = requests
  if (!first || !second || more.length > 0 || !/^(?:solar|programs)\.search$/.test(first.intent))
    return undefined
  return /^(?:solar|programs)\.search$/.test(second.intent) && ONLY_LISTS.test(second.span)
    ? [first]
    : undefined
}
const ONLY_LISTS =
  /^\W*(?:(?:so|and|well|y|pues)\W+)*(?:what|which)(?: (?:ones|kinds?|options?|offers?))? (?:have you (?:got|there)?|(?:do|can) (?:you|they) (?:have|offer|sell|show)|is there|are there|is (?:available|on offer)|can i (?:get|have|choose from)|would there be)(?: (?:there|for me|for us))?\W*$|^\W*(?:y )?(?:qu[eé]|cu[aá]les) (?:tienen?|hay|ofrecen?|me ofrecen?)\W*$/i

/** Said on the side; but "I want to file a complaint" is a request, while anger on the side is not. */
export function isAside({ intent, span }: Act): boolean {
  if (intent === 'complaint' && formalComplaint.test(span)) return false
  return asides.has(intent)
}

/** "Third outage this month, and I want that on record": what is complained of is no request of its own. */
function onlyComplainedOf({ intent, span }: Act): boolean {
  return complainedOf.test(intent) && !asks(span) && !namesAThing(span)
}

const complainedOf = /^(?:outage|fault|solar|orders|bill|usage|events|programs\.details)\b/
const formalComplaint =
  /\b(?:complaints?|complain(?:ing)?|on record|quejas?|quejarme|reclamaci[oó]n|reclamo)\b/i

/** Told without being asked for, these are what the message is about all the same. */
const news: ReadonlySet<Intent> = new Set<Intent>([
  'safety.emergency',
  'outage.report',
  'fault.report',
  'auth.not-my-number',
  'devices.add',
  'devices.list',
  'vacation.pause',
])

/** "We have guests. Can I skip tonight?" asks one thing. */
function withoutReasons(parts: Part[]): Part[] {
  const asked = parts.some(({ act, tells }) => !tells && act.confidence >= clearBeside)
  if (!asked) return parts
  const kept = parts.filter(({ act, tells }) => !tells || (news.has(act.intent) && act.confidence >= 0.85))
  const told = parts.filter((part) => !kept.includes(part))
  return kept.map((part) => ({ ...part, act: withTold(part.act, told) }))
}

/** Values of what was only told narrow the request that it was told for. */
function withTold(act: Act, parts: Part[]): Act {
  const told = parts.filter((part) => part.act.intent !== act.intent).map((part) => part.act.slots)
  const lent = ofDays.test(act.intent)
    ? told.map(daysIn)
    : ofOffers.test(act.intent)
      ? told.map((slots) =>
          wishIn(act.intent === 'programs.search' ? { ...slots, deviceKind: undefined } : slots),
        )
      : []
  return lent.length === 0 ? act : { ...act, slots: { ...Object.assign({}, ...lent), ...act.slots } }
}

const ofDays = /^(?:programs\.pause|vacation\.pause)$/
const ofOffers = /^(?:solar|programs)\./

/** "I have 12,000 saved. What panels do I get?": what was told narrows what is asked. */
function wishIn({ amountMinor, amountComparator, powerKw, powerComparator, deviceKind }: Slots): Slots {
  return {
    ...(amountMinor !== undefined && { amountMinor, amountComparator }),
    ...(powerKw !== undefined && { powerKw, powerComparator }),
    ...(deviceKind && { deviceKind }),
  }
}

/** "I'm away for two weeks. Can you pause it?": the days told are those of the pause. */
function daysIn({ date, fromDate, day, weekday, untilDay, fromDay, durationMinutes }: Slots): Slots {
  return Object.fromEntries(
    Object.entries({ date, fromDate, day, weekday, untilDay, fromDay, durationMinutes }).filter(
      ([, value]) => value !== undefined,
    ),
  )
}

function withoutGuesses(parts: Part[]): Part[] {
  const best = Math.max(...parts.map(({ act }) => act.confidence))
  return best < clearBeside ? parts : parts.filter(({ act }) => act.confidence >= clearBeside)
}

/** "I hear you pay for the heater, sign me up": the search only says for what. */
function takesWhatIsSought(requests: Act[]): Act[] | undefined {
  const sought = requests.find(({ intent }) => intent === 'programs.search' || intent === 'programs.details')
  const taken = requests.find(({ intent }) => intent === 'programs.enroll')
  if (!sought || !taken || requests.length !== 2) return undefined
  const named = taken.slots.offerId ?? taken.slots.programId ?? taken.slots.deviceKind
  return named === undefined && sought.slots.deviceKind && !/[?¿]/.test(sought.span)
    ? [{ ...taken, slots: { ...sought.slots, ...taken.slots } }]
    : undefined
}

/** "What do I save with panels and what with a program?" is one comparison, not two questions. */
function comparesThem(whole: Act, requests: Act[]): boolean {
  return (
    whole.intent.startsWith('compare.') &&
    whole.confidence >= 0.6 &&
    requests.every(({ intent }) => /^(?:compare|solar|programs)\./.test(intent))
  )
}

export function topicOf(intent: Intent): string {
  if (intent === 'baseline.explain' || intent === 'reward.explain') return 'reckoning'
  if (intent === 'choose' || intent === 'correct-choice' || intent === 'other-one') return 'choice'
  if (/^(?:compare|outage|options\.proceed|alert\.explain|alerts|auth\.sign-out)/.test(intent))
    return intent.split(/[.]/)[0] ?? intent
  return intent
}

/** One act for each intent; a remark that only sets the scene lends its values to the question it leads to. */
function mergeActs(acts: Act[]): Act[] {
  const kept: Act[] = []
  for (const act of acts) {
    const same = kept.find((other) => topicOf(other.intent) === topicOf(act.intent))
    if (same) {
      if (act.intent !== same.intent && act.confidence > same.confidence) same.intent = act.intent
      same.slots = { ...same.slots, ...act.slots }
      same.confidence = Math.max(same.confidence, act.confidence)
    } else kept.push({ ...act })
  }
  // "We are away until the 17th. No events, please": the second says what the first is for.
  const away = kept.find((act) => act.intent === 'vacation.pause' && saysUntil(act))
  if (away) return kept.filter((act) => act.intent !== 'events.decline' || act.slots.day === 'tonight')
  const scene = kept.findIndex((act, i) => setsScene(act.intent, kept[i + 1]?.intent))
  const setting = kept[scene]
  const question = kept[scene + 1]
  if (setting && question) {
    question.slots = { ...setting.slots, ...question.slots }
    kept.splice(scene, 1)
  }
  return kept
}

function saysUntil({ slots }: Act): boolean {
  return Boolean(slots.date || slots.untilDay || slots.weekday || slots.durationMinutes || slots.day)
}

function setsScene(intent: Intent, next: Intent | undefined): boolean {
  return intent === 'devices.add' && /^(?:programs|compare|solar)\./.test(next ?? '')
}

function strongest(acts: Act[]): Act {
  return acts.reduce((best, act) => (act.confidence > best.confidence ? act : best))
}
