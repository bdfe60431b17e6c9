/**
 * What an agreement to an event holds in some form: one's own doing, a yes, a "fine with me", or the thing that may be
 * used. What only tells of a notice or of an event ("I got a notice for tonight") has agreed to nothing.
 */
const AGREES_SOMEHOW = new RegExp(
  [
    "\\b(?:i|we)(?:'?ll| will| can| could| would| shall| want|'?d|'?m| am|'?re| are| do| accept| agree| confirm| participate| join| say yes)\\b",
    "\\b(?:let'?s|lets|will do|im in|im (?:game|down|on board)|count|put|sign|mark|opt|include|add|consider|confirm|accept\\w*|participat\\w*|join\\w*|agree\\w*|tak(?:e|ing) part|do (?:it|that|tonight|this)|go ahead|go with|use (?:it|my)|you (?:can|may)|undo|cancel my opt|changed my mind)\\b",
    '\\b(?:yes|yeah|yep|yup|sure|ok|okay|fine|alright|gladly|happily|happy|glad|proud|definitely|works|suits|no problem|not busy)\\b',
    '\\bsi\\b(?! (?:no|me|es|hay|acaso)\\b)|\\b(?:claro|vale|dale|va|bueno|bien|ok|de acuerdo|adelante|listo|sale|orale|no hay problema|por supuesto|con gusto|encantad[oa])\\b',
    '\\b(?:particip(?:o|amos|are|aremos|ar)|acept(?:o|amos|ar)|apunt(?:o|amos|e(?:me|nos|nme|nnos)|a(?:me|nos|lo)|en(?:me|nos))|anot(?:o|e(?:me|nos|nme)|a(?:me|nos))|cuent(?:a|as|e|en|an)|contar con|un(?:o|imos)|sum(?:o|amos|ame|eme)|entro|entramos|entrar|ayud(?:o|amos|are|ar|aremos)|colabor(?:o|amos|ar|are)|hag(?:o|amos\\w*)|hacemos|hacer|hare|haremos|baj(?:o|amos|are|ar)|apag(?:o|amos|are|ar)|reduc(?:ir|ire|zco)|dentro|voy|vamos|inscrib(?:o|eme|ame|anme|enos)|incluy\\w+|met(?:e|a|an)(?:me|nos|nme)|pon(?:me|nos|game|ganme|gannos)|usen|usenl[oa]|confirm(?:o|amos)|puedo|podemos|quiero|queremos)\\b',
  ].join('|'),
)

export function agreesSomehow(words: string): boolean {
  return AGREES_SOMEHOW.test(words)
}

/** "I never said yes", "solo preguntaba": an answer was kept that its customer did not give. */
const NEVER_SAID =
  /\b(?:i |we )?(?:never|didn'?t|did not|haven'?t|have not|hadn'?t) (?:actually |even |really )?(?:say|said|agree[ds]?|accept(?:ed)?|sign(?:ed)? up|answer(?:ed)?|want(?:ed)? that|tell you|told you)\b|\b(?:was|were|am|i'?m|i) (?:just|only) (?:asking|asked|wondering|curious|wanted to know)\b|\b(?:just|only) asked\b|\bno (?:le |te |les )?(?:he |hemos |habia )?(?:dije|dijimos|dicho|acepte|aceptamos|aceptado|conteste|contestado|respondi|respondido|confirme|confirmado)\b|\bno (?:me )?(?:apunte|he apuntado)\b|\b(?:solo|solamente|nada mas|nomas|unicamente) (?:estoy |estaba |queria |quiero )?(?:pregunt\w+|saber)\b|\b(?:pregunte|preguntaba|preguntando) (?:nomas|nada mas|solamente|no mas)\b/
/** "Cancel that yes", "anule esa aceptación" */
const UNDO_YES =
  /\b(?:cancel|undo|take back|revoke|withdraw|remove|scratch)\b.{0,12}\b(?:yes|acceptance|answer|opt.?in|reply)\b|\b(?:anul|cancel|quit|borr|retir|deshag|deshac)\w*\b.{0,14}\b(?:aceptacion|mi si|ese si|respuesta|participacion|confirmacion|que acepte)\b/
/** "I told you to put me down": the order is given again. */
const SAID_BEFORE =
  /\b(?:i|we) (?:already |just )?(?:said|told you)(?: you)?(?: already)?,? (?:that )?(?:yes|i'?m in|i'?ll do it|count me in|(?:to )?(?:put|sign|count|mark) me (?:in|up|down))\b|\b(?:ya )?(?:te|le|les|os) (?:acabo de decir|dije|he dicho|estoy diciendo|decia)(?: ya)?(?: que)? (?:si\b|(?:que )?(?:me|nos) (?:apunt|anot|inscrib|pus|met|incluy)\w+|(?:participo|acepto|cuenten conmigo|le entro))/
const NOT_SAID = /\b(?:no|nunca|never|not|n'?t|when|cuando|if|si me|who|quien)\b/
/** "Dale, apúntame, pero si llego tarde ¿qué pasa?": an order to take part, and a question beside it. */
const ORDERS =
  /\b(?:count|put|mark|sign) (?:me|us) (?:in|down|up)\b|\b(?:i'?m|im|we'?re) in\b|\bi'?ll (?:do it|take part|join)\b|\b(?:apunt[ae](?:me|nos)|apunten(?:me|nos)|anot[ae](?:me|nos)|cuent[ae]n? con(?:migo| nosotros)|le entro|si (?:participo|acepto)|me apunto|pon(?:ga)?me)\b/
const BUT_ASKS =
  /^(.{0,60}?)[,.;]? (?:but|and|pero|y|aunque|solo que)\b,? .{0,80}\b(?:what (?:happens|if)|que (?:pasa|pasaria|sucede)|pasa algo|hay (?:problema|multa)|me (?:cobran|multan|castigan)|is (?:that|it) (?:ok|a problem))\b/
/** "Ya no quiero lo de esta noche", "siempre no": out of what was called, in words that name no program */
const NO_LONGER =
  /\bya no (?:l[oa] )?(?:quiero|queremos|voy a|vamos a|puedo|podemos|podre|participo|participamos|me interesa|me animo)\b|\bsiempre no\b|\bno (?:voy|vamos) a (?:poder|estar|participar|hacerlo)\b|\bno (?:podre|podremos)\b|\b(?:cancel|anul|quit|borr)\w*\b.{0,10}\b(?:lo|la|el|eso) del? (?:hoy|esta noche|evento)\b|\bbaj[ae](?:me|nos) de\b|\b(?:mejor|prefiero) (?:ya )?(?:no|paso)\b|\bi (?:no longer|don'?t) want (?:to do )?(?:tonight|it tonight|this one|this event|the event)\b|\bcan'?t do (?:it |this )?tonight\b|\bchanged my mind about (?:tonight|the event|it)\b/

/** "Pensándolo mejor sí", said after a no */
const YES_AFTER_ALL =
  /\b(?:mejor|siempre|al final|mejor que|entonces) si\b(?! no)|\b(?:pensandolo|lo pense) (?:bien|mejor)\b.{0,12}\b(?:si|participo|le entro)\b|\b(?:actually|on second thought|after all|changed my mind)\b.{0,10}\b(?:yes|i'?m in|count me in|i'?ll (?:do it|take part|join))\b/

export type EventAnswer = 'undo' | 'decline' | 'accept' | 'accept-and-ask'

/** What whole sentences about the event of today answer; `near`: it was just talked about or is named. */
export function answerInSentences(words: string, state: string, near: boolean): EventAnswer | undefined {
  if (UNDO_YES.test(words)) return state === 'accepted' ? 'undo' : undefined
  if (state === 'accepted' && NEVER_SAID.test(words)) return 'undo'
  if (!near) return undefined
  if (state === 'declined' && YES_AFTER_ALL.test(words) && !/[?¿]/.test(words)) return 'accept'
  if (NO_LONGER.test(words) && !/[?¿]/.test(words)) return 'decline'
  const before = SAID_BEFORE.exec(words)
  if (before && !NOT_SAID.test(words.slice(0, before.index))) return 'accept'
  const first = BUT_ASKS.exec(words)?.[1]
  return first && ORDERS.test(first) && !NOT_SAID.test(first) ? 'accept-and-ask' : undefined
}
