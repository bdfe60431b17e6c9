import { foldText } from '@/lib/agent/understanding/normalize-text'

const IF =
  'if|unless|provided|providing|assuming|as long as|so long as|in case|depend(?:s|ing)?|a menos|con tal|siempre que|siempre y cuando|suponiendo|depende'
const THEN =
  'once|when|whenever|while|after|before|until|till|as soon as|cuando|mientras|antes|despues|en cuanto|hasta que|luego de'
const TURN =
  'only|but|except|though|although|however|instead|first|solo|solamente|aunque|pero|salvo|excepto|en vez|primero'
/** "Si" opens a condition in the middle of a message, and after a yes; at the start it mostly is one. */
/** "Hoy si participo", at the end of what is said, stresses and asks for nothing. */
const STRESSED =
  '(?:(?:me |nos |le )?(?:participo|participamos|quiero|queremos|voy|vamos|puedo|podemos|acepto|entro|entramos|apunto|apuntamos|sumo))\\W*$'
const SI_INSIDE = `(?<=\\S )si (?!$|por favor\\b|gracias\\b|${STRESSED})`
const SI_AFTER_YES = `(?:^|\\s)si (?!$|por favor\\b|gracias\\b|quiero\\b|claro\\b|acepto\\b|${STRESSED})`

const SAYS_IF = new RegExp(`\\b(?:${IF})\\b|${SI_INSIDE}`)
const ONLY_THEN = new RegExp(`\\b(?:${IF}|${THEN})\\b|${SI_AFTER_YES}`)
const CONDITION = new RegExp(`\\b(?:${IF}|${THEN}|${TURN})\\b|${SI_INSIDE}`)

/** "Skip me tonight if it's over 35 degrees": nothing is decided by it. */
export function saysIf(words: string): boolean {
  return SAYS_IF.test(foldText(words))
}

/** "Once I move", "if there is no fee": what follows a yes makes it wait for something. */
export function saysOnlyThen(words: string): boolean {
  return ONLY_THEN.test(foldText(words))
}

/** "Take me out as long as I keep what I earned": said on a condition, of another time or with a but, it agrees to nothing yet. */
export function isConditional(words: string): boolean {
  return CONDITION.test(foldText(words))
}

/** "Had I known", "de haber multa": a condition without its if, which begins like a question. */
export function isInverted(words: string): boolean {
  return INVERTED.test(foldText(words))
}
const INVERTED =
  /^\W*(?:(?:but|and|pero|y) )?(?:(?:had|were) (?:i|we|you|there|it|they|he|she|that|this)|de (?:haber|ser|tener|saber)\w*)\b(?!.*\?)/
