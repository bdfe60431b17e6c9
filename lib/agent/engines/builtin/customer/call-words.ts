import { saysIf } from '@/lib/agent/understanding/conditions'
import { foldText } from '@/lib/agent/understanding/normalize-text'
import { callbackSlot, timeInWords } from './callback-words'

const PHONE = /(?<![\w.$-])\+?\(?\d[\d\s().-]{5,18}\d(?![\w%]|[.,]\d)/g
const BEFORE_PHONE =
  /\b(?:on|at|to|is|al?|en|es)?\s*(?:(?:my|the|this|mi|el|este) )?(?:number|cell|phone|mobile|n[uú]mero|celular|tel[eé]fono|m[oó]vil)?\s*(?:is|es|:)?\s*$/i
const DATE = /^\d{4}-\d\d-\d\d$|^\d{1,2}[.-]\d{1,2}[.-]\d{4}$/

/** A phone number as the customer wrote it */
export function phoneIn(text: string): string | undefined {
  return [...text.matchAll(PHONE)]
    .map(([found]) => found.trim())
    .find((found) => {
      const digits = found.replace(/\D/g, '').length
      return digits >= 7 && digits <= 14 && !DATE.test(found)
    })
}

/** "Call me", "my number is", "que me llamen": a call that is wished for, or the number for one */
const CALL_ME =
  /\b(?:call|phone|ring|reach|contact) (?:me|us|my (?:wife|husband|son|daughter|mother|father|mom|dad|cell|mobile|phone|work|office))\b|\bgive (?:me|us) a (?:call|ring|buzz)\b|\bcall(?:ing)? (?:me |us )?back\b|\bcallback\b|\b(?:the|a|by) (?:phone )?call (?:should be|is|at|on|to|for)\b|\b(?:me|nos) (?:llamen?|marquen?|contacten?|hablen)\b|\b(?:llam|marqu|contact)(?:e|a)n?(?:me|nos)\b|\b(?:a|una) llamada\b/
const NUMBER_FOR_IT =
  /\b(?:my|our|the|best|right|correct|new|other|another|this|work|cell|mi|el|este|otro|nuevo|mejor) (?:phone |cell |mobile |contact |callback |work )*(?:number|cell|phone|mobile|numero|celular|telefono|movil)\b|\breach(?:able)?\b|\bpong\w+ est[ea]\b|\bal (?:numero|celular|telefono)\b/
const NONE =
  /\b(?:do not|don'?t|didn'?t|did not|never|nobody|no one|not to|stop|said|told|supposed|promised|no (?:me|nos)|nunca|nadie|dijeron|prometieron|quedaron)\b/
const CALLS_OTHERS = /\b(?:can|could|do|should|may|whom?) i (?:call|phone|ring)\b|\b(?:a quien|puedo) llam/
/** "That is not my number any more": only a person changes what codes go to. */
const CHANGES_NUMBER =
  /\b(?:not my|changed? (?:my|the)|update|wrong|old|lost my|no es mi|cambi\w+|actuali\w+|viejo|perdi) ?(?:\w+ )?(?:phone|number|cell|mobile|numero|celular|telefono)\b/

export function wantsCall(words: string): boolean {
  return CALL_ME.test(words) && !NONE.test(words) && !CALLS_OTHERS.test(words) && !saysIf(words)
}

export function givesNumber(words: string): boolean {
  return (
    phoneIn(words) !== undefined &&
    (NUMBER_FOR_IT.test(words) || CALL_ME.test(words)) &&
    !NONE.test(words) &&
    !saysIf(words)
  )
}

export const changesNumber = (words: string) => CHANGES_NUMBER.test(words)

const NOT_BEFORE =
  /\b(?:not|no) (?:before|after|until|till|on|in the|antes|despu[eé]s|hasta|por la|el|los)\b[^,.;?!]*/i
const ANY_TIME = /\b(?:any ?time|whenever|cuando (?:sea|puedan|quieran)|a cualquier hora)\b/i

/** When a call suits, in the clause of that call: one of the slots or the customer's own words */
export function callTimeIn(text: string): string | undefined {
  const phone = phoneIn(text)
  const at = phone ? text.indexOf(phone) : -1
  const plain = phone
    ? `${text.slice(0, at).replace(BEFORE_PHONE, ' ')} ${text.slice(at + phone.length)}`
        .replace(/\s+/g, ' ')
        .trim()
    : text
  const refused = NOT_BEFORE.exec(plain)?.[0].trim()
  if (refused) return refused.replace(/\W*(?:please|por favor|thanks|gracias)\W*$/i, '')
  const asked = plain.replace(/^(?:(?:ok|okay|yes|please|so|then|just|well|bueno|s[ií]|vale)[\s,]+)+/i, '')
  return callbackSlot(asked) ?? timeInWords(plain) ?? (ANY_TIME.test(plain) ? 'soon' : undefined)
}

/** "Tomorrow around 9", "after six please": nothing but a time */
export function onlyTime(text: string): boolean {
  const time = callTimeIn(text)
  if (!time) return false
  const left = foldText(text)
    .replace(foldText(TIME_AS_SLOT.test(time) ? (timeInWords(text) ?? '') : time), ' ')
    .replace(
      /\b(?:yes|yeah|yep|yup|sure|si|claro|dale|vale|bueno|de la|del?|please|thanks?|or|so|and|but|if possible|would be|is|best|good|ok|okay|works?|for me|me viene bien|me va bien|me sirve|me queda mejor|suits me|suit me|i'?m|im|i am|we are|we'?re|free|available|better|actually|rather|instead|any|days?|also|around|at home|home|i can do|i can|can do|it'?s|time|day|would|be|great|fine|perfect|estoy|libre|disponible|en casa|puedo|me conviene|conviene|me queda bien|bien|a la hora|hora|preferably|ideally|maybe|only|just|in the|any ?time|whenever|soon|asap|as soon as possible|morning|afternoon|evening|por favor|gracias|y|o|pero|si se puede|mejor|de preferencia|solo|por la|manana|tarde|noche|cuanto antes)\b/g,
      ' ',
    )
  return !/[\p{L}\d]/u.test(left)
}
const TIME_AS_SLOT = /^(?:soon|morning|afternoon|evening)$/
