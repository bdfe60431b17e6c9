const CLOCK = String.raw`(?:las?\s+)?(\d{1,2})(?:[:.]\d{2})?\s*(a\.?\s?m\.?|p\.?\s?m\.?|h|(?:de|por) la (?:noche|tarde|ma[nñ]ana|madrugada)|in the (?:evening|afternoon|morning)|at night)?`
const RANGE = new RegExp(
  String.raw`(?:between|from|entre|desde|de)\s+(?:(?:like|about|around|say|como|m[aá]s o menos)\s+)?${CLOCK}\s*(?:and|to|till|until|y|a|hasta|-|–)\s*${CLOCK}(?!\d)`,
  'i',
)
/** "10pm to 7am", "10 p.m.-7 a.m.": with both halves of the day named nothing need stand before */
const BARE =
  /(?<![\d:.$-])(\d{1,2})(?::\d{2})?\s*(a\.?\s?m\.?|p\.?\s?m\.?)\s*(?:and|to|till|until|y|a|hasta|-|–)\s*(?:las?\s+)?(\d{1,2})(?::\d{2})?\s*(a\.?\s?m\.?|p\.?\s?m\.?)/i

/** Hours that are to be quiet as people name them, "between 10 pm and 8 am"; null when there are not two. */
export function quietRange(words: string): { fromHour: number; toHour: number } | null {
  const [, first, firstHalf, second, secondHalf] = RANGE.exec(words) ?? BARE.exec(words) ?? []
  if (!first || !second) return null
  const to = hourOf(Number(second), halfOf(atMidnight(second, secondHalf)))
  // "From 10 to 7 am", or "from 10 to 7", begins in the evening: a night is meant, not a day.
  const bare = !firstHalf && !secondHalf && Number(first) < 12 && Number(first) > Number(second)
  const night = bare || halfOf(secondHalf) === 'a'
  const from = hourOf(Number(first), halfOf(atMidnight(first, firstHalf)) ?? (night ? 'p' : null))
  return from === null || to === null || from === to ? null : { fromHour: from, toHour: to }
}

/** Twelve at night begins the day. */
function atMidnight(hour: string, half: string | undefined): string | undefined {
  return Number(hour) === 12 && /noche|night/i.test(half ?? '') ? 'am' : half
}

/** "10 de la noche", "7 in the morning" as well as am and pm */
function halfOf(text: string | undefined): 'a' | 'p' | null {
  if (!text) return null
  if (/manana|ma.ana|madrugada|morning/i.test(text)) return 'a'
  if (/noche|tarde|evening|afternoon|night/i.test(text)) return 'p'
  const letter = text.charAt(0).toLowerCase()
  return letter === 'a' || letter === 'p' ? letter : null
}

function hourOf(hour: number, half: 'a' | 'p' | null): number | null {
  if (hour > 23) return null
  if (half === null || hour > 12) return hour
  return (hour % 12) + (half === 'p' ? 12 : 0)
}
