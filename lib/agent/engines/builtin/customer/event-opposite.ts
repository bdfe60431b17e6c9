const SPLIT = /\s*[,.;!…–—]+\s*|\s+(?:and|but|y|pero|sino(?: que)?|so|because)\s+/
const TONIGHT =
  '(?:[\\s]+(?:(?:for|in|to|of|from|de|del|en|el|lo)[\\s]+)?(?:it|this|that|that one|this one|tonight|today|this evening|tonights|tonights one|(?:the|this|tonights|todays) (?:event|one)|ese|este|eso|hoy|esta noche|esta vez|este evento|el evento|evento|la de hoy|el de hoy|lo de hoy))*'
const SMALL =
  '(?:[\\s]+(?:then|please|pls|after all|anyway|thanks|instead|now|actually|though|entonces|por favor|porfa|gracias|mejor|al final|siempre|pues|ya|despues de todo))*'
const LEAD =
  '(?:(?:ok|okay|no|nope|nah|yes|yeah|well|then|so|oh|wait|hold on|hang on|actually|sorry|please|in that case|on second thought|you know what|fine|alright|hm+|i think|just|si|bueno|vale|pues|entonces|espere|espera|perdon|mejor|ah|ay|en ese caso|siempre|al final)[\\s]+)*'
const WILL =
  '(?:(?:ill|i|i will|we will|well|i want to|id like to|id rather|i would rather|i do want to|im going to|im gonna|i can|let me|lets|quiero|queremos|prefiero|voy a|vamos a|si) )?'
const DONT =
  '(?:i dont|i do not|we dont|dont|do not|never|please dont|i dont want (?:you )?to|i do not want (?:you )?to|im not going to|im not|i am not|were not|ya no quiero|ya no queremos|i wont|i will not|not|no|no quiero|ya no|no me|no nos|no voy a)'
const SKIP =
  '(?:skip(?:ping)?(?: me| us)?|decline(?: me)?|(?:take|leave|count|opt|sit)(?:ing)?(?: me| us)?(?: it| this one| tonight)? out|sit(?:ting)? out|pass(?: on)?|say no|cancel(?: me)?(?: out)?|(?:(?:me|nos|lo|la|se) )*(?:salt\\w+|saqu?\\w+|quit\\w+|rechac\\w+|rechaz\\w+|declin\\w+|exclu\\w+|dej\\w+ fuera|cancel\\w*|paso))'
const JOIN =
  '(?:(?:be|im|i am|we are|were|am) in|in|(?:count|put|sign|mark|opt|keep)(?: me| us)? (?:back )?(?:in|up|down)|take part|taking part|join(?:ing)?(?: in)?|participat\\w*|accept\\w*|agree|do(?:ing)? it|say yes|(?:me |nos |le )?(?:apunt\\w+|anot\\w+|inclu\\w+|met(?:a|e|o)\\w*|particip\\w+|acept\\w+|entr\\w+|sum\\w+)|cuent[ae]n? con(?:migo| nosotros)|contar con(?:migo| nosotros))'
const whole = (says: string) => new RegExp(`^${LEAD}(?:${says})${TONIGHT}${SMALL}${TONIGHT}$`)

const NOTHING = new RegExp(
  `^${LEAD}(?:(?:ok|okay|no|nope|nah|yes|yeah|well|then|so|oh|wait|hold on|hang on|actually|sorry|please|in that case|on second thought|you know what|fine|alright|thanks|i(?:ve)? changed my mind|my mistake|i take (?:it|that) back|forget (?:that|what i said)|never ?mind|hold on|hang on|hold up|si|bueno|vale|pues|entonces|espere|espera|perdon|ah|ay|en ese caso|cambie de (?:idea|opinion)|lo pense (?:mejor|bien)|pensandolo (?:mejor|bien)|gracias|olvide eso|me equivoque)[\\s]*)*$`,
)
const NOT_SKIP = whole(`${DONT} ${SKIP}`)
const NOT_JOIN = whole(`${DONT} ${JOIN}`)
const DO_SKIP = whole(
  `${WILL}${SKIP}|(?:i am|im|we are|were|me quedo|nos quedamos|estoy|dejeme|dejenme) (?:out|fuera)|not (?:tonight|this time|today)|hoy no|esta (?:noche|vez) no`,
)
const DO_JOIN = whole(`${WILL}${JOIN}`)

/**
 * "No, don't skip it, I'll take part tonight": what was said before is denied and its opposite wished for. Every clause has to
 * be one of the two, or a word in passing; a question, a condition or anything else beside it is none of this.
 */
export function turnsRound(folded: string): 'accept' | 'decline' | undefined {
  if (/[?¿]/.test(folded)) return undefined
  const clauses = folded
    .replace(/['’]/g, '')
    .split(SPLIT)
    .map((clause) => clause.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .map(heard)
  const only = (...kinds: ReturnType<typeof heard>[]) => clauses.every((clause) => kinds.includes(clause))
  const has = (kind: ReturnType<typeof heard>) => clauses.includes(kind)
  if (has('not-skip') && has('join') && only('nothing', 'not-skip', 'join')) return 'accept'
  if (has('not-join') && has('skip') && only('nothing', 'not-join', 'skip')) return 'decline'
  return undefined
}

function heard(clause: string) {
  if (NOTHING.test(clause)) return 'nothing'
  if (NOT_SKIP.test(clause)) return 'not-skip'
  if (NOT_JOIN.test(clause)) return 'not-join'
  if (DO_JOIN.test(clause)) return 'join'
  return DO_SKIP.test(clause) ? 'skip' : undefined
}
