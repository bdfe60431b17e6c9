import type { Named } from '@/lib/agent/understanding/understanding'

/** What operators type short, written out as the examples and our rules know it; only for the control room's chat. */
const SHORT: [RegExp, string][] = [
  [/\bw\/o\b/gi, 'without '],
  [/\bw\/(?=\s|[a-z])/gi, 'with '],
  [/\bb\/c\b/gi, 'because'],
  [/\b(wots|wats|wuts|whts|wassup)\b/gi, "what's"],
  [/\b(wot|wat|wut|wht)\b/gi, 'what'],
  [/\bwhos\b/gi, "who's"],
  [/\bhows\b/gi, 'how is'],
  [/\bwhy?d\b/gi, 'why did'],
  [/\bne(1|one)\b/gi, 'anyone'],
  [/\bsum1\b/gi, 'someone'],
  [/\b(enuf|enuff|enogh)\b/gi, 'enough'],
  [/\b(batts?|batterys|battries)\b/gi, 'batteries'],
  [/\btherm(o|os|s|stats?)\b/gi, 'thermostats'],
  [/\ba\/?cs\b/gi, 'air conditioners'],
  [/\b(fdrs?|fdr\.|fd)(?=[\s#-]*\d)/gi, 'feeder '],
  [/\b(xfrmr|xfm|trf|tfmr)(?=[\s#-]*\d)/gi, 'transformer '],
  [/\b(\d+)\s*(hrs?|hs)\b/gi, '$1 hours'],
  [/\bhr\b/gi, 'hour'],
  [/\bhalf hour\b/gi, 'half an hour'],
  [/\bmin(s)?\b/gi, 'minutes'],
  [/\bwks?\b/gi, 'week'],
  [/\b(mn?ths?|mos?)\b/gi, 'month'],
  [/\b(last|this|next) (month|week|night)s\b/gi, '$1 $2'],
  [/\bwud\b/gi, 'would'],
  [/\b(?:'em|em)\b/gi, 'them'],
  [/\byest\b/gi, 'yesterday'],
  [/\b(tmrw|tmw|2moro)\b/gi, 'tomorrow'],
  [/\b(2nite|tonite)\b/gi, 'tonight'],
  [/\brn\b/gi, 'right now'],
  [/\b(outta|outa)\b/gi, 'out of'],
  [/\b(til|'til|till)\b/gi, 'until'],
  [/\b(goin|runnin|doin|showin|waitin|ringin|lookin)\b/gi, '$1g'],
  [/\b(evnt|evt)\b/gi, 'event'],
  [/\b(almr?s|alrms?|alrts?|alets?|alarmes)\b/gi, 'alarms'],
  [/\bmsgs?\b/gi, 'messages'],
  [/\bcusts?\b/gi, 'customers'],
  [/\b(opts|optns|opcs)\b/gi, 'options'],
  [/\bopt(?=\s*[a-e1-5]\b)/gi, 'option'],
  [/\b(ackd|ack'd|akn|akc|acknowlege|acknoledge|aknowledge|aknolwedge)\b/gi, 'ack'],
  [/\b(procced|procede|proceeed|prceed|proced|prcd)(?=\W|$)/gi, 'proceed'],
  [/\b(stpo|sotp|satop)\b/gi, 'stop'],
  [/\b(abrot|abor|abotr)\b/gi, 'abort'],
  [/\b(staus|sttus|statsu|stauts)\b/gi, 'status'],
  [/\b(shlve|shelv|sheleve)\b/gi, 'shelve'],
  [/\b(extned|exetnd|exted)\b/gi, 'extend'],
  [/\$\$+/g, 'money'],
  [/\bautopilot\b/gi, 'automatic activation'],
  [/\bauto\b(?!\w|-)/gi, 'automatic activation'],
  [/\bpal\b/gi, 'para el'],
  [/\bpa(?= (el|la|los|las|que)\b)/gi, 'para'],
  [/\b(aver|haber) (que|si)\b/gi, 'a ver $2'],
]
/** Said to nobody and about nothing. */
const LEADING_FILLER =
  /^\s*(?:(?:ugh+|hey|uh+|um+|hmm+|oh|man|dude|guys|well|so|eh|oye|mira|bueno pues)[,!.]*\s+)+(?=\S)/i
const TRAILING_FILLER = /(?<=\S\s*)[,\s]+(?:guys|folks|team|mate|man|dude|lol|compa|jefe)\s*(?=[?!.]*\s*$)/i
/** A leading "y" before a question word or a thing pointed at asks why; alone it is a yes. */
const Y_IS_WHY = /^\s*y (?=(that|this|not|is|are|was|were|did|do|does|only|so|the|no|b|option)\b)/i
/** "1830" where a time must stand. */
const BARE_CLOCK =
  /\b(at|from|until|by|till|a las|hasta las|desde las|start|starting) ([01]\d|2[0-3])([0-5]\d)\b/gi

/** Words that end in a number of something else than a transformer. */
const COUNTS_BEFORE =
  /(?:\b(?:transformers?|transformador|trafo|xfmr|tx|tr|t|option|opt|opcion|priority|prio|prioridad|p|feeder|alimentador|f|top|worst|peores|last|first|next|past|ultimos|ultimas|all|other|under|over|about|above|below|least|most|at|until|till|by|from|after|before|than|only|solo|number|numero|no|nr|version|v|event|plan|a las|las|hasta|de las|need|give|another|otros|otras|con|\+)|[-#.:/$€£+]|\d)\s*$/i
const UNIT_AFTER =
  /^\s*(?:%|°|[:.,/]\d|k?w\b|kwh\b|kva\b|mw\b|kilo|h\b|hours?\b|horas?\b|min|minut|d\b|days?\b|dias?\b|weeks?\b|semanas?\b|months?\b|mes|am\b|pm\b|o'?clock|percent|por ciento|bucks|dollars|dolares|usd|degrees|deg\b|grados|c\b|alerts?\b|alarms?\b|alarmas?\b|alertas?\b|homes?\b|houses\b|casas\b|customers?\b|clientes?\b|events?\b|eventos?\b|options?\b|opciones\b|transformers?\b|tickets?\b|times?\b|veces\b|more\b|mas\b|of\b|de\b|st\b|nd\b|rd\b|th\b|x\b)/i

/** After these "for 2" says how long. */
const LASTS =
  /\b(shelve|mute|snooze|silence|hush|shut|park|extend|run|start|keep|proceed|silencia\w*|aparta\w*|alarga\w*|calla\w*)\b/i

/** One message as our readers know its words: shorthand written out, a bare "33" named as the transformer it is. */
export function operatorWords(text: string, transformers: readonly Named[]): string {
  let plain = text
    .replace(LEADING_FILLER, '')
    .replace(TRAILING_FILLER, '')
    .replace(Y_IS_WHY, 'why ')
    .replace(/^\s*(y|ye|yh|yea|yess+)(?=\s*[.!,]*\s*$|\s+(?:do|go|send|run|please|proceed|start)\b)/i, 'yes')
  for (const [pattern, word] of SHORT) plain = plain.replace(pattern, word)
  plain = plain.replace(BARE_CLOCK, '$1 $2:$3')
  return nameNumbers(plain, transformers)
}

/** In the room a number without a unit is a transformer when there is exactly one of that number. */
function nameNumbers(text: string, transformers: readonly Named[]): string {
  // Where nothing but a number is said, it may answer "which one?" or pick an option: left to the readers.
  if (/^\W*\d+\W*$/.test(text) && !/\?\s*$/.test(text)) return text
  return text.replace(/(?<![\w-])\d{1,4}(?![\w-])/g, (digits, at: number) => {
    if (LASTS.test(text) && /\b(for|por|durante)\s*$/i.test(text.slice(0, at))) return digits
    if (COUNTS_BEFORE.test(text.slice(0, at)) || UNIT_AFTER.test(text.slice(at + digits.length)))
      return digits
    const named = transformers.filter((one) => Number(/(\d+)\D*$/.exec(one.id)?.[1]) === Number(digits))
    return named.length === 1 ? named[0]!.id : digits
  })
}
