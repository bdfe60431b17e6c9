/** "Yep, show me" agrees to seeing, and to nothing else. */
export function onlyLooks(words: string): boolean {
  return LOOKS.test(words) || asksTerms(words)
}

/** "Show me the terms", "what would I sign?", with an order under way: its quote is what is asked for. */
export function asksTerms(words: string): boolean {
  return ASKS.test(words) && TERMS.test(words) && !REFUSES.test(words) && !AGREES.test(words)
}

const LOOKS = /\b(?:show|see|look at|a ver|ver|mu[eé]str\w+|ens[eé][nñ]\w+)\b/i
const ASKS =
  /\b(?:show|see|view|read|look at|give|send|what(?:'s| is| are| would)|which are|ver|leer|mu[eé]str\w+|ens[eé][nñ]\w+|d[eé]me|d[eé]jeme|cu[aá]les son|qu[eé] dicen?)\b/i
const TERMS =
  /\b(?:terms|quote|conditions|fine print|small print|paperwork|contract|t[eé]rminos|condiciones|cotizaci[oó]n|letra (?:chica|peque[nñ]a)|contrato)\b/i
const AGREES =
  /\b(?:accept|agree|go ahead|confirm\w*|fine with|i(?:'ve| have)? read|acepto|acuerdo|ya le[ií]|adelante)\b/i
const REFUSES = /\b(?:don'?t|do not|no need|without|skip|no quiero|sin)\b/i
