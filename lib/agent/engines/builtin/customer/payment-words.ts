/** What is said of paying for solar, in folded words. */
const OF_LOAN =
  /\b(?:loans?|financ\w*|months?|monthly|instal?l?ments?|credit|interest|apr|prestamos?|cuotas?|mensual\w*|meses|credito|plazos?)\b/
const OF_CASH =
  /\b(?:(?:in |pay(?:ing)? |by |with )?cash|up ?front|outright|all at once|at once|in one (?:go|sum|payment)|no loan|(?:do not|don'?t|dont|not) (?:want|need|take|like) (?:a|the|any|that) (?:loan|financing|credit)|no quiero (?:(?:un|el|ningun) )?(?:prestamo|credito|financiamiento)|without (?:a |the )?(?:loan|financing)|al contado|en efectivo|de una vez|de contado|sin (?:prestamo|financiar))\b/
/** "It still says paid at once", "not all at once": said against paying so */
const NOT_CASH = new RegExp(
  `(?:\\b(?:not|isn't|don't|dont|do not|can't|cannot|won't|without|instead of|rather than|nor)\\b|\\b(?:still|it|quote|card|that|this)(?: still)? (?:says?|shows?|reads)\\b|\\b(?:sigue (?:diciendo|poniendo)|(?:todavia|aun) (?:dice|pone)|en vez de|en lugar de)\\b|\\bno (?=(?:todo |pagar )?(?:al contado|de una vez|en efectivo)))[^.,;!?]{0,24}?(?:${OF_CASH.source})`,
)
const MONTHS = /\b(\d{2,3})[ -]?(?:months?|mos?\b|meses|cuotas|payments|instal?l?ments|pagos)\b/
const YEARS =
  /\b(\d{1,2})[ -]?(?:years?|yrs?|anos)\b(?! (?:old|from|of (?:use|savings|saving|warranty)|warranty))/
/** "Pay it off over ten years": who pays, not what pays for itself */
const PAYS_OVER =
  /\b(?:i|we|to|and|or|can|could|rather) pay(?: it| this| for it)?(?: off)? (?:in|over|within|across)\b|\b(?:pagar\w*|pago) (?:\w+ )?(?:en|a|durante)\b/
const OVER =
  /\b(?:over|for|the|in|a|los|las|de) (\d{2,3})(?: one)?\b(?![.,]?\d|[ -]?(?:%|kw|k\b|watts?|grand|percent|dollars|panels|years?|days|am|pm|st\b|nd\b|rd\b|th\b))/
/** "Monthly, 60", "60 monthly", "I said 84" */
const BESIDE_MONTHLY =
  /\b(?:monthly|mensual\w*|cuotas|(?:i )?(?:said|meant|dije)),? (?:the |por |a )?(\d{2,3})\b(?![.,]?\d|[ -]?(?:%|kw|dollars|years?|a month))|\b(\d{2,3}) (?:monthly|mensual\w*)\b/
const CREDIT =
  /\bcredit (?:score|check|history|rating|report)|\b(?:good|bad|poor|my|great|perfect|no|run my|check my|need) credit\b|\b(?:qualif\w+|approv\w+|get (?:declined|rejected|turned down))\b|\b(?:buen|mal|mi) credito\b|\bhistorial\b|\b(?:aprueb\w+|apruebe\w*|califico|me lo dan)\b/
const LONGER =
  /\b(?:longer|more (?:months|years|time)|stretch\w*|spread (?:it )?(?:out )?(?:more|further|over)|long(?:est)? (?:loan|term)|mas (?:largo|meses|anos|tiempo|plazo))\b/
const SHORTER =
  /\b(?:shorter|fewer|less (?:months|payments|instal?l?ments|time)|quicker|shortest (?:loan|term)|mas corto|menos (?:meses|cuotas|pagos|tiempo|plazo))\b/
const LOWEST =
  /\b(?:lowest|smallest|cheapest|least|cheaper|lower|mas (?:baja|barat[oa]|bajo)|menor)\b.{0,30}\b(?:month\w*|payments?|instal?l?ments?|loans?|cuotas?|mensual\w*|al mes)\b|\bleast (?:a|per) month\b/
const WHICH_PAYMENT =
  /\b(?:(?:did|have|am|do|will|would) i (?:\w+ ){0,2}(?:tak\w*|pick\w*|chos\w*|choos\w*|pay\w*|paid|got|get|have|order\w*)|is (?:that|it|the loan|a loan|this|the \S+ (?:loan|months?)) (?:\w+ )?(?:picked|chosen|selected|included|in (?:it|there|the (?:quote|order))|set|on it|part of)|how (?:am|do|will|would) i pay\w*|(?:is it|was it|was that) (?:the |a )?(?:loan|cash)|(?:tome|pedi|compre|saque|elegi|escogi|pago|voy a pagar|pague|esta (?:elegido|incluido)|tengo))\b/
const TAKES =
  /\b(?:it is|take|taking|want|wanna|like|go (?:with|for|ahead)|prefer|choose|pick|get|do|make it|put|use|then|please|fine|ok|okay|yes|switch|order|pay|i'?ll|i'?d|quiero|prefiero|elijo|me quedo|tom\w+|pong\w+|con|mejor|pagar\w*|pago|si|vale|dale)\b/

const COMPLAINS = /\b(?:says?|shows?|reads|diciendo|dice|pone|poniendo)\b/

export type PaymentWords = {
  ofLoan: boolean
  cash: boolean
  /** What the quote says of paying was not what was wanted */
  complains: boolean
  months?: number
  credit: boolean
  longer: boolean
  shorter: boolean
  lowest: boolean
  which: boolean
  takes: boolean
}

export function readPaymentWords(words: string, near: boolean): PaymentWords {
  const months = monthsIn(words, near)
  return {
    ofLoan: OF_LOAN.test(words),
    cash: OF_CASH.test(words.replace(NOT_CASH, ' ')),
    complains: COMPLAINS.test(words) && NOT_CASH.test(words),
    ...(months ? { months } : {}),
    credit: CREDIT.test(words),
    longer: LONGER.test(words),
    shorter: SHORTER.test(words),
    lowest: LOWEST.test(words),
    which: WHICH_PAYMENT.test(words),
    takes: TAKES.test(words),
  }
}

/** "84 months", "seven years", and right after loans were shown "over 84" */
function monthsIn(words: string, near: boolean): number | undefined {
  const months = MONTHS.exec(words)?.[1]
  if (months) return Number(months)
  const years = YEARS.exec(words)?.[1]
  if (years && (near || OF_LOAN.test(words) || PAYS_OVER.test(words))) return Number(years) * 12
  const bare = near
    ? (OVER.exec(words)?.[1] ?? BESIDE_MONTHLY.exec(words)?.slice(1).find(Boolean))
    : undefined
  return bare ? Number(bare) : undefined
}
