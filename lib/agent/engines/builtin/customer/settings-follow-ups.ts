import { say } from '@/lib/agent/turn'
import { readMyPreferences } from '@/lib/usecases/preferences/my-preferences'
import { type Follow, followed, lately } from './follow-ups'
import { settingsTable, tellSettings } from './preference-topics'

const OF_SETTINGS =
  /\b(?:e-?mails?|mail|texts?|sms|quiet|hours?|messages?|notif\w*|settings?|change[ds]?|saved?|set|correo|mensajes?|silencio|horas|avisos?|cambi\w+|guard\w+)\b/
/** Whether something was done, of what was just set */
const STATE =
  /\b(?:did|have|has|is|are|was|were|does|do|will) (?:you|it|that|my|the|we|they|i|e-?mails?|texts?)\b|\b(?:quedo|quedaron|cambi(?:o|aste)|esta|estan)\b/

/** "What if there is an emergency at night?", of the quiet hours just set */
const EMERGENCY =
  /\b(?:emergenc\w+|urgent\w*|danger\w*|important|serious|urgencia|urgente|peligro|grave|importante)\b/
const IF = /\b(?:if|when|in case|still|do|will|would|can|even|y si|si hay|cuando|en caso|aun|todavia|igual)\b/

/** "Is there a way to get fewer of those?", after messages or an event were spoken of */
const FEWER_OF_THOSE =
  /\b(?:fewer|less|not so many|not as many|cut down on|reduce|menos|no tant[oa]s|reducir)\b.{0,24}\b(?:of (?:those|these|them)|messages?|texts?|notices?|notifications?|alerts?|often|mensajes?|avisos?|de es[oa]s|seguido)\b|\b(?:less|not so|not as) often\b/
const OF_USE = /\b(?:use|usage|power|energy|bill|kwh|events|consum\w+|energia|factura|eventos)\b/

/** "Did you change the email too?", after settings were spoken of */
export const followSettings: Follow = async ({ turn, words, asks, count }) => {
  const fewer = FEWER_OF_THOSE.test(words) && count <= 16 && !OF_USE.test(words)
  if (fewer && !turn.memory.asking && lately(turn, /^(?:notifications|events)\./, 2))
    return followed('notifications.change', async () =>
      say(turn.t('notifications.fewer'), settingsTable(turn, await readMyPreferences(turn.ctx))),
    )
  if (!asks || count > 14 || !lately(turn, /^notifications\./, 2)) return undefined
  if (EMERGENCY.test(words) && IF.test(words))
    return followed('notifications.change', async () => say(turn.t('notifications.emergencies')))
  if (!OF_SETTINGS.test(words) || !STATE.test(words)) return undefined
  return followed('notifications.change', () => tellSettings(turn, words))
}
