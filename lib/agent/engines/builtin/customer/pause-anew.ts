import { listMyEnrollments } from '@/lib/usecases/enrollments/list-my-enrollments'
import { actFor, type Follow, followed, lately, waitsForYes } from './follow-ups'
import { proposePausing } from './membership'
import { slotsOfDays } from './yes-no'

const CHANGES =
  /\b(?:make (?:it|that)|change (?:it|that)|set (?:it|that)|extend|longer|instead|rather|actually|shorter|only|until|till|mejor|cambi\w+|alarg\w+|ampli\w+|extiend\w+|pong\w+|que sea[n]?|hasta|solo)\b/
const OF_OTHER =
  /\b(?:visit|call|solar|panels?|order|event|tonight|quiet|bill|away|vacation|resume|end (?:it|the pause)|visita|llam\w+|paneles|pedido|evento|factura|reanud\w+|termin\w+)\b/

/** "Actually, can you make it three weeks?", of the pause just set: put forward anew with those days. */
export const followPauseAnew: Follow = async (heard) => {
  const { turn, words, count } = heard
  if (count > 16 || waitsForYes(turn) || !CHANGES.test(words) || OF_OTHER.test(words)) return undefined
  if (!lately(turn, /^programs\.pause$/, 2)) return undefined
  const { durationMinutes, date, untilDay, weekday } = slotsOfDays(turn.text)
  if (!(durationMinutes ?? date ?? untilDay ?? weekday)) return undefined
  const mine = (await listMyEnrollments(turn.ctx)).find(({ state }) => state !== 'left')
  if (mine?.state !== 'paused') return undefined
  const act = { ...actFor('programs.pause', heard), slots: slotsOfDays(turn.text) }
  return followed('programs.pause', () => proposePausing(turn, act))
}
