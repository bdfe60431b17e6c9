const NAMES = [
  'january|enero|jan', 'february|febrero|feb', 'march|marzo', 'april|abril|apr', 'may|mayo', 'june|junio|jun',
  'july|julio|jul', 'august|agosto|aug', 'september|septiembre|setiembre|sept', 'october|octubre|oct',
  'november|noviembre|nov', 'december|diciembre|dec',
] // biome-ignore format: a table reads best in rows
const ANY = new RegExp(`\\b(?:${NAMES.join('|')})\\b`, 'g')
/** "May I" names no month */
const MAY_I = /\bmay (?:i|we|you|be)\b/g

/** The months that folded words name, 1 to 12, in their order */
export function namedMonths(words: string): number[] {
  const found = words.replace(MAY_I, ' ').match(ANY) ?? []
  return [...new Set(found.map((name) => NAMES.findIndex((names) => names.split('|').includes(name)) + 1))]
}
