import type { Reply, Turn } from '@/lib/agent/turn'
import { asks as asksIn } from '@/lib/agent/understanding/only-asks'
import { type Act, askBelowConfidence } from '@/lib/agent/understanding/understanding'
import { changeAssumption } from '@/lib/usecases/comparison/compare-for-home'
import { measureIn, offerByMeasure } from './by-measure'
import { compareWays, tellTogether, tellUpFront } from './compare-ways'
import { actFor, type Follow, followed, lately } from './follow-ups'
import { found } from './offers-on-table'
import { subjectOf, talkDomain } from './subject'
import { COMPARED } from './subject-words'

const COMPARES =
  /\b(?:vs|versus|against|compar\w+|better|worse|beats?|(?:make|earn|get|save|worth|pays?) (?:me )?more|more (?:money|than)|or|instead|than|contra|frente a|mejor|peor|rinde mas|gano mas|mas que|o)\b/
const TOGETHER =
  /\b(?:both|together|combined?|on top of|plus|at once|juntos?|juntas?|ambos|ambas|los dos|las dos|combinad\w+|a la vez)\b|\+/
const WORTH =
  /\b(?:worth|make|earn|get|save|bring|number|numbers|figures?|much|better|money|total|pay|gan\w+|ahorr\w+|vale|valen|numeros|cuanto|mejor|dinero|conviene)\b/
const SAME_FOR =
  /\b(?:that|same|this|it|those|eso|lo mismo) (?:for|with|on|against|of|para|con|de)\b|\binstead\b|\ben su lugar\b|\bif (?:i|we) (?:take|took|chose|choose|pick|picked|go with|went with|get|got|buy|bought)\b|\bsi (?:tomo|tomara|elijo|eligiera|escojo|compro|comprara|pongo|pusiera|me quedo con)\b|^(?:and |ok |so |but |y |pero )*(?:what about|how about|with|for|against|que tal|con|para|contra) /
const DONE_NOT_ASKED =
  /^(?:programs\.(?:enroll|leave|pause|rejoin)|solar\.order|orders\.cancel|events\.(?:accept|decline)|yes|choose|handover|privacy|vacation|notifications|devices\.add|outage|fault|safety)/
const JOINS = /\b(?:join|enroll|sign (?:me|us)|take|order|apunt\w+|inscrib\w+|quiero entrar)\b/

/** Solar against a program by name, both together in numbers, and the same comparison of another offer or program. */
export const followComparison: Follow = async (heard) => {
  const { turn, acts, asks } = heard
  if (
    acts.some(
      ({ intent, confidence }) =>
        DONE_NOT_ASKED.test(intent) && confidence >= askBelowConfidence && !(asks || asksIn(turn.text)),
    )
  )
    return undefined
  const subject = await subjectOf(turn, turn.text)
  const { words, solar, program, saysSolar, saysProgram } = subject
  if ((JOINS.test(words) || RATHER.test(words)) && !asks) return undefined
  const compared = lately(turn, /^compare\.(?:solar|assumption)/, 1)
  const solarSide = saysSolar || talkDomain(turn.memory) === 'solar' || lately(turn, /^compare/, 2)
  const it = saysSolar && !saysProgram && COMPARED.test(words) && turn.memory.focusOfferId?.startsWith('dfp:')
  const programId = program?.id ?? (it ? turn.memory.focusOfferId?.slice(4) : undefined)
  const both = solarSide && (saysProgram || compared)
  const perYear = PER_YEAR.test(words)
  // "Only a dollar? Would solar bring in more?", right after what a program paid
  const againstPaid =
    saysSolar && /\bmore\b|\bmas\b/.test(words) && lately(turn, /^(?:earnings|events\.result|reward)\b/, 1)
  const years = compared || lately(turn, /^compare/, 3) || saysProgram ? yearsIn(words) : undefined
  const slots = { offerId: solar?.offerId, programId, deviceKind: subject.byDevice }
  const act = { ...actFor('compare.solar-programs', heard), slots }
  if (
    both &&
    TOGETHER.test(words) &&
    WORTH.test(words) &&
    !/\b(?:blocks?|stay|still|at the same time)\b/.test(words)
  )
    return followed('compare.solar-programs', () => tellTogether(turn, act))
  const ways = async () => compareWays(turn, act, undefined, { perYear })
  if (years && (compared || lately(turn, /^compare/, 3) || (solarSide && COMPARES.test(words))))
    return followed('compare.solar-programs', () => overYears(turn, act, years))
  if ((compared || lately(turn, /^compare/, 2)) && UP_FRONT.test(words) && (asks || /[?¿]/.test(turn.text)))
    return followed('compare.solar-programs', () => tellUpFront(turn, act))
  if (againstPaid)
    return followed('compare.solar-programs', () => compareWays(turn, act, undefined, { perYear: true }))
  if (it) return followed('compare.solar-programs', ways)
  if (solarSide && saysProgram && COMPARES.test(words)) return followed('compare.solar-programs', ways)
  if (!compared || !SAME_FOR.test(words)) return undefined
  const measured =
    solar || !measureIn(words)
      ? undefined
      : await offerByMeasure({ ...turn, memory: { ...turn.memory, offers: undefined } }, words)
  if (!solar && !program && measured?.domain !== 'solar') return undefined
  const offerId = solar?.offerId ?? measured?.offerId
  if (offerId && !(await found(turn, 'solar')).offers.some((one) => one.offerId === offerId)) return undefined
  return followed('compare.solar-programs', () =>
    compareWays(turn, { ...act, slots: { ...slots, ...(offerId && { offerId }) } }),
  )
}

/** "Then rather the thermostat program" takes it, and sets nothing against another. */
const RATHER =
  /^\W*(?:(?:ok|okay|then|so|well|no|thanks|entonces|pues|bueno|vale|no|gracias|y)\W+)*(?:mejor|prefiero|me quedo con|voy con|me voy (?:por|con)|i'?d rather (?:have |do )?|rather|i prefer|i'?ll go (?:with|for)|i go (?:with|for)|let'?s go (?:with|for)) (?:el|la|the|your|that) /
/** "What do I have to put down with each?" */
const UP_FRONT =
  /\b(?:up ?front|down payment|(?:put|pay|have to pay|need) (?:\w+ )?(?:down|first|at (?:the )?(?:start|beginning)|to start)|to (?:get started|start) with|al (?:principio|inicio|comienzo)|de (?:entrada|golpe|inicio)|por adelantado|para empezar|(?:pongo|poner|pago|pagar|desembols\w+) (?:primero|antes))\b/
const PER_YEAR = /\b(?:(?:per|a|each|every) year|yearly|annually|al ano|por ano|cada ano|anual\w*)\b/
/** "Do it over 25", "for 20 years": how long is counted, once a comparison was seen */
const OVER_YEARS =
  /\b(?:over|for|across|in|after|stay|stay here|live here|quedo|quedamos|quedare|durante|a|en|por|de) (?:for |only |just |solo |otros |unos |here |aqui )?(?:the next |los proximos )?(\d{1,2})(?: ?-?(?:years?|yrs?|anos))?(?=\W*(?:$|[.,;!?]|years?|yrs?|anos|please|instead|then|por favor))(?! ?(?:%|percent|k\b|kw|months?|days|hours|am|pm|cents|meses|dias))/g

/** The years of the comparison that are wanted; those only spoken of ("longer than 10") are not. */
function yearsIn(words: string): number | undefined {
  const found = [...words.matchAll(OVER_YEARS)]
    .filter(({ 0: match, index }) => !NOT_THESE.test(words.slice(Math.max(0, index - 24), index)) && match)
    .map((match) => Number(match[1]))
    .filter((years) => years >= 1 && years <= 40)
  return found.at(-1)
}
const NOT_THESE =
  /\b(?:not|no|n't|longer than|more than|pay\w* (?:off|itself|back)|paid (?:off|back)|ever|last\w*|lives?|warrant\w+|loan|mas de|se paga\w*|dura\w*)\W*(?:\w+ ){0,2}$/

async function overYears(turn: Turn, act: Act, years: number): Promise<Reply> {
  await changeAssumption({ ctx: turn.ctx, input: { id: 'horizonYears', value: String(years) } })
  return compareWays(turn, act)
}
