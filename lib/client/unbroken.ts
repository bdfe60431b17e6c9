const UNITS =
  'kWh|kW|kVA|W|min|h|s|AM|PM|a\\.\\s?m\\.|p\\.\\s?m\\.|years?|months?|hours?|days?|events?|años?|meses|mes|horas?|días?|eventos?'
const VALUE_AND_UNIT = new RegExp(`(\\d) (?=(?:${UNITS})\\b)`, 'g')

/** A value and its unit, and the two ends of a range, stay on one line. */
export function unbroken(text: string): string {
  return text
    .replace(/\u2212(?=[$€£\d])/g, '\u2212\u2060')
    .replace(/(\d)\u2013(?=[$€£\u2212\d])/g, '$1\u2013\u2060')
    .replace(VALUE_AND_UNIT, '$1\u00a0')
}
