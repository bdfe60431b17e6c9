import { isConditional } from '@/lib/agent/understanding/conditions'
import { asks } from '@/lib/agent/understanding/only-asks'
import { proposeDeletion } from './privacy-topics'
import type { TakeOut } from './taken-out'

const DELETES =
  /\b(?:delete|erase|wipe|remove|get rid of|destroy|borr\w+|elimin\w+|suprim\w+)\b.{0,16}\b(?:my|our|mi|mis) (?:\w+ )?(?:account|data|information|info|profile|records|cuenta|datos|informacion|perfil)\b/
const REFUSES = /\b(?:do not|don'?t|never|not|no|nunca|sin|before|instead of|antes de)\b/
const OF_ONE =
  /\b(?:device|thermostat|battery|car|message|chat|phone|email|aparato|termostato|bateria|mensaje|telefono|correo)s?\b/

/** "And delete my account while you're at it": the card with its terms, whatever else was said; its yes is another message. */
export const takeDeletion: TakeOut = ({ memory }, parts) => {
  if (memory.proposal?.kind === 'delete-account' || parts.length < 1) return undefined
  const at = parts.findIndex(
    ({ words, text }) =>
      DELETES.test(words) &&
      !REFUSES.test(words) &&
      !OF_ONE.test(words) &&
      !asks(text) &&
      !isConditional(words.replace(/\bwhile (?:you|u|we|i)\w*/, ' ')),
  )
  if (at < 0) return undefined
  return {
    used: [at],
    about: 'privacy.delete',
    deed: true,
    answer: (now) =>
      proposeDeletion(now, { intent: 'privacy.delete', confidence: 1, slots: {}, span: parts[at]!.text }),
  }
}
