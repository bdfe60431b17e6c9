import type { Turn } from '@/lib/agent/turn'
import type { CustomerIntent } from '@/lib/agent/understanding/intent'
import { asks } from '@/lib/agent/understanding/only-asks'
import { type Act, askBelowConfidence } from '@/lib/agent/understanding/understanding'
import { measureIn } from './by-measure'
import { as } from './meant-as'
import { type Domain, type Subject, saidDomain, subjectOf, talkDomain } from './subject'
import { allSolarNamed } from './subject-names'
import { COMPARED, deviceProgram, POINTS_BACK } from './subject-words'

/** What is asked of one of the two ways, so that the subject settles which */
const EITHER_WAY =
  /^(?:programs\.(?:search|details|catch|eligibility|enroll)|solar\.(?:search|details|payback|financing|order|subsidy)|compare\.|reward\.explain|bill\.explain|choose|correct-choice|other-one|out-of-scope)/
const SOLAR_FOR: Partial<Record<CustomerIntent, CustomerIntent>> = {
  'programs.search': 'solar.search',
  'programs.details': 'solar.details',
  'programs.eligibility': 'solar.search',
  'programs.enroll': 'solar.order',
  'reward.explain': 'solar.details',
}
const PROGRAM_FOR: Partial<Record<CustomerIntent, CustomerIntent>> = {
  'solar.search': 'programs.search',
  'solar.details': 'programs.details',
  'solar.payback': 'programs.details',
  'solar.financing': 'programs.catch',
  'solar.order': 'programs.enroll',
}
const HOW_MANY =
  /\b(?:how many|which|what|list|show|cuant[oa]s|cuales|que)\b.{0,30}\b(?:programs|programmes|programas)\b/
const MONTHLY = /\b(?:a month|monthly|per month|payments?|instal?lments?|mensual\w*|al mes|cuotas?|pagos?)\b/
const JOINS =
  /\b(?:join|enroll?|sign|put|get) (?:me|us) (?:up |in |to |into |on |for )|\bapunt[ae]\w*|\binscrib\w+|\bi(?:'ll| will)? (?:join|take)\b/
const NOT_JOINS = /\b(?:not|don'?t|dont|never|no|if|before|sin|antes)\b/

/** A message that says one of the two is not about the thing of the other that was last spoken of. */
export async function withoutOther(turn: Turn): Promise<Turn> {
  const { memory } = turn
  if (!memory.focusOfferId || memory.asking) return turn
  const subject = await subjectOf(turn, turn.text)
  if (COMPARED.test(subject.words)) return turn
  const said = saidDomain(subject)
  const focus: Domain = memory.focusOfferId.startsWith('solar:') ? 'solar' : 'dfp'
  return said && said !== focus ? { ...turn, memory: { ...memory, focusOfferId: undefined } } : turn
}

/** The same act, of the thing that the words name: a name in words wins over what was last spoken of. */
export async function bySubject(turn: Turn, act: Act, alone: boolean): Promise<Act> {
  const unsure = act.confidence < askBelowConfidence
  if (!unsure && !EITHER_WAY.test(act.intent)) return act
  const subject = await subjectOf(turn, alone ? turn.text : act.span)
  const { program, solar, words, saysProgram, saysSolar } = subject
  if (/^(?:solar|programs)\.(?:search|details)|^compare/.test(act.intent) && DIFFERENCE.test(words)) {
    if ((await allSolarNamed(turn, words)).length > 1) return as(act, 'compare.offers')
  }
  if (act.confidence < askBelowConfidence && IS_IN.test(words) && (program || saysProgram) && !saysSolar)
    return as(act, 'programs.mine')
  if (paysMost(turn, act, subject)) return as(act, 'compare.offers')
  if (program && joins(act, words))
    return {
      ...as(act, 'programs.enroll'),
      slots: { ...act.slots, programId: program.id, offerId: undefined },
    }
  if (program && (solar || saysSolar)) return act
  if (program) return ofProgram(act, subject, program.id)
  if (solar && !saysProgram) return ofSolar(act, { offerId: solar.offerId }, words)
  const domain = saidDomain(subject) ?? pointedBack(turn, act, subject)
  if (domain === 'solar' && !act.slots.programId) return ofSolar(act, {}, words)
  return domain === 'dfp' && !act.slots.offerId?.startsWith('solar:') ? ofPrograms(act, words) : act
}

/** "So I am not in the thermostat program?" asks what one is in, and nothing of the program. */
const IS_IN =
  /\b(?:am i|are we|is (?:my|our) \w+|i am|i'?m|we are|we'?re|my \w+ is)(?: (?:not|no longer|now|still|already|only|really|then))* (?:in|part of|enrolled|signed up|out of)\b|\b(?:estoy|estamos|sigo|seguimos)(?: (?:ya|todavia|aun|ahora))* (?:en|dentro|inscrit[oa]s?|apuntad[oa]s?|fuera)\b/

/** "What is the difference between the two Gables?" */
const DIFFERENCE =
  /\b(?:differ\w*|compar\w+|versus|vs|better|worse|or|than|between|diferencia|mejor|peor|o|entre|que)\b/

/** "Which one pays most?", of the programs that were just listed */
function paysMost({ memory }: Turn, { intent }: Act, { words, saysSolar }: Subject): boolean {
  return (
    intent === 'programs.search' &&
    memory.offers?.[0]?.domain === 'dfp' &&
    !saysSolar &&
    measureIn(words) === 'bestPaid' &&
    POINTS_BACK.test(words)
  )
}

function pointedBack({ memory }: Turn, act: Act, { words }: Subject): Domain | undefined {
  const { offerId, programId, deviceKind } = act.slots
  if (offerId || programId || deviceKind || !POINTS_BACK.test(words)) return undefined
  const talk = talkDomain(memory)
  const lists =
    /^programs\.search/.test(act.intent) || (act.intent === 'compare.offers' && !memory.offers?.length)
  return talk === 'solar' && lists ? talk : undefined
}

function ofProgram(act: Act, { words }: Subject, programId: string): Act {
  const slots = { ...act.slots, programId, offerId: undefined, ordinal: undefined, unmatched: undefined }
  if (HOW_MANY.test(words)) return as(act, 'programs.search')
  const wanted = PROGRAM_FOR[act.intent as CustomerIntent]
  if (wanted) return { ...as(act, wanted === 'programs.search' ? 'programs.details' : wanted), slots }
  const asksOfIt =
    /^(?:programs\.search|bill\.explain|compare\.offers|out-of-scope)/.test(act.intent) ||
    act.confidence < askBelowConfidence
  return asksOfIt ? { ...as(act, 'programs.details'), slots } : { ...act, slots }
}

function joins(act: Act, words: string): boolean {
  return JOINS.test(words) && !NOT_JOINS.test(words) && !asks(act.span)
}

function ofPrograms(act: Act, words: string): Act {
  if (HOW_MANY.test(words) && act.slots.deviceKind && act.intent !== 'programs.mine')
    return as(act, 'programs.search')
  const wanted = PROGRAM_FOR[act.intent as CustomerIntent]
  if (!wanted) return act
  return as(act, deviceProgram(words) && wanted === 'programs.search' ? 'programs.details' : wanted)
}

function ofSolar(act: Act, named: { offerId?: string }, words: string): Act {
  const slots = named.offerId
    ? { ...act.slots, ...named, programId: undefined, ordinal: undefined, unmatched: undefined }
    : act.slots
  if (act.intent === 'bill.explain' && MONTHLY.test(words)) return { ...as(act, 'solar.financing'), slots }
  if (act.intent === 'compare.solar-programs' && (named.offerId || measureIn(words)))
    return { ...as(act, named.offerId ? 'solar.details' : 'solar.search'), slots }
  const unsure = act.confidence < askBelowConfidence || act.intent === 'out-of-scope'
  const wanted = named.offerId && unsure ? 'solar.details' : SOLAR_FOR[act.intent as CustomerIntent]
  if (wanted)
    return { ...as(act, wanted === 'solar.search' && named.offerId ? 'solar.details' : wanted), slots }
  return { ...act, slots }
}
