import { type Reply, say, type Turn } from '@/lib/agent/turn'
import { foldText } from '@/lib/agent/understanding/normalize-text'
import { type Act, askBelowConfidence } from '@/lib/agent/understanding/understanding'
import type { DfpOffer } from '@/lib/protocol/message'
import type { ProgramRow } from '@/lib/usecases/offers/present-dfp-offer'
import { readMyPreferences } from '@/lib/usecases/preferences/my-preferences'
import { programsOnSale } from './catalogue'
import { chips } from './chips'
import { actFor, type Follow, followed, type Heard, lately } from './follow-ups'
import { found } from './offers-on-table'
import { type ProgramFact, programFactsIn } from './program-fact-words'
import { noticeText, tellProgramFact } from './program-facts'
import { meantProgram } from './program-topics'

/** Read as these, a question may still be about one fact of what is spoken of. */
const OF_PROGRAM =
  /^(?:programs\.(?:details|catch|mine|eligibility)|reward\.explain|events\.(?:next|why)|outage\.status|earnings\.show|baseline\.explain|out-of-scope|remark|repeat|small-talk)$/
/** "What would I make in a year with it?", of the program just told of, is asked of panels in the same words. */
const OF_SOLAR = /^solar\.(?:details|payback)$/
const POINTS =
  /\b(?:with|from|for|on|off|out of) (?:it|that|this)(?: one)?\b|\b(?:con|de|por) (?:el|ella|ese|esa|eso|este|esto)\b/
const SAYS_PROGRAM = /\b(?:program\w*|event\w*|session\w*|programas?|eventos?)\b/
const SAYS_SOLAR = /\b(?:solar|panels?|paneles|placas|inverter|inversor)\b/
/** "Will you still touch my thermostat?" asks how things stand now. */
/** "When is the next time you turn it off?" asks for an event. */
const NEXT = /\b(?:next (?:time|one|event)|proxim[oa] (?:vez|evento))\b/
const STILL = /\b(?:still|any ?more|todavia|aun|siguen?)\b/
const LONGEST = 26

/** A question about one fact is answered by that fact, in a sentence; the whole of the terms stays a question away. */
export const followFact: Follow = async (heard) => {
  const { words, count, asks, acts, turn } = heard
  if (!asks || count > LONGEST || acts.length === 0 || STILL.test(words) || NEXT.test(words)) return undefined
  return aboutSolarNow(turn, words) ? undefined : programFact(heard)
}

function aboutSolarNow({ memory }: Turn, words: string): boolean {
  if (SAYS_SOLAR.test(words)) return true
  if (SAYS_PROGRAM.test(words)) return false
  const focus = memory.asking === 'order' ? memory.orderDomain : memory.focusOfferId?.split(':')[0]
  return focus === 'solar'
}

async function programFact(heard: Heard) {
  const { turn, words, acts } = heard
  const ofIt = POINTS.test(words) && turn.memory.focusOfferId?.startsWith('dfp:')
  const may = (intent: string) => OF_PROGRAM.test(intent) || Boolean(ofIt && OF_SOLAR.test(intent))
  if (!every(acts, ({ intent }) => may(intent))) return undefined
  const talked =
    lately(turn, /^(?:programs|reward)\./, 3) ||
    turn.memory.focusOfferId !== undefined ||
    SAYS_PROGRAM.test(words)
  const named = acts.some(({ slots }) => slots.programId ?? slots.offerId ?? slots.deviceKind)
  const ofEvents = lately(turn, /^(?:events|vacation)\./, 2)
  if (!talked && !named && !ofEvents) return undefined
  const names = (await programsOnSale(turn)).flatMap(({ terms }) => Object.values(terms.name))
  const asked = programFactsIn(words, names.map(foldText))
  // "Will they charge me something?", after a no to an event, is of that no.
  const facts = lately(turn, /^events\.decline/, 1)
    ? asked.map((fact) => (fact === 'costs' ? ('penalty' as const) : fact))
    : asked
  if (facts.length === 0 || !facts.every((fact) => mayBeTold(turn, fact))) return undefined
  // After an event, what a no costs and how one is told is asked of its program; its hours are its own.
  if (!talked && !named && !facts.every((fact) => OF_ANY_EVENT.test(fact))) return undefined
  const meant = await meantProgram(turn, actFor('programs.details', heard))
  if (meant === null || meant === 'solar') return undefined
  // What was earned and when it comes is told from one's own books.
  if (meant.joined && facts.some((fact) => fact === 'paid' || fact === 'worth')) return undefined
  const { program, name, joined } = meant
  // What happens in an outage is asked of a battery; with anything else it is of the street.
  if (
    facts.includes('reserve') &&
    program.terms.deviceType !== 'battery' &&
    !/\b(?:batter\w+|bateria|powerwall)\b/.test(words)
  )
    return undefined
  const own = await moreThanTerms(turn, program, facts, joined)
  const about = facts.some((fact) => /^(?:leaves|costs|penalty|skips|forgets)$/.test(fact))
    ? ('programs.catch' as const)
    : ('programs.details' as const)
  return followed(
    about,
    async (): Promise<Reply> => ({
      ...say(
        facts.map((fact) => own[fact] ?? tellProgramFact(turn, program.terms, fact)).join(' '),
        ...more(turn, joined ? ['detailsOf'] : ['enrollIn', 'detailsOf'], name),
      ),
      memory: { focusOfferId: `dfp:${program.id}`, lastTopic: about },
    }),
  )
}

const OF_ANY_EVENT = /^(?:keeps|told|penalty|leaves|forgets)$/

/** At a card that waits, what one keeps, how one is told and whether a no costs something; the rest is told by the card. */
function mayBeTold({ memory }: Turn, fact: ProgramFact): boolean {
  if (memory.asking !== 'proposal') return true
  if (memory.proposal?.kind === 'leave') return fact === 'keeps'
  return (
    /^(?:pause|vacation|resume)$/.test(memory.proposal?.kind ?? '') &&
    /^(?:keeps|told|notice|penalty)$/.test(fact)
  )
}

/** What the terms alone do not say: how this home is told, and what a year may come to for it */
async function moreThanTerms(
  turn: Turn,
  { id, terms }: ProgramRow,
  facts: readonly ProgramFact[],
  joined: boolean,
): Promise<Partial<Record<ProgramFact, string>>> {
  const { t, ctx } = turn
  if (facts.includes('told')) {
    const { channel } = await readMyPreferences(ctx)
    return { told: t('facts.told', { notice: noticeText(t, terms.noticeMinutes), channel }) }
  }
  if (!facts.includes('worth') || joined) return {}
  const offer = ((await found(turn, 'dfp')).offers as DfpOffer[]).find(
    ({ offerId }) => offerId === `dfp:${id}`,
  )
  if (!offer) return {}
  const year = t('facts.worthYear', { headline: offer.headline, note: offer.headlineNote })
  return { worth: `${tellProgramFact(turn, terms, 'worth')} ${year}` }
}

/** With a quote on the table its own buttons are the next step. */
function more(turn: Turn, keys: string[], name: string) {
  return turn.memory.asking === 'order' ? [] : [chips(turn, keys, { name })]
}

function every(acts: readonly Act[], allowed: (act: Act) => boolean): boolean {
  return acts.every((act) => act.confidence < askBelowConfidence || allowed(act))
}
