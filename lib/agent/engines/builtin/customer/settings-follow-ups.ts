import { say } from '@/lib/agent/turn'
import { type Follow, followed, lately } from './follow-ups'
import { tellSettings } from './preference-topics'

const OF_SETTINGS =
  /\b(?:e-?mails?|mail|texts?|sms|quiet|hours?|messages?|notif\w*|settings?|change[ds]?|saved?|set|correo|mensajes?|silencio|horas|avisos?|cambi\w+|guard\w+)\b/
/** Whether something was done, of what was just set */
const STATE =
  /\b(?:did|have|has|is|are|was|were|does|do|will) (?:you|it|that|my|the|we|they|i|e-?mails?|texts?)\b|\b(?:quedo|quedaron|cambi(?:o|aste)|esta|estan)\b/

/** "What if there is an emergency at night?", of the quiet hours just set */
const EMERGENCY =
  /\b(?:emergenc\w+|urgent\w*|danger\w*|important|serious|urgencia|urgente|peligro|grave|importante)\b/
const IF = /\b(?:if|when|in case|still|do|will|would|can|even|y si|si hay|cuando|en caso|aun|todavia|igual)\b/

/** "Did you change the email too?", after settings were spoken of */
export const followSettings: Follow = async ({ turn, words, asks, count }) => {
  if (!asks || count > 14 || !lately(turn, /^notifications\./, 2)) return undefined
  if (EMERGENCY.test(words) && IF.test(words))
    return followed('notifications.change', async () => say(turn.t('notifications.emergencies')))
  if (!OF_SETTINGS.test(words) || !STATE.test(words)) return undefined
  return followed('notifications.change', () => tellSettings(turn, words))
}
