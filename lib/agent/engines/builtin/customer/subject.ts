import type { Memory } from '@/lib/agent/memory'
import type { Turn } from '@/lib/agent/turn'
import { foldText } from '@/lib/agent/understanding/normalize-text'
import type { Slots } from '@/lib/agent/understanding/understanding'
import type { SolarOffer } from '@/lib/protocol/message'
import type { ProgramRow } from '@/lib/usecases/offers/present-dfp-offer'
import { bestProgram } from './best-program'
import { programsOnSale } from './catalogue'
import { programNamed, solarNamed } from './subject-names'
import {
  deviceAgainst,
  deviceProgram,
  EVENTS_SAID,
  LEFT_ASIDE,
  NO_PROGRAMS,
  NOT_MEANT,
  PROGRAM_SAID,
  SOLAR_PROGRAMS,
  SOLAR_SAID,
  WHY_THAT,
} from './subject-words'

export type Domain = 'solar' | 'dfp'

/** What a message itself says it is about. What is named in words wins over what was last spoken of. */
export type Subject = {
  /** Folded, without what was said not to be meant */
  words: string
  solar?: SolarOffer
  program?: ProgramRow
  /** The program is meant by its device alone */
  byDevice?: Slots['deviceKind']
  saysSolar: boolean
  saysProgram: boolean
  saysEvents: boolean
}

export async function subjectOf(turn: Turn, text: string): Promise<Subject> {
  const words = meantWords(text)
  const published = await programsOnSale(turn)
  const named = programNamed(words, published)
  const device = named ? undefined : (deviceProgram(words)?.device ?? againstSolar(words))
  const program = named ?? (device ? await bestProgram(turn, device) : undefined)
  const solarProgram = SOLAR_PROGRAMS.test(words)
  const rest = program ? withoutName(words, program) : words
  const solar = await solarNamed(turn, rest)
  return {
    words,
    ...(solar && { solar }),
    ...(program && { program }),
    ...(program && device && { byDevice: device as Slots['deviceKind'] }),
    saysSolar: SOLAR_SAID.test(words) || solar !== undefined,
    saysProgram: !solarProgram && (PROGRAM_SAID.test(words) || program !== undefined),
    saysEvents: EVENTS_SAID.test(words),
  }
}

/** Folded words without "not the programs", "stop with the programs". */
export function meantWords(text: string): string {
  return [WHY_THAT, LEFT_ASIDE, NOT_MEANT, NO_PROGRAMS]
    .reduce((words, pattern) => words.replace(pattern, ' '), foldText(text))
    .replace(/\s+/g, ' ')
    .trim()
}

function againstSolar(words: string): string | undefined {
  return SOLAR_SAID.test(words) ? deviceAgainst(words) : undefined
}

/** The one domain that the message says; undefined when it says none or both. */
export function saidDomain({ saysSolar, saysProgram }: Subject): Domain | undefined {
  return saysSolar === saysProgram ? undefined : saysSolar ? 'solar' : 'dfp'
}

const TALK = /^(?:solar|orders|compare|programs|events|earnings|reward|baseline|devices|usage|bill)\b/

/** What the talk has been about lately: the order under way, else the newest topic, else what is on the table. */
export function talkDomain({
  asking,
  orderDomain,
  recent,
  focusOfferId,
  offers,
}: Memory): Domain | undefined {
  if (asking === 'order' && orderDomain) return orderDomain
  const topic = recent?.find((one) => TALK.test(one))
  if (!topic) return offers?.[0]?.domain
  if (/^programs\.(?:catch|details|eligibility)/.test(topic) && focusOfferId?.startsWith('solar:'))
    return 'solar'
  if (/^(?:usage|bill|devices)\b/.test(topic)) return offers?.[0]?.domain
  return /^(?:solar|orders|compare)\b/.test(topic) ? 'solar' : 'dfp'
}

function withoutName(words: string, { terms }: ProgramRow): string {
  return [terms.name.en, terms.name.es].reduce((rest, name) => rest.replaceAll(foldText(name), ' '), words)
}
