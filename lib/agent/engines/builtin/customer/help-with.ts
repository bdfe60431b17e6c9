const ASKS_HELP =
  /^\W*(?:(?:hi|hello|hey|good (?:morning|afternoon|evening)|hola|buenas(?: tardes| noches)?|buenos d[ií]as|please|por favor)\b[\s,.!¿]*)*¿?(?:(?:can|could|would) (?:you|someone|somebody) (?:please )?help (?:me|us) (?:out )?with|(?:i|we) need (?:some |a bit of |a little )?help with|(?:please )?help (?:me|us) with|(?:i(?:'ve| have)?|we have) (?:got )?(?:a |some |one )?(?:quick )?questions? (?:about|on|regarding)|(?:i'?m|i am) (?:writing|calling|here) about|it'?s about|(?:me|nos) (?:puede|podr[ií]a|puedes|pueden) ayudar con|necesito ayuda con|tengo una (?:pregunta|duda|consulta) (?:sobre|de|acerca de)|es (?:por|sobre))\s+/i
const A_THING =
  /^(?:my|our|the|your|that|this|a|an|mi|mis|nuestr[oa]|el|la|los|las|su|lo de|un|una)\s+\S.{1,40}$/i
const MOST_WORDS = 7

/** "Hi, can you help me with my electricity bill": what it is about is what is asked. */
export function withoutHelpWith(text: string, locale: 'en' | 'es'): string {
  const start = ASKS_HELP.exec(text)?.[0]
  if (!start) return text
  const thing = text.slice(start.length).trim()
  if (!A_THING.test(thing) || thing.split(/\s+/).length > MOST_WORDS || /[.!;,]\s+\S/.test(thing)) return text
  const es = locale === 'es' || SPANISH.test(start)
  const asked = ASKED.find(([about]) => about.test(thing))
  return asked ? `${asked[es ? 2 : 1]} ${thing}` : text
}

const SPANISH = /[áéíóúñ]|\b(?:ayud|pregunta|duda|consulta|tengo|necesito)/i
/** What is asked of each thing that is only named */
const ASKED: readonly [RegExp, string, string][] = [
  [/\b(?:bill|recibo|factura|boleta)s?\b/i, 'explain', 'explíqueme'],
  [/\b(?:order|panels|pedido|paneles|placas)\b/i, 'where is', 'dónde está'],
  [/\b(?:visit|appointment|visita|cita)\b/i, 'when is', 'cuándo es'],
  [/\b(?:event|evento)\b/i, 'what about', 'qué hay de'],
  [/\b(?:programs?|rebate|programas?|reembolso)\b/i, 'details of', 'más sobre'],
]
