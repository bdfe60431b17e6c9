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

/** Which time for a call a short answer means, said right after the question; undefined when it is about something else. */
export function callbackSlot(words: string): CallbackSlot | undefined {
  if (words.trim().split(/\s+/).length > MOST_WORDS || NOTHING_ELSE.test(words)) return undefined
  return SLOTS.find(([, pattern]) => pattern.test(words))?.[0]
}
