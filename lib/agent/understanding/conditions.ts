import { foldText } from '@/lib/agent/understanding/normalize-text'

const CONDITION =
  /\b(?:if|unless|only|but|except|provided|providing|as long as|so long as|depend(?:s|ing)?|once|when|whenever|while|after|before|until|till|as soon as|in case|though|although|however|instead|first|solo|solamente|siempre que|cuando|mientras|aunque|depende|antes|despues|en cuanto|hasta que|pero|salvo|excepto|en vez|primero|a menos|con tal|luego de)\b|(?<=\S )si (?!$|por favor\b|gracias\b)/

/** "Take me out as long as I keep what I earned": said on a condition, or of another time, it agrees to nothing yet. */
export function isConditional(words: string): boolean {
  return CONDITION.test(foldText(words))
}

const IF =
  /\b(?:if|unless|depend(?:s|ing)?|in case|provided|as long as|a menos|siempre que|con tal|depende)\b|(?<=\S )si (?!$|por favor\b|gracias\b)/

/** "Skip me tonight if it's over 35 degrees": nothing is decided by it. */
export function saysIf(words: string): boolean {
  return IF.test(foldText(words))
}

const ONLY_THEN =
  /\b(?:if|unless|provided|providing|as long as|so long as|depend(?:s|ing)?|once|when|whenever|after|before|until|till|as soon as|siempre que|cuando|despues|antes|en cuanto|hasta que|a menos|con tal|luego de)\b|(?:^|\s)si (?!$|por favor\b|gracias\b|quiero\b|claro\b|acepto\b)/

/** "Once I move", "if there is no fee": what follows a yes makes it wait for something. */
export function saysOnlyThen(words: string): boolean {
  return ONLY_THEN.test(foldText(words))
}
