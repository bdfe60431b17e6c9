import { type Heard, hear, openCard, partOf } from '@/lib/agent/evals/dialogues/heard'
import { shownOffers } from '@/lib/agent/evals/tasks/catalogue'
import type { PersonState } from '@/lib/agent/evals/world/cell-state'
import type { DeviceType } from '@/lib/domain/program/terms'
import type { Part } from '@/lib/protocol/message'
import { demoPrograms } from '@/lib/simulator/programs/demo-programs'

// What the judges from the fourth set on look at: the words and cards of an answer, and the rows after it.

export const CHEAPEST = 'Gable Compact 2.0'
export const CHEAPEST_ID = 'solar:solar-gable-2'
export const KEEPS_EARNED =
  /\byours\b|\bkeep\b|(?:not|n.t|nothing|never|won.t)[^.]{0,40}los[et]|still (?:get|be) paid|remain/i
export const LEFT = /you have left|you've left|you left|no longer in|has ended|is ended|are out of/i
export const SIGNED_OUT =
  /cerr(?:ó|é|ad[oa]s?|amos)(?![a-záéíóú])|desconectad|no hay (?:ninguna )?sesi[oó]n|sin sesi[oó]n/i
/** What a reader is told, cards and all; neither what is suggested to say next nor what this home cannot have. */
export function visible(heard: Heard | undefined): string {
  if (!heard) return ''
  const messages = heard.messages.map((message) => ({
    ...message,
    parts: message.parts
      .filter((part) => part.type !== 'suggestions')
      .map((part) => (part.type === 'offers' ? { ...part, excluded: [] } : part)),
  }))
  return hear(heard.said, messages).words
}
export const says = (heard: Heard | undefined, words: string) => visible(heard).includes(words)
export const told = (heard: Heard | undefined, what: RegExp) => what.test(visible(heard))
export const has = (heard: Heard | undefined, type: Part['type']) => Boolean(heard && partOf(heard, type))
export const failed = (heard: Heard | undefined) => has(heard, 'error')
/** Signed in and gone on: no error, and no other code asked for */
export const welcomed = (heard: Heard | undefined) =>
  Boolean(heard?.plain) &&
  !failed(heard) &&
  !heard?.parts.some((part) => part.type === 'form' && /otp|meter/.test(part.form)) &&
  !told(heard, /not right|expired|no es correcto|venci[oó]/i)
export const programsFor = (type: DeviceType) => demoPrograms.filter(({ terms }) => terms.deviceType === type)
/** Where there are several programs for a device, any of them is the one meant. */
export const namesProgram = (heard: Heard | undefined, type: DeviceType) =>
  programsFor(type).some(({ terms }) => says(heard, terms.name.en) || says(heard, terms.name.es))
/** Not asked back and not given up */
export const understood = (heard: Heard | undefined) =>
  Boolean(heard?.plain) &&
  !failed(heard) &&
  !/did not get that|not sure I understood|a yes or a no|no lo (?:he )?entend|haber entendido|un s[ií] o un no|nothing waiting|nada que espere/i.test(
    heard?.plain ?? '',
  )
export const cardWords = (heard: Heard | undefined): string => {
  const card = heard && openCard(heard)
  return card ? `${card.title ?? ''} ${card.text ?? ''}` : ''
}
export const asksAbout = (heard: Heard | undefined, type: DeviceType) =>
  Boolean(heard && openCard(heard)) && namesProgram(heard, type) && !has(heard, 'quote')
export const asksFor = (heard: Heard | undefined, name: string) =>
  Boolean(heard && openCard(heard)) && says(heard, name) && !has(heard, 'quote')
export const quoteOf = (heard: Heard | undefined, type: DeviceType) => {
  const quote = heard && partOf(heard, 'quote')
  return Boolean(
    quote &&
      openCard(heard) &&
      programsFor(type).some(({ terms }) =>
        [terms.name.en, terms.name.es].some((name) => quote.title.includes(name)),
      ),
  )
}
export const asksToLeave = (heard: Heard | undefined, name: string) =>
  cardWords(heard).includes(name) &&
  /\bleave|\bend|cancel|salir|sale|baja|dejar/i.test(cardWords(heard)) &&
  !has(heard, 'quote')
export const noReceiptBefore = (heard: readonly Heard[], turn: number) =>
  heard.slice(0, turn).every((one) => !has(one, 'receipt'))
export const listsAsMine = (heard: Heard | undefined, programId: string) =>
  Boolean(
    heard &&
      partOf(heard, 'enrollments')?.items.some((one) => one.programId === programId && one.state !== 'left'),
  )
/** A comparison that counts with this rise of prices a year */
export const growthIn = (heard: Heard | undefined, percent: number) => {
  const found = heard && partOf(heard, 'comparison')
  const growth = found?.assumptions.find((one) => one.id === 'rateGrowthPercent')
  return Number.parseFloat(growth?.value ?? '') === percent
}
export const pricesIn = (heard: Heard | undefined): number[] =>
  heard ? shownOffers([heard], 'solar').map((one) => ('priceMinor' in one ? one.priceMinor : Number.NaN)) : []
/** Named in the answer's own words, or first of a list */
export const isAbout = (heard: Heard | undefined, name: string) =>
  Boolean(heard && (heard.plain.includes(name) || shownOffers([heard], 'solar')[0]?.name === name))
export const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
export const answered = (after: PersonState, state: string) =>
  after.responses.length === 1 && after.responses[0]!.state === state
export const leftOnly = (after: PersonState, programId: string) =>
  after.enrollments.length === 1 &&
  after.enrollments[0]!.programId === programId &&
  after.enrollments[0]!.state === 'left'
export const inOnly = (after: PersonState, programIds: readonly string[]) =>
  after.enrollments.length === 1 &&
  programIds.includes(after.enrollments[0]!.programId) &&
  after.enrollments[0]!.state === 'active'
export const enrolledOnly = (after: PersonState, type: DeviceType) =>
  inOnly(
    after,
    programsFor(type).map(({ id }) => id),
  )
export const stateOf = (after: PersonState, programId: string) =>
  after.enrollments.find((one) => one.programId === programId)?.state
/** One that was looked at and given up is none. */
export const noSolar = (after: PersonState) =>
  after.orders.every((order) => order.domain !== 'solar' || (!order.agreed && order.state === 'cancelled'))
export const orderedOnly = (after: PersonState, offerId: string) => {
  const open = after.orders.filter((order) => order.agreed || order.state !== 'cancelled')
  return open.length === 1 && open[0]!.agreed && open[0]!.offerId === offerId && open[0]!.state === 'active'
}
export const allUnder = (heard: Heard | undefined, minor: number) =>
  pricesIn(heard).length > 0 && pricesIn(heard).every((price) => price < minor)

/** In Spanish: who sees the data, that nothing is deleted after all, and the end of all sessions, asked for or done */
export const tellsWhoSees = (heard: Heard | undefined) =>
  told(heard, /medidor|contador|datos|consumo/i) &&
  told(heard, /factur|instalador|venden?|personal|solo|s[oó]lo|nadie|empleados/i)
export const tellsNothingDeleted = (heard: Heard | undefined) =>
  understood(heard) &&
  /\bnada\b|\bno se\b|sigue|\bqueda|como est|\bno (?:he |hice |borr)|de acuerdo/i.test(heard?.plain ?? '')
export const signsOutEverywhere = (heard: Heard | undefined) =>
  told(heard, /sesi[oó]n|sesiones|desconect/i) && told(heard, /tod[oa]s|cada|cualquier/i)
export const tellsSignedOut = (heard: Heard | undefined, before: Heard | undefined) =>
  told(heard, /sesi[oó]n|sesiones|cerrad|desconect|inici[ea]|medidor|ya (?:est|se|hab)/i) ||
  (SIGNED_OUT.test(before?.plain ?? '') &&
    /no hay nada|nada (?:que espere|pendiente)/i.test(heard?.plain ?? ''))

export const TAKEN_BACK =
  /withdr[ae]w|tak(?:e|en|ing) (?:(?:it|this|that|your|the) )?(?:report |ticket )?back|clos(?:e|ed|ing)\b|cancel|call(?:ed)? (?:it )?off|remov|delet/i
/** A report was passed on, and the customer is told so. */
export const taken = (heard: Heard | undefined) =>
  has(heard, 'handover') ||
  /passed (?:\w+ ){0,3}on\b|\breported\b|report (?:is|has been) |registered|\bnoted\b|\blogged\b|\bticket\b/i.test(
    heard?.plain ?? '',
  )
/** This home uses alike much from 17 to 21 h, and less in every other hour. */
export const tellsEvening = (heard: Heard | undefined) =>
  Boolean(heard && partOf(heard, 'usage')?.highlightHours?.some((hour) => hour >= 17 && hour < 21)) ||
  told(
    heard,
    /\b[5-9](?::\d\d)?(?:\s?(?:[-–—]|to|and)\s?[5-9](?::\d\d)?)?\s?p\.?m|\b(?:17|18|19|20)(?::\d\d|\s?h\b|\s?[-–—])|\bevenings?\b/i,
  )
