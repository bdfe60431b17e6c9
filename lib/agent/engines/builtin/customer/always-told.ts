import { say } from '@/lib/agent/turn'
import { asks as asksIn } from '@/lib/agent/understanding/only-asks'
import { type Follow, followed, lately, waitsForYes } from './follow-ups'

const URGENT =
  /\b(?:emergenc\w+|danger\w*|urgent\w*|something (?:serious|dangerous|bad)|emergencias?|peligro\w*|urgen\w+|algo grave)\b/
const REACHES =
  /\b(?:messages?|texts?|call(?:ed|s)?|tell|told|notif\w+|contact\w*|reach\w*|alert\w*|warn\w*|hear|know|mensajes?|avis\w+|llam\w+|contact\w+|entero|enterar\w*|llega\w*)\b/
const AWAY =
  /\b(?:still|even|then|away|gone|quiet|night|while|also|anyway|too|todavia|igual|aunque|mientras|fuera|noche|de todos modos|tambien)\b/

/** "Do I still get messages if there's an emergency?" */
export const followAlwaysTold: Follow = async ({ turn, words, asks, count }) => {
  if (count > 20 || waitsForYes(turn) || !(asks || asksIn(turn.text))) return undefined
  if (!URGENT.test(words) || !REACHES.test(words)) return undefined
  if (!AWAY.test(words) && !lately(turn, /^(?:vacation|notifications|programs)\./, 2)) return undefined
  return followed('notifications.change', async () => say(turn.t('notifications.emergencies')))
}
