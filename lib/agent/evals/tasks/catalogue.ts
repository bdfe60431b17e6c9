import { type Heard, partOf } from '@/lib/agent/evals/dialogues/heard'
import type { Must, SlotsOf } from '@/lib/agent/evals/dialogues/task'
import type { Cell, Locale } from '@/lib/agent/evals/world/cell'
import type { PersonState } from '@/lib/agent/evals/world/cell-state'
import { demoPrograms } from '@/lib/simulator/programs/demo-programs'
import { demoSolarOffers } from '@/lib/simulator/solar/demo-solar-offers'

/** Facts of the catalogue and of a home, read where the tasks need them: names, prices, what a row looks like after. */
export function programName(id: string, locale: Locale): string {
  return programOf(id).terms.name[locale]
}

export function programOf(id: string) {
  const program = demoPrograms.find((one) => one.id === id)
  if (!program) throw new Error(`no program ${id}`)
  return program
}

/** The program's name in the customer's language, to fill `{program}`. */
export function program(id: string): SlotsOf {
  return ({ cell }) => ({ program: programName(id, cell.locale) })
}

export function solarOf(id: string) {
  const found = demoSolarOffers().find((one) => one.id === id)
  if (!found) throw new Error(`no solar offer ${id}`)
  return found
}

export function offer(id: string): SlotsOf {
  return () => ({ offer: solarOf(id).name })
}

/** Words in each language, of which the customer's are meant. */
export function words(en: RegExp | string, es: RegExp | string): (cell: Cell) => readonly Must[] {
  return (cell) => [cell.locale === 'es' ? es : en]
}

export function named(id: string): (cell: Cell) => readonly Must[] {
  return (cell) => [programName(id, cell.locale)]
}

export const showsPart =
  (type: Parameters<typeof partOf>[1]): Must =>
  (heard) =>
    partOf(heard, type) !== undefined

/** The offers last shown in a dialogue, in their order. */
export function shownOffers(heard: readonly Heard[], domain?: 'dfp' | 'solar') {
  const part = heard
    .flatMap((one) => one.parts)
    .findLast((one) => one.type === 'offers' && (!domain || one.domain === domain))
  return part?.type === 'offers' ? part.offers : []
}

export function enrolledIn(programId: string): PersonState['enrollments'][number] {
  return { programId, state: 'active', pausedDays: null }
}

export function dfpOrder(programId: string, state = 'active', agreed = state === 'active') {
  return {
    domain: 'dfp',
    offerId: `dfp:${programId}`,
    state,
    stage: null,
    totalMinor: state === 'selected' ? null : 0,
    agreed,
  }
}

export function solarOrder(id: string, state = 'active') {
  const agreed = state === 'active'
  return {
    domain: 'solar',
    offerId: `solar:${id}`,
    state,
    stage: agreed ? 'site-visit' : null,
    totalMinor: state === 'selected' ? null : solarOf(id).offer.priceMinor,
    agreed,
  }
}

export const ticket = (topic: string) => ({ topic, state: 'open', callback: false })
