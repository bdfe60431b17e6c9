import { foldText } from '@/lib/agent/understanding/normalize-text'
import { digitsForNumberWords } from '@/lib/agent/understanding/number-words'
import { asks } from '@/lib/agent/understanding/only-asks'
import { quietRange } from './quiet-range'

/** What one clause asks to be set about messages. */
export type Wanted = {
  channel?: 'email' | 'sms' | 'chat'
  email?: string
  range?: { fromHour: number; toHour: number }
  fromHour?: number
  toHour?: number
  /** Certain days of the week, which cannot be set */
  days?: true
}

export const ADDRESS = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/
export const MESSAGES =
  /\b(?:text\w*|messag\w*|e-?mail\w*|notif\w*|sms|alerts?|reminders?|contact\w*|disturb\w*|bother\w*|ping\w*|buzz\w*|writ\w*|mensaj\w*|avis\w*|correos?|notific\w*|escrib\w*|molest\w*)\b/
const DAYS =
  /\b(?:weekends?|weekdays?|saturdays?|sundays?|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|fines? de semana|sabados?|domingos?|lunes|martes|miercoles|jueves|viernes|entre semana)\b/
const WITHOUT =
  /\b(?:no|not|n't|don'?t|do not|never|none|nothing|stop|off|without|quiet|mute|silen\w*|only|except|solo|sin|nada|nunca|ni|quit\w*|deje\w*|apag\w*)\b|n't\b/
/** An event or an absence on such a day is something else. */
const OTHER = /\b(?:event|away|trip|vacation|holiday|home|skip|evento|fuera|viaje|vacaciones|casa)\b/
const CLOCK =
  /\b(after|past|from|before|until|till|despues de|a partir de|pasadas|antes de|hasta) (?:las? )?(\d{1,2})(?::\d\d)? ?(a\.?m|p\.?m)?/
const INSTEAD = /\b(?:instead|rather than|en vez|en lugar|mejor|switch to|change to|not by|prefer)\b/
const EMAIL_ME =
  /\be-?mail (?:me|us)\b(?! (?:the|my|a|an|that|it|this|about|when|if)\b)|\b(?:by|via|per|through|with|do|use|to|prefer|want|get) (?:an? |my )?(?:e-?mails?|mail)\b|\be-?mails?\b.{0,12}\binstead\b|\b(?:por|al) (?:correo|e-?mail|mail)\b|\b(?:correos?|e-?mails?|mails?)\b.{0,20}\ben (?:vez|lugar)\b/
const TEXT_ME =
  /\btext (?:me|us)\b(?! (?:the|my|a|an|that|it|this|about|when|if)\b)|\b(?:by|via|per|through|use|to|prefer|want) (?:a )?(?:texts?|sms)\b|\b(?:por|al) (?:sms|mensajes? de texto)\b/
const ONLY_CHAT =
  /\b(?:only|just|solo|solamente|nada mas)\b.{0,12}\b(?:in|on|here|en|por|aqui)?\b.{0,6}\bchat\b/
const WHEN = /\b(?:when|if|once|as soon|cuando|si)\b/

/** What a clause sets; undefined for a question, and for everything else. */
export function wantedIn(clause: string): Wanted | undefined {
  const words = digitsForNumberWords(foldText(clause))
  const email = ADDRESS.exec(clause)?.[0].replace(/\.$/, '')
  if (email) return { email, channel: 'email', ...hoursIn(words) }
  if (asks(clause) || WHEN.test(words)) return undefined
  if (DAYS.test(words) && WITHOUT.test(words) && MESSAGES.test(words) && !OTHER.test(words))
    return { days: true }
  const channel = channelIn(words)
  const hours = WITHOUT.test(words) || /\bquiet|silen/.test(words) ? hoursIn(words) : undefined
  return channel || hours ? { ...(channel ? { channel } : {}), ...hours } : undefined
}

/** Days of the week alone, said about what was just asked of them: "no, saturday and sunday" */
export function namesDays(clause: string): boolean {
  return DAYS.test(foldText(clause)) && !OTHER.test(foldText(clause))
}

/** "Text me instead of email" wants texts. */
function channelIn(words: string): Wanted['channel'] {
  const [wanted = words] = words.split(/\b(?:instead of|rather than|not by|en vez de|en lugar de)\b/)
  if (/\b(?:stop|no|don'?t|off|fewer|less|deje|sin)\b/.test(wanted) && !INSTEAD.test(words)) return undefined
  const swapped = wanted !== words
  if (ONLY_CHAT.test(words)) return 'chat'
  if (EMAIL_ME.test(wanted) || (swapped && /\b(?:e-?mails?|mails?|correos?)\b/.test(wanted))) return 'email'
  return TEXT_ME.test(wanted) || (swapped && /\b(?:texts?|sms|mensajes?)\b/.test(wanted)) ? 'sms' : undefined
}

function hoursIn(words: string): Pick<Wanted, 'range' | 'fromHour' | 'toHour'> | undefined {
  const range = quietRange(words)
  if (range) return { range }
  const [, side = '', hour, half] = CLOCK.exec(words) ?? []
  if (!hour || Number(hour) > 23) return undefined
  const begins = !/before|until|till|antes|hasta/.test(side)
  const late = /\bp\.?m|evening|at night|noche|tarde/.test(words.slice(words.indexOf(hour)))
  const early = half?.startsWith('a') || /\bmorning|manana\b/.test(words)
  const value = Number(hour)
  const evening = value < 12 && (late || (begins && !early && value >= 6))
  return begins
    ? { fromHour: evening ? value + 12 : value }
    : { toHour: late && value < 12 ? value + 12 : value }
}
