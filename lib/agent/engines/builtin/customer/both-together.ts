import { say } from '@/lib/agent/turn'
import { asks as asksIn } from '@/lib/agent/understanding/only-asks'
import { chips } from './chips'
import { type Follow, followed, waitsForYes } from './follow-ups'

const SOLAR = /\b(?:solar|panels?|paneles|placas)\b/
const PROGRAM =
  /\b(?:program\w*|rebate|programas?|reembolso|thermostat|battery|car|water heater|termostato|bateria|carro|calentador)\b/
const AS_WELL =
  /\b(?:both|as well|too|also|together|at the same time|at once|and still|still|in addition|on top|exclude|block|instead|ambos|los dos|las dos|tambien|ademas|a la vez|al mismo tiempo|juntos|y seguir|todavia|impide\w*)\b/
const MAY =
  /\b(?:can|could|may|might|allowed|possible|does|do|would|will|is it|am i|puedo|podemos|puede|se puede|podria|es posible|impide|tengo que)\b/
/** Which is better is another question. */
const WORTH =
  /\b(?:better|worth|best|compar\w+|which|what|how much|more money|pays?|save|earn|conviene|mejor|cual|cuanto|rinde|gan\w+|ahorr\w+|leave|dejar|when|cuando|cost\w*|cuesta)\b/

/** "Can a home have panels and be in the thermostat program as well?": one sentence, not the whole comparison. */
export const followBothTogether: Follow = async ({ turn, words, asks, count }) => {
  if (count > 24 || waitsForYes(turn) || !(asks || asksIn(turn.text))) return undefined
  if (!SOLAR.test(words) || !PROGRAM.test(words) || !AS_WELL.test(words) || !MAY.test(words)) return undefined
  return WORTH.test(words)
    ? undefined
    : followed('compare.solar-programs', async () =>
        say(turn.t('order.bothGo'), chips(turn, ['solar', 'programs'])),
      )
}
