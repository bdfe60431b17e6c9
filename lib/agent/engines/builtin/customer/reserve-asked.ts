import { say, type Turn } from '@/lib/agent/turn'
import { asks as asksIn } from '@/lib/agent/understanding/only-asks'
import { listMyEnrollments } from '@/lib/usecases/enrollments/list-my-enrollments'
import { programsOnSale } from './catalogue'
import { chips } from './chips'
import { type Follow, followed, lately } from './follow-ups'

const BATTERY = /\b(?:batter\w+|powerwall|bateria\w*)\b/
const NO_POWER =
  /\b(?:(?:power|electricity|lights?|grid) (?:\w+ )?(?:goes|went|go|is|are|gets|fails?|cuts?) ?(?:out|off|down|cut|dead)?|outages?|blackouts?|power cuts?|in the dark|se (?:va|vaya|fue) la (?:luz|corriente)|apagon\w*|cortes?|sin luz|a oscuras|quedarme sin)\b/
/** It is thought of, not told */
const IF =
  /\b(?:if|when|in case|suppose|say|what about|would|will|could|should|enough|left|still|reserve|si|cuando|en caso|y que pasa|queda\w*|reserva)\b/
const OF_SOLAR = /\b(?:solar|panels?|paneles|placas)\b/

/** "If you empty it and the power goes out, am I in the dark?": asked of the battery and its program, it reports no outage. */
export const followReserve: Follow = async ({ turn, words, asks }) => {
  if (!NO_POWER.test(words) || !IF.test(words) || OF_SOLAR.test(words)) return undefined
  const program = await batteryProgram(turn)
  if (!program) return undefined
  const spoken = turn.memory.focusOfferId === `dfp:${program.id}` && lately(turn, /^programs\./, 2)
  if (!BATTERY.test(words) && !spoken) return undefined
  if (
    !asks &&
    !asksIn(turn.text) &&
    !/\b(?:am i|are we|do i|will i|is there|what|me quedo|nos quedamos|queda)\b/.test(words)
  )
    return undefined
  const { name: names, card } = program.terms
  const name = names[turn.locale]
  return followed('programs.details', async () => ({
    ...say(
      [turn.t('facts.lessAfter'), card.whatHappens[turn.locale], card.sayingNo[turn.locale]].join(' '),
      ...(turn.memory.asking ? [] : [chips(turn, ['detailsOf'], { name })]),
    ),
    ...(turn.memory.asking
      ? {}
      : { memory: { focusOfferId: `dfp:${program.id}`, lastTopic: 'programs.details' } }),
  }))
}

/** The one spoken of, else one's own, else the first of the catalogue */
async function batteryProgram(turn: Turn) {
  const all = (await programsOnSale(turn)).filter(({ terms }) => terms.deviceType === 'battery')
  const mine = (await listMyEnrollments(turn.ctx)).filter(({ state }) => state !== 'left')
  return (
    all.find(({ id }) => turn.memory.focusOfferId === `dfp:${id}`) ??
    all.find(({ id }) => mine.some(({ programId }) => programId === id)) ??
    all[0]
  )
}
