import type { Turn } from '@/lib/agent/turn'
import type { VisitWish } from '@/lib/agent/understanding/read-visit-wish'
import { lately } from './lately'

const AFTER =
  '(?= (?:one|of|time|slot|visit|option|date|day|appointment|on|you|that|works?|is|please|thanks|would|suits|then|sounds|free|available|possible|fits|looks|instead|opcion|hora|horario|fecha|cita|dia|visita|de|del|que|me|nos|est[ae]|por favor|mejor|libre|disponible|posible)\\b|\\W*$)'
const BEFORE = '(?:the|your|that|el|la|lo|al|a la|de la|un|una|mejor|very)'
const PLACES: readonly [number, RegExp][] = [
  [
    -1,
    new RegExp(
      `\\b(?:${BEFORE} )(?:very )?(?:last|latest|ultim[oa]|mas tarde)${AFTER}|^\\W*(?:last|latest|ultim[oa])(?: one| uno?)?\\W*$`,
    ),
  ],
  [
    2,
    new RegExp(
      `\\b(?:${BEFORE} )(?:second|2nd|middle|segund[oa]|del medio|de en medio)${AFTER}|^\\W*(?:second|middle|segund[oa]) ?(?:one|uno?)?\\W*$`,
    ),
  ],
  [
    3,
    new RegExp(
      `\\b(?:${BEFORE} )(?:third|3rd|tercer[oa]?)${AFTER}|^\\W*(?:third|tercer[oa]?) ?(?:one|uno?)?\\W*$`,
    ),
  ],
  [
    1,
    new RegExp(
      `\\b(?:${BEFORE} )(?:very )?(?:first|earliest|soonest|1st|primer[oa]?|mas (?:pronto|temprano)|antes)(?: possible)?${AFTER}|^\\W*(?:first|earliest|soonest|primer[oa]?) ?(?:one|uno?)?\\W*$|\\bas (?:soon|early) as (?:possible|they can|you can)\\b|\\blo antes posible\\b|\\bcuanto antes\\b`,
    ),
  ],
]
/** A time is named, not just any one of something */
const OF_TIMES =
  /\b(?:times?|slots?|dates?|days?|appointments?|visits?|hours?|horas?|horarios?|fechas?|citas?|dias?|visitas?)\b/
const OF_OTHER =
  /\b(?:offers?|systems?|panels?|programs?|orders?|loans?|weeks?|months?|years?|bills?|events?|ofertas?|sistemas?|programas?|pedidos?|semanas?|mes(?:es)?|eventos?)\b/
/** The time that stands does not suit, and no other one is named */
const CANNOT =
  /\b(?:can'?t|cannot|can not|couldn'?t|won'?t be able to|not able to) (?:\w+ ){0,2}(?:make|do|be (?:home|there|in)|then|that (?:day|time))\b|\b(?:doesn'?t|does not|won'?t|will not|isn'?t|is not|not) (?:work|suit|good|fit|going to work|possible|convenient)\b(?: (?:for )?(?:me|us))?|\b(?:i|we)(?:'m| am|'re| are| will be|'ll be)? (?:work|working|at work|away|busy|out) (?:then|that (?:day|time|morning|afternoon)|on that day)\b|\bno (?:puedo|podemos|me (?:viene|va|queda)|nos (?:viene|va|queda)|voy a poder|estoy|estare|estamos|estaremos)\b.{0,16}\b(?:ese dia|esa hora|entonces|bien|en casa|a esa hora)\b|\b(?:trabajo|trabajamos|estoy ocupad[oa]) (?:ese dia|a esa hora)\b|\b(?:ese dia|esa hora|esa fecha|entonces|el lunes|a esa hora) (?:yo |nosotros )?(?:no (?:puedo|podemos|me (?:viene|va|queda)|nos (?:viene|va|queda)|estoy|estaremos|estare|estamos)|trabajo|trabajamos)\b|\bno (?:puedo|podemos)\W*$|\bneed (?:a |some )?(?:different|another|other) (?:time|day|one|date|slot)\b|\b(?:need|have|want|like) to (?:move|change|reschedule|postpone) (?:it|that|the (?:visit|appointment))\b|\b(?:otra|otro|distinta) (?:hora|dia|fecha|cita)\b/
const MOST_WORDS = 16

/** "The last one", of the times of a visit that were just told: the very time. */
export function placeInTimes(turn: Turn, words: string, free: readonly string[]): string | undefined {
  const told = turn.memory.notes?.visitTimes
  const times = Array.isArray(told) ? free.filter((slot) => told.includes(slot)) : undefined
  const place = PLACES.find(([, pattern]) => pattern.test(words))?.[0]
  if (place === undefined || OF_OTHER.test(words) || words.split(/\s+/).length > MOST_WORDS) return undefined
  if (!times && !OF_TIMES.test(words)) return undefined
  return (times ?? free).at(place > 0 ? place - 1 : place)
}

/** "I can't make it then", right after the visit was told: another time is wanted. */
export function cannotThen(turn: Turn, words: string): VisitWish | undefined {
  const near = lately(turn, /^solar\.(?:site-visit|status)/, 1)
  return near && CANNOT.test(words) && words.split(/\s+/).length <= MOST_WORDS
    ? { weekdays: [], refused: [], other: 'any' }
    : undefined
}

/** The times that an answer tells, for "the last one" right after it */
export function tellingTimes(slots: readonly string[]) {
  return { visitTimes: [...slots] }
}
