import { foldText } from '@/lib/agent/understanding/normalize-text'
import { listMyEnrollments } from '@/lib/usecases/enrollments/list-my-enrollments'
import { actFor, type Follow, followed, lately, waitsForYes } from './follow-ups'
import { showMyPrograms } from './programs'

/** "Is it still on hold?", "is my program running again?", "¿sigue pausado?" */
const STATE =
  /\b(?:is|was|are) (?:it|that|this|my|our|the|hot|water|car|charging|battery|thermostat)\b.{0,40}\b(?:on hold|paused|running|active|resumed|suspended|back on|(?:switched |turned )?on|off)\b(?:\W+(?:again|now|yet|still|or not|right now|at the moment|anymore|right))*\W*$|\b(?:am i|are we) (?:still |back )?(?:paused|on hold|active)\b|\b(?:sigue|esta|estaba|quedo)\b.{0,30}\b(?:pausad\w+|en pausa|activ\w+|suspendid\w+|funcionando)\b/
const PROGRAM = /\b(?:program\w*|programa|pause\w*|on hold|pausad\w+|en pausa|resumed|enrollment|suspended)\b/
const OTHER =
  /\b(?:power|lights?|outage|event|solar|panels?|order|visit|account|luz|apagon|evento|paneles|pedido)\b/

/** Whether the own program runs or is paused, in a word: asked of the program by name, or right after it was paused or resumed. */
export const followProgramState: Follow = async (heard) => {
  const { turn, words, asks, count } = heard
  if (!asks || count > 24 || waitsForYes(turn) || !STATE.test(words) || OTHER.test(words)) return undefined
  const mine = (await listMyEnrollments(turn.ctx)).find(({ state }) => state !== 'left')
  if (!mine) return undefined
  const [first] = foldText(mine.name).split(' ')
  const spoken =
    PROGRAM.test(words) ||
    words.includes(first!) ||
    lately(turn, /^programs\.(?:mine|pause|return|resume)/, 4)
  if (!spoken) return undefined
  return followed('programs.mine', () => showMyPrograms(turn, actFor('programs.mine', heard)))
}
