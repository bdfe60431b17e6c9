import { listMyEnrollments } from '@/lib/usecases/enrollments/list-my-enrollments'
import { programsOnSale } from './catalogue'
import { choose } from './choosing'
import { programsIfFree } from './device-programs'
import { devicesIn } from './devices-named'
import { type Follow, followed, waitsForYes } from './follow-ups'

const SWITCHES =
  /\b(?:switch\w*|swap\w*|chang(?:e|ing) (?:over |to |from |my )|move (?:over |to |from |me )|trade|go over to|instead of|rather (?:be|have|do|join|take)|prefer|cambiar\w* (?:a|al|de|por|del)|cambiarme|pasar\w* (?:a|al|de|del)|pasarme|en (?:lugar|vez) de|prefiero|preferiria)\b/
const PROGRAM = /\b(?:program\w*|programa\w*|one|rebate|el de|la de)\b/
/** Asks of the difference, or of somebody's else, or ends only */
const NOT_NOW =
  /\b(?:better|difference|compare|pays? more|how do i|what happens|if i|later|not|don'?t|never|mejor\b(?! me)|diferencia|compar\w+|paga mas|como (?:hago|puedo)|que pasa|luego|no quiero|solar|panels?|paneles|event|tonight|visit|evento|visita)\b/
const BY_HAND = /\b(?:rebate\w*|by hand|reembolso\w*|a mano)\b/

/** "I'd rather be in the car program than the thermostat one, can I switch?": the other one is put with leaving the first, and asks for a yes. */
export const followSwitchAsked: Follow = async ({ turn, words, count }) => {
  if (count > 26 || waitsForYes(turn) || !SWITCHES.test(words) || !PROGRAM.test(words)) return undefined
  if (NOT_NOW.test(words.replace(/\brather\b|\bprefer\b/g, ' '))) return undefined
  const mine = (await listMyEnrollments(turn.ctx)).find(({ state }) => state !== 'left')
  if (!mine) return undefined
  const own = (await programsOnSale(turn)).find(({ id }) => id === mine.programId)?.terms.deviceType ?? null
  const named = devicesIn(words).filter((kind) => kind !== own)
  const free = await programsIfFree(turn)
  const target =
    named.length === 1
      ? free.find(({ terms }) => terms.deviceType === named[0])
      : named.length === 0 && BY_HAND.test(words) && own !== null
        ? free.find(({ terms }) => !terms.deviceType)
        : undefined
  return target ? followed('programs.enroll', () => choose(turn, `dfp:${target.id}`)) : undefined
}
