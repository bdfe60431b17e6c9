import { type Found, findAll } from '@/lib/agent/understanding/found'
import type { Slots, UnderstandingContext } from '@/lib/agent/understanding/understanding'

/** Ordinals, option letters and "the other one" in a folded text. */
export function readChoice(text: string, context: UnderstandingContext): Found[] {
  const clean = text.replace(notAnOrdinal, (match) => ' '.repeat(match.length))
  const staff = context.audience === 'staff'
  return dropRefused(clean, [
    ...(staff ? findAll(clean, theOther, 'xother', () => ({ optionRank: 'other' })) : []),
    ...readOptions(clean, staff),
    ...findAll(clean, namedOrdinal, 'xordinal', (m) => ordinalSlots(ordinals[m[1] ?? ''], staff)),
    ...findAll(clean, /\b(\d{1,2})(?:st|nd|rd|th|ra|ro|da|do|er|era|o|a)\b/g, 'xordinal', (m) =>
      ordinalSlots(Number(m[1]), staff),
    ),
    ...findAll(clean, numbered, 'xordinal', (m) => ordinalSlots(counted[m[1] ?? ''] ?? Number(m[1]), staff)),
    ...findAll(
      clean,
      /^\W*(?:(?:i want|i will take|take|give me|quiero|dame|me quedo con|prefiero)\s+)?(?:the\s+|el\s+|la\s+)?(\d|one|two|three|four|five|uno|dos|tres|cuatro|cinco)(?:\s+(?:please|por favor))?\W*$/g,
      'xordinal',
      (m) =>
        context.offers?.length || context.expecting === 'choice' || staff
          ? ordinalSlots(counted[m[1] ?? ''] ?? Number(m[1]), staff)
          : undefined,
    ),
    ...findAll(
      clean,
      /\b(?:the |el |la |los |las )?(?:last|ultim[oa])(?= (?:one|option|offer|program|opcion|oferta|programa)\b|\W*$)/g,
      'xordinal',
      () => ({ ordinal: -1 }),
    ),
  ])
}

/** Of "not the first, the second" only what is wanted counts. */
function dropRefused(text: string, found: Found[]): Found[] {
  const refused = (item: Found) => refusal.test(text.slice(0, item.start))
  return found.some((item) => !refused(item)) ? found.filter((item) => !refused(item)) : found
}

const refusal =
  /\b(?:not|but not|instead of|rather than|no|en vez de|en lugar de)(?: the| option| el| la)?\s*$/
const theOther =
  /\b(?:the |la |el |an? )?(?:other|alternative|otra|otro|alternativa)(?: (?:one|option|plan|opcion))?\b(?! (?:programs|events|alerts|alarms|transformers|operators))/g

const notAnOrdinal =
  /\b(?:one|a|per|every|wait|just a|give me a|un) (?:second|segundo)s?\b|\bsecond thoughts?\b|\bfirst of all\b|\bat first\b|\bfirst time\b|\bfirst (?:i|we|let|tell|show|what|how)\b|\bfirst year\b|\bthird part(?:y|ies)\b|\bprimera vez\b|\b(?:think|check|know|see|read|look|ask|sleep|talk|wait|discuss)[a-z ]{0,25} first\b/g

const ordinals: Record<string, number> = {
  first: 1, '1st': 1, frist: 1, fisrt: 1, primero: 1, primera: 1, primer: 1, top: 1,
  second: 2, '2nd': 2, secnd: 2, sencond: 2, secod: 2, segundo: 2, segunda: 2, middle: 2,
  third: 3, '3rd': 3, thrid: 3, tercero: 3, tercera: 3, tercer: 3,
  fourth: 4, forth: 4, cuarto: 4, cuarta: 4, fifth: 5, quinto: 5, quinta: 5, sixth: 6, sexto: 6, sexta: 6,
  seventh: 7, septimo: 7, septima: 7, eighth: 8, octavo: 8, octava: 8,
} // biome-ignore format: a table reads best in rows
const counted: Record<string, number> = {
  one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8,
  uno: 1, una: 1, dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, siete: 7, ocho: 8,
} // biome-ignore format: a table reads best in rows

const namedOrdinal = new RegExp(
  `\\b(${Object.keys(ordinals)
    .filter((w) => w !== 'top' && w !== 'middle')
    .join('|')})\\b`,
  'g',
)
const countName = Object.keys(counted).join('|')
const numbered = new RegExp(
  `(?:\\b(?:number|no\\.|nr\\.?|nro\\.?|numero|option|offer|program|choice|opcion|oferta|programa|la|el)\\s+|#\\s?)(\\d{1,2}|${countName})(?![\\w:]|[.,]\\d|\\s*(?:kw|%|dollars|dolares|anos|years|de la|am|pm))`,
  'g',
)

function ordinalSlots(ordinal: number | undefined, staff: boolean): Slots | undefined {
  if (!ordinal || ordinal > 20) return undefined
  return staff ? { ordinal, optionRank: ordinal } : { ordinal }
}

const rankOfLetter: Record<string, number> = { a: 1, b: 2, c: 3, d: 4, e: 5 }

function readOptions(text: string, staff: boolean): Found[] {
  const slotsOf = (letter: string | undefined): Slots | undefined => {
    const rank = rankOfLetter[letter ?? '']
    if (!rank) return undefined
    return staff ? { optionRank: rank } : { ordinal: rank }
  }
  const named = findAll(
    text,
    /\b(?:option|plan|choice|opcion|letter|letra)\s+([a-e])\b(?!')/g,
    'xoption',
    (m) => slotsOf(m[1]),
  )
  const alone = findAll(text, /^\W*([a-e])(?:\s+(?:please|then|por favor))?\W*$/g, 'xoption', (m) =>
    slotsOf(m[1]),
  )
  const verb =
    /(?<=\b(?:with|take|use|choose|pick|run|activate|do|approve|select|execute|start|yes|no|not|why|is|are|and|versus|vs|of|con|usa|elige|por que|it|rather|instead|on|over|between)[\s,:]+)([b-e])(?![a-z0-9'])/g
  const afterVerb = staff ? findAll(text, verb, 'xoption', (m) => slotsOf(m[1])) : []
  const first = staff
    ? findAll(
        text,
        /(?<=\b(?:with|take|use|choose|pick|run|activate|approve|select|go for|yes|no|con|usa|elige)[\s,:]+)(a)(?=\W*$| please| instead)/g,
        'xoption',
        (m) => slotsOf(m[1]),
      )
    : []
  const leading = staff
    ? findAll(text, /^\W*([b-e])(?= (?:is|instead|it is|please|then|looks|and)\b)/g, 'xoption', (m) =>
        slotsOf(m[1]),
      )
    : []
  const corrected = staff
    ? findAll(text, /(?<=\bnot\s+|,\s*(?=[a-e]\W*$))([a-e])(?![a-z0-9'])/g, 'xoption', (m) => slotsOf(m[1]))
    : []
  return [...named, ...alone, ...afterVerb, ...first, ...leading, ...corrected]
}
