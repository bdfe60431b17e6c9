import { foldText } from '@/lib/agent/understanding/normalize-text'
import { asks } from '@/lib/agent/understanding/only-asks'
import type { Act } from '@/lib/agent/understanding/understanding'

const COMPLAINS =
  /\b(?:complain\w*|unacceptable|terrible|awful|worst|ridiculous|useless|disgust\w*|scams?|rip ?off|ripped|fed up|frustrat\w*|annoy\w*|upset|angry|mad|furious|disappoint\w*|sick (?:of|and tired)|tired of|horrible|jokes?|shame\w*|sue|lawyer|unhappy|not happy|never works|lied|lie|lying|cheat\w*|wrong|mistake|unfair|not fair|incompetent|pathetic|nonsense|bad|rude|hate|waste|stupid|garbage|crap|bull\w*|wtf|damn|hell|nobody (?:helps|answers|cares)|no one (?:helps|answers|cares)|supervisor|manager|incorrect|crooks?|thieves|robb\w*|steal\w*|stole|quej\w*|reclam\w*|hart[oa]s?|molest[oa]s?|indignad\w*|pesim[oa]|verguenza|inaceptable|estaf\w*|ladron\w*|decepcion\w*|enojad\w*|furios\w*|mal (?:servicio|trato)|malisim[oa]|horrible|ridicul[oa]|burla|inutil\w*|injust\w*|engan\w*|mentir\w*|mentira|robo|roban|cansad[oa]|abuso|basura|porqueria|equivocad\w*|error)\b/

const NO_COMPLAINT =
  /\b(?:not|no|n't|didn'?t|did not|don'?t|do not|never|isn'?t|without|tampoco|ningun\w*|una?)\b.{0,16}\b(?:complain\w*)\b|\bno (?:es|era|quiero|pedi|hice)\b.{0,12}\b(?:queja|reclamo)\b/

/** Anger and complaints in words of their own; a question or a worry that names none is heard for what it asks. */
export function complains({ span, confidence }: Act): boolean {
  if (NO_COMPLAINT.test(foldText(span))) return false
  return COMPLAINS.test(foldText(span)) || (confidence >= 0.85 && !asks(span))
}

const SIGNING_IN =
  /\b(?:sign\w*|log\w*|code\w*|meter|accounts?|password|passcode|pin|id|identify|enter\w*|verif\w*|number|who i am|access|regist\w*|user\w*|sesion|codigo\w*|medidor|contador|cuenta|contrasena|clave|entr\w+|ingres\w+|acced\w+|acceso|identific\w+|numero|usuario|conect\w+|inici\w+)\b|\d{4,}/

/** What speaks of signing in at all */
export function speaksOfSignIn({ span, slots }: Act): boolean {
  return (
    slots.code !== undefined ||
    slots.meterId !== undefined ||
    slots.meterIdProblem !== undefined ||
    SIGNING_IN.test(foldText(span))
  )
}

const CONTACT =
  /\b(?:numbers?|phones?|cell|mobile|address|e?-?mail|contact\w*|moved|codes?|texts?|sms|numero|telefono|celular|movil|direccion|correo|contacto|mud\w+|codigos?|mensajes?)\b|\d{4,}/

/** What speaks of a number or an address at all */
export function speaksOfContact({ span, slots }: Act): boolean {
  return slots.phone !== undefined || slots.email !== undefined || CONTACT.test(foldText(span))
}

const ENDING =
  /\b(?:cancel\w*|stop\w*|drop\w*|call\w* (?:it |that |the \w+ )?off|back(?:ing|ed)? out|pull(?:ing)? (?:out|the plug)|undo|don'?t (?:want|need)|do not (?:want|need)|no longer|not want|chang\w+|return\w*|send\w* (?:it |them )?back|refund\w*|scrap\w*|kill\w*|end|ends|ending|out of|take (?:it |them )?back|rather not|not going|abort\w*|revok\w+|terminat\w+|void|withdraw\w*|leav\w+|quit\w*|get rid|forget|remov\w+|delet\w+|regret\w*|off|anul\w+|ya no|no (?:l[oa]s? )?quier\w+|desist\w+|baja|arrep\w+|ech\w+|deshac\w*|devolv\w+|dej\w+|quit\w+|suspend\w*|elimin\w+|borr\w+|olvid\w+)\b/

/** An order is ended by words that end something; a reading that rests on none of them is unsure. */
export function speaksOfEnding(words: string): boolean {
  return ENDING.test(words)
}
