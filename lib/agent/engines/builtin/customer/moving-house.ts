import { say } from '@/lib/agent/turn'
import { listMyEnrollments } from '@/lib/usecases/enrollments/list-my-enrollments'
import { chips } from './chips'
import { type Follow, followed, lately } from './follow-ups'

/** "We are moving in October" */
const MOVES =
  /\b(?:i'?m|im|i am|we'?re|we are|i(?:'ll| will)|we(?:'ll| will)|going to|gonna|planning to|have to|if (?:i|we)|when (?:i|we)) (?:be )?(?:mov(?:e|ing)(?: (?:out|away|house|home|houses|to (?:a|another|the|an)|in (?:january|february|march|april|may|june|july|august|september|october|november|december)|next|soon|somewhere))|selling (?:the|our|my) house)\b|\b(?:me|nos) (?:mudo|mudamos|mudaremos|voy a mudar|vamos a mudar|cambio de casa|cambiamos de casa)\b|\bmudarnos|mudarme|mudanza\b/
/** "Does the program come with me?" */
const COMES_WITH =
  /\b(?:does|do|will|would|can|is)\b.{0,40}\b(?:come|comes|move|moves|go|goes|follow|follows|take|transfer\w*|carry over) (?:it |them |the program )?(?:with (?:me|us)|along|over|to (?:the|my|our|a) new)\b|\bque pasa con (?:el|mi|lo del?) programa\b|\b(?:me|nos) (?:lo|la) (?:llevo|llevamos)\b/
const OF_OTHER =
  /\b(?:visit|solar|panels?|order|offer|event|tonight|visita|paneles|placas|pedido|evento|move (?:the|it|my))\b/

/** Moving house is not arranged here; what becomes of the program is told, and who can help. */
export const followMovingHouse: Follow = async ({ turn, words, count, asks }) => {
  if (turn.memory.asking || count > 26 || OF_OTHER.test(words)) return undefined
  const moves = MOVES.test(words)
  const goesOn = asks && COMES_WITH.test(words) && (moves || lately(turn, /^(?:out-of-scope|programs\.)/, 2))
  if (!moves && !goesOn) return undefined
  if (lately(turn, /^(?:solar|compare|orders)\./, 1)) return undefined
  const mine = (await listMyEnrollments(turn.ctx)).find(({ state }) => state !== 'left')
  const { t, ctx } = turn
  const text = [
    ...(mine ? [t('moving.program', { name: mine.name })] : []),
    t('moving.service', { phone: ctx.env.UTILITY_PHONE }),
  ].join(' ')
  return followed('out-of-scope', async () => say(text, chips(turn, mine ? ['leave', 'person'] : ['person'])))
}
