import { type Reply, say, type Turn } from '@/lib/agent/turn'
import { saysIf } from '@/lib/agent/understanding/conditions'
import { readMyPreferences } from '@/lib/usecases/preferences/my-preferences'
import { lately } from './lately'
import { changeNotifications } from './preference-topics'
import { quietRange } from './quiet-range'
import type { Part, TakeOut } from './taken-out'
import { whenText } from './when-text'

const MESSAGES =
  /\b(?:quiet|silen\w*|disturb\w*|texts?|texting|messag\w*|sms|notif\w*|alerts?|pings?|buzz\w*|mensajes?|avisos?|notificacion\w*|escrib\w+|molest\w+)\b/
const STOPS =
  /\b(?:stop|no|not|don'?t|do not|off|quiet|silen\w*|mute|never|quit|without|turn|set|make|change|sin|deje\w*|apag\w+|quit\w+|pong\w+|pon|cambi\w+)\b/
const AT_NIGHT =
  /\b(?:at night|during the night|over ?night|nights|while i(?:'m| am)? (?:sleep|asleep|sleeping)|in the middle of the night|(?:de|por|en) la noche|noches|mientras duermo)\b/
const ASKS =
  /^\W*(?:(?:and|so|but|ok|y|pero)\W+)*(?:what|when|why|how|are|is|do|does|did|am|will|which|que|cuando|por que|como|son|estan|hay)\b/
const OTHER =
  /\b(?:charg\w*|car|battery|events?|away|paus\w*|kwh|usage|visit|call|evento\w*|carga\w*|carro|visita|llam\w+)\b/
const NOT_HOUR = /^\W*(?:and )?(?:not|no|instead of|en vez de) (?:a las |las )?\d{1,2}(?: ?[ap]m)?\W*$/
const NAMES_THEM =
  /^\W*(?:the |my |those |los |las |mis )?(?:texts?|messages?|notifications?|alerts?|mensajes|avisos|notificaciones|at night|de noche|por la noche)\W*$/

/** "From 10 to 7, no texts": the hours are set, whatever else is asked; "not at night" is told what holds already. */
export const takeQuiet: TakeOut = (turn, parts) => {
  const talked = lately(turn, /^notifications\./, 3)
  const ofMessages = parts.some(({ words }) => MESSAGES.test(words))
  if (!talked && !ofMessages) return undefined
  const at = parts.findIndex((part) => setsHours(part, talked, ofMessages))
  if (at >= 0) {
    const used = [at, ...[at - 2, at - 1, at + 1].filter((i) => belongs(parts[i], i > at))]
    const span = parts[at]!.text
    return {
      used,
      about: 'notifications.change',
      answer: (now) =>
        changeNotifications(now, {
          intent: 'notifications.change',
          confidence: 1,
          slots: {},
          span: asOrder(span),
        }),
    }
  }
  const night = parts.findIndex(
    ({ words }) =>
      MESSAGES.test(words) &&
      STOPS.test(words) &&
      AT_NIGHT.test(words) &&
      !/\d/.test(words) &&
      !ASKS.test(words),
  )
  if (night < 0) return undefined
  return { used: [night], about: 'notifications.change', answer: tellNight }
}

function setsHours({ words }: Part, talked: boolean, ofMessages: boolean): boolean {
  return (
    Boolean(quietRange(words)) &&
    (talked || (ofMessages && (MESSAGES.test(words) || STOPS.test(words)))) &&
    !ASKS.test(words) &&
    !OTHER.test(words) &&
    !saysIf(words)
  )
}

function belongs(part: Part | undefined, after: boolean): boolean {
  return part !== undefined && (after ? NOT_HOUR.test(part.words) : NAMES_THEM.test(part.words))
}

/** "10 pm to 7 am quiet hours?", with the hours named, orders them. */
function asOrder(span: string): string {
  return span.replace(/[?¿]/g, ' ').trim()
}

async function tellNight(turn: Turn): Promise<Reply> {
  const { fromHour, toHour } = (await readMyPreferences(turn.ctx)).quietHours
  const hour = whenText(turn).hour
  return fromHour === toHour
    ? say(turn.t('notifications.nightNone'))
    : say(turn.t('notifications.night', { quiet: `${hour(fromHour)}–${hour(toHour)}` }))
}
