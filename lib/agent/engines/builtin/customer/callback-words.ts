export type CallbackSlot = 'soon' | 'morning' | 'afternoon' | 'evening'

const MOST_WORDS = 7
const NOTHING_ELSE =
  /\b(?:event|program|solar|bill|usage|order|cancel|skip|evento|programa|factura|consumo|pedido|cancel\w*)\b|\?/i
const SLOTS: [CallbackSlot, RegExp][] = [
  ['evening', /\b(?:evening|tonight|after work|anochecer|noche)\b/i],
  ['afternoon', /\b(?:afternoon|after lunch|por la tarde|de la tarde)\b/i],
  ['morning', /\b(?:morning|before noon|por la ma[nñ]ana|ma[nñ]ana temprano|temprano)\b/i],
  [
    'soon',
    /^\W*(?:(?:please|call me|yes|sí|ll[aá]m[ae]n?me|por favor)\W*)*(?:asap|as soon as (?:possible|you can)|soon|right away|right now|now|any ?time|cuanto antes|lo antes posible|ahora(?: mismo)?)(?:\W+(?:please|por favor))?\W*$/i,
  ],
]
const WEEKDAY =
  'mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|weekends?|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bados?|domingos?|fin de semana'
const DAY = `${WEEKDAY}|today|tonight|this (?:morning|afternoon|evening)|weekdays?|next week|hoy(?: mismo)?|esta (?:tarde|noche)|la semana que viene|la pr[oó]xima semana|(?:on )?the \\d{1,2}(?:st|nd|rd|th)`
const PART =
  'morning|mornings|afternoon|afternoons|evening|evenings|noon|night|lunch(?:time)?|work|tomorrow|early|mediod[ií]a|tardes?|noches?|ma[nñ]anas?|temprano|almuerzo|comida'
const CLOCK =
  '(?:after|before|around|about|at|from|between|by|till|until|past|a partir de|despu[eé]s de|antes de|entre|sobre|hacia|desde|hasta|a)\\s+(?:las? )?(?:\\d{1,2}(?::\\d\\d)?|noon|five|six|four|three|two|nine|ten|cinco|seis|cuatro|tres|dos|nueve|diez)(?:\\s?(?:am|pm|a\\.m\\.|p\\.m\\.|h)\\b)?(?:\\s?(?:and|to|-|y|a)\\s?(?:las? )?\\d{1,2}(?:\\s?(?:am|pm))?)?|\\d{1,2}(?::\\d\\d)?\\s?(?:am|pm|a\\.m\\.|p\\.m\\.)'
const JOINING =
  '(?:\\s|,|in the|on|at|the|or|and|any|by|best|is|would be|of|el|la|los|las|por|de|del|en|o|y|a|next|this|pr[oó]ximo|que viene|mismo|early|late|after|before|despu[eé]s|antes)+'
const TIME = `(?:${DAY}|${CLOCK}|${PART})`
const TIME_WORDS = new RegExp(
  `(?<![\\p{L}\\d])(?:(?:after|before|early|late|next|despu[eé]s del?|antes del?) )?${TIME}(?:(?:${JOINING})?${TIME})*(?![\\p{L}\\d])`,
  'iu',
)
const NAMES_A_DAY = new RegExp(`(?<![\\p{L}\\d])(?:${DAY}|${CLOCK})(?![\\p{L}\\d])`, 'iu')
const LONGEST = 14
const NOT_THEN = /\b(?:not|never|except|don'?t|can'?t|cannot|excepto|menos|no puedo|no (?:el|los|por))\b/i
const AWAY =
  /\b(?:away|vacation|trip|gone|out of town|vacaciones|viaje|fuera|usage|used?|kwh|consum\w*|since|desde|flicker\w*|outage|apag[oó]n|noticed)\b/i

/** Which time for a call a short answer means, said right after the question; undefined when it is about something else. */
export function callbackSlot(words: string): CallbackSlot | undefined {
  if (words.trim().split(/\s+/).length > MOST_WORDS || NOTHING_ELSE.test(words)) return undefined
  // "Thursday morning" is kept in its own words: the slots are of the day that follows.
  if (NAMES_A_DAY.test(words)) return undefined
  return SLOTS.find(([, pattern]) => pattern.test(words))?.[0]
}

/** The time for a call in the customer's own words: "Thursday morning", "después de las 5"; or one of the slots. */
export function callbackInWords(words: string): string | undefined {
  if (
    words.trim().split(/\s+/).length > LONGEST ||
    NOTHING_ELSE.test(words) ||
    AWAY.test(words) ||
    NOT_THEN.test(words)
  )
    return undefined
  const slot = callbackSlot(words)
  if (slot) return slot
  return timeInWords(words)
}

const CALLING = /\b(?:call|phone|ring|reach|contact|talk|speak|llam\w+|contact\w+|habl\w+)\b/i

/** "Have someone call me Thursday after 5": the time that a wish for a call names beside it. */
export function timeBesideCall(words: string): string | undefined {
  return CALLING.test(words) && !AWAY.test(words) && !NOT_THEN.test(words)
    ? (callbackSlot(words) ?? timeInWords(words))
    : undefined
}

export function timeInWords(words: string): string | undefined {
  const found = TIME_WORDS.exec(words)?.[0].trim()
  return found && !/^(?:work|noon|lunch|comida|almuerzo|a one|at one)$/i.test(found) ? found : undefined
}
