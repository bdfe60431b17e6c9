import { foldText } from '@/lib/agent/understanding/normalize-text'
import type { Act } from '@/lib/agent/understanding/understanding'

/** Answers to a question of ours that name no yes and no no, and mean one all the same. */
const FORMS: { intent: 'no' | 'stop'; says: RegExp; unless?: RegExp }[] = [
  // "Let me sleep on it", "lo consulto con la almohada"
  {
    intent: 'no',
    says: /\b(?:sleep on (?:it|that|this)|(?:think|mull) (?:it|that|this) over|(?:need|want|have|let me|i'?ll|gotta) (?:to )?(?:think|talk) (?:about (?:it|that|this)|on it)|lo (?:consulto|consultare|consultamos) con|(?:dejeme|deja|dejame|quiero|necesito|tengo que) (?:que lo )?(?:pensar(?:lo|melo)?|piense)|lo (?:voy a|vamos a|quiero) pensar|me lo (?:pienso|pensare))\b/,
  },
  // "Wait no, if that kills my program too then leave it"
  {
    intent: 'no',
    says: /^(?:\S+ ){0,3}no\b.*\b(?:leave|keep|let) (?:it|everything|things|all of it|that)(?: be| alone| (?:just |exactly )?(?:the way|as|like|how) .{1,20})?(?: then| please| for now)*\W*$/,
  },
  // "Oh no, don't report anything", "no hace falta que lo manden"
  {
    intent: 'no',
    says: /^(?:(?:oh|no|nah|wait|please|god|hey|ay|uy|pero)[\s,.!]+)*(?:do not|don'?t|no need to|you (?:don'?t|do not) (?:need|have) to|no (?:hace falta|es necesario) (?:que )?(?:l[oa] )?|no l[oa]) ?(?:report|file|open|send|log|submit|register|write|order|book|reporte[ns]?|manden?|abran?|envien?|registren?|anoten?)\b/,
  },
  // "I think I clicked the wrong thing"
  {
    intent: 'stop',
    says: /\b(?:click|press|hit|tap|push|typ)(?:p?ed)? (?:on )?(?:the |a )?wrong\b|\b(?:clicked|pressed|hit|tapped) (?:that |it |this )?by (?:mistake|accident)\b|\b(?:le di|aprete|pulse|puche) (?:sin querer|por error|mal)\b|\bme equivoque de (?:boton|opcion)\b|^(?:stop|wait|espere?n?|alto|pare?n?)[\s,.!]+(?:stop|wait|hold on|espere?n?|alto|pare?n?)\b/,
  },
]

/** Asks for something beside it, or wants another thing instead */
const MORE =
  /[?¿]|\b(?:what|how|which|show|tell me|instead|rather|sign me|que (?:cuesta|pasa\w*|precio|tal)|cuant[oa]s?|cual|muestr\w+|dime|digame|mejor el|mejor la)\b/
const mostWords = 18

/** The answer that such words are, undefined when they ask for more. */
export function answerInOtherWords(text: string): Act | undefined {
  const words = foldText(text)
  if (MORE.test(words) || words.split(/\s+/).length > mostWords) return undefined
  const form = FORMS.find(({ says, unless }) => says.test(words) && !unless?.test(words))
  if (!form) return undefined
  return { intent: form.intent, confidence: 0.85, slots: { polarity: 'no' }, span: text }
}

/** "Yes yes, cancel it already", "yes get rid of it": said of the card, in a verb that may end something else. */
export const endsIt =
  /^(?:(?:please|just|now|and|go ahead(?: and)?|do)[\s,]+)*(?:cancel|end|stop|drop|delete|erase|wipe|remove|quit|close|scrap|kill|get rid of|call|take) (?:it|that|this|them|the (?:thing|order)|all of it|everything)(?: off| out| away)?(?: already| now| please| then|,? (?:i|we) (?:said|told|already|am|'m|mean)\b.{0,24})*\W*$/
