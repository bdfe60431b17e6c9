import type { Intent } from '@/lib/agent/understanding/intent'
import { foldText, normalizeText } from '@/lib/agent/understanding/normalize-text'
import type { ReadClause } from '@/lib/agent/understanding/read-clause'
import type { UnderstandingContext } from '@/lib/agent/understanding/understanding'

/** Weighs the learnt probabilities by what was just asked and by what is on the table. */
export function fitContext(clause: ReadClause, context: UnderstandingContext): Map<Intent, number> {
  const scores = new Map<Intent, number>(clause.ranked.map(({ label, probability }) => [label, probability]))
  const favor = (intent: Intent, factor: number) => scores.set(intent, (scores.get(intent) ?? 0) * factor)
  const { expecting, offers } = context
  if (expecting === 'choice' && (clause.slots.ordinal || clause.slots.offerId)) favor('choose', 2)
  if (!offers?.length && expecting !== 'choice') {
    favor('choose', 0.3)
    favor('correct-choice', 0.5)
    favor('other-one', 0.5)
  }
  if (expecting === 'code' || expecting === 'meter-id') {
    for (const intent of scores.keys()) if (intent.startsWith('auth.')) favor(intent, 2)
  }
  if (expecting === 'yes-no') {
    favor('yes', 1.5)
    favor('no', 1.5)
  }
  const { offerId, programId } = clause.slots
  const named = offerId
    ? offers?.find((offer) => offer.id === offerId)?.domain
    : programId
      ? 'dfp'
      : undefined
  for (const [program, solar] of COUNTERPARTS) {
    if (named === 'dfp') moveMass(scores, solar, program)
    if (named === 'solar') moveMass(scores, program, solar)
  }
  if (context.audience === 'customer') fitNamedThings(clause, context, scores, favor)
  const domain = named ? undefined : offers?.[0]?.domain
  if (domain === 'solar' && !/\b(?:program\w*|enroll\w*|events?|inscri\w*)\b/.test(clause.masked)) {
    moveMass(scores, 'programs.details', 'solar.details')
    moveMass(scores, 'programs.enroll', 'solar.order')
  }
  if (domain === 'dfp' && !/\b(?:solar|panel\w*|roof|placas|techo)\b/.test(clause.masked)) {
    moveMass(scores, 'solar.details', 'programs.details')
    moveMass(scores, 'solar.order', 'programs.enroll')
  }
  return scores
}

const solarNamed =
  /\b(?:solar\w*|panels?|pannels?|pv|photovoltaic\w*|roof\w*|sun|array|placas?|paneles|techo|tejado|fotovoltaic\w*|azotea)\b/
const programNamed =
  /\b(?:programs?|programas?|programms?|scheme|events?|eventos?|enroll\w*|rebates?|flexibility|flexibilidad|thermostats?|termostatos?|nest|batter\w*|baterias?|powerwalls?|evs?|cars?|coches?|carros?|chargers?|cargador\w*|heaters?|calentador\w*|rewards?|ac)\b/

/** "Will solar keep my fridge on in an outage?" asks of solar, whatever else it names. */
const OF_THE_GRID = /^(?:outage|events|earnings|baseline)\./

const undone =
  /\b(?:cancel\w*|scrap\w*|undo|call\w* off|revoke|void|withdraw\w*|annul\w*|anul\w*|deshac\w*|abandon\w*)\b/

/** Solar against programs is no question where solar is not spoken of, and panels are no program. */
function fitNamedThings(
  clause: ReadClause,
  context: UnderstandingContext,
  scores: Map<Intent, number>,
  favor: (intent: Intent, factor: number) => void,
): void {
  const text = normalizeText(foldText(clause.text))
  const solar = solarNamed.test(text)
  const program = programNamed.test(text)
  if (!solar && !context.offers?.length) favor('compare.solar-programs', program ? 0.1 : 0.4)
  // Who undoes a purchase does not buy.
  if (undone.test(text)) moveMass(scores, 'solar.order', 'orders.cancel')
  // "We'd like to go with the water heater program": what is ordered by name is joined.
  if (program && !solar && clause.slots.powerKw === undefined && clause.slots.amountMinor === undefined)
    moveMass(scores, 'solar.order', 'programs.enroll')
  if (solar && !program) {
    moveMass(scores, 'programs.search', 'solar.search')
    moveMass(scores, 'programs.enroll', 'solar.order')
    moveMass(scores, 'programs.leave', 'orders.cancel')
    moveMass(scores, 'programs.details', 'solar.details')
    moveMass(scores, 'programs.eligibility', 'solar.details')
    for (const intent of scores.keys()) if (OF_THE_GRID.test(intent)) favor(intent, 0.1)
  }
}

/** Like questions about programs and solar: what is named settles which of the two it is. */
const COUNTERPARTS: [Intent, Intent][] = [
  ['programs.details', 'solar.details'],
  ['programs.enroll', 'solar.order'],
  ['programs.search', 'solar.search'],
]

/** "Tell me more about the second one" asks for details of whatever is listed. */
function moveMass(scores: Map<Intent, number>, from: Intent, to: Intent): void {
  const mass = scores.get(from)
  if (mass === undefined || !scores.has(to)) return
  scores.set(to, (scores.get(to) ?? 0) + mass)
  scores.set(from, 0)
}
