/** "And when do I get the money?": about being paid, not about what was earned */
export const ASKS_WHEN_PAID =
  /\b(?:when|how|where)\b.{0,24}\b(?:get|see|receive|have|do you|will you|does|is|are|am i|be)\b.{0,24}\b(?:money|paid|pay me|reward|payment|payout|credit\w*|cash)\b|\b(?:when|how) (?:do|will|does) (?:you|it|they) pay\b|\b(?:cu[aá]ndo|c[oó]mo|d[oó]nde)\b.{0,24}\b(?:pag[ao]n?|pagar[aá]n?|cobro|recib\w+|llega\w*|abon\w+|veo)\b/i
/** Money on its way to the customer, not what a program pays or costs */
export const OWN_MONEY =
  /\b(?:get|see|receive|send|have)\b.{0,16}\b(?:the|my|that|this|our)? ?(?:money|cash|payout|payment|reward|credit)\b|\bpaid\b|\bme (?:pagan|llega|dan|abonan)\b|\bcobro\b|\brecib\w+ (?:el|mi|ese) (?:dinero|pago|cr[eé]dito)\b/i
/** "Of that", "how much", "and": goes on about a sum just told */
export const SUM_GOES_ON =
  /^\W*(?:and|what about|how about|how much|of (?:that|it|this)|just|only|y|cu[aá]nto|de eso|solo|s[oó]lo)\b|\bof (?:that|it|this|those)\b|\bde (?:eso|ese|esa|esto|ellos)\b/i
/** What would be another question altogether */
export const OTHER_SUM =
  /\b(?:bill\w*|use|used|usage|kwh|consum\w*|gast\w*|recibo|factura|pay(?:s|ing)? (?:you|for)|owe|debo|solar|panels?|paneles)\b/i
