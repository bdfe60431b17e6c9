import type { Turn } from '@/lib/agent/turn'
import type { SolarOffer as SolarTerms } from '@/lib/domain/solar/offer'
import type { SolarOffer } from '@/lib/protocol/message'

export type KnownOffer = { offer: SolarOffer; terms: SolarTerms }

/** What a fact is told from: the offer it is about, all that this home can take, and the customer's own words. */
export type FactsOf = {
  turn: Turn
  /** Folded, without what was said not to be meant */
  words: string
  /** The offer named, else the one spoken of, else the first of the list */
  about: KnownOffer
  /** Named in this very message */
  named: boolean
  /** Meant by what it measures: "the cheapest of those" */
  measured: boolean
  /** What was spoken of before, when another is named now */
  before?: KnownOffer
  all: readonly KnownOffer[]
  program?: { id: string; name: string }
  /** How rates change a year, as the customer set it */
  growth: number
  wait: (one: KnownOffer) => string
}

/** One thing people ask about solar, answered in a sentence or two from offers' data and what is written down. */
export type SolarFact = {
  id: string
  /** Tried on folded words in both languages */
  asked: RegExp
  /** Words with which it is something else */
  not?: RegExp
  /** Only of an offer that the message names */
  namedOnly?: true
  /** Facts that this one makes needless */
  over?: readonly string[]
  /** Asked outside a talk about solar it means something else */
  inTalkOnly?: true
  /** Said by no other topic: holds although the message speaks of programs too */
  alsoOfPrograms?: true
  /** In a talk about programs it means them, unless solar is named */
  notOfPrograms?: true
  tell: (of: FactsOf) => Told | undefined | Promise<Told | undefined>
}

/** The sentence, and the offer it puts forward when that is not the one asked about */
export type Told = string | { text: string; about: KnownOffer }

export function listOf(
  turn: Turn,
  items: readonly string[],
  type: 'conjunction' | 'disjunction' = 'conjunction',
) {
  return new Intl.ListFormat(turn.locale, { type }).format(items)
}
