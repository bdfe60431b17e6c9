/**
 * A meter id is `NE`, seven digits, and a Luhn check digit over those seven, shown as `NE-1234567-C`.
 * After the prefix only digits exist, so letters that look like digits are repaired.
 */
export type ParsedMeterId = { ok: true; meterId: string } | { ok: false; reason: 'format' | 'check-digit' }

/**
 * Reads a meter id out of what a person typed: any case, spaces, dashes, no prefix, look-alike letters,
 * and words around it ("my meter id is ne 1234567 c").
 */
export function parseMeterId(input: string): ParsedMeterId {
  const candidates = meterIdCandidates(input)
  const valid = candidates.find((digits) => isValid(digits))
  if (valid) return { ok: true, meterId: formatMeterId(valid) }
  return { ok: false, reason: candidates.length > 0 ? 'check-digit' : 'format' }
}

/** The meter id of serial number `n` (0 to 9,999,999). Throws RangeError outside. */
export function makeMeterId(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n > 9_999_999)
    throw new RangeError('meter serial must be 0 to 9999999')
  const serial = String(n).padStart(7, '0')
  return formatMeterId(serial + luhnCheckDigit(serial))
}

/** Four dots and the last four digits, check digit included: enough to recognise, not enough to use. */
export function maskMeterId(meterId: string): string {
  return `····${meterId.replace(/\D/g, '').slice(-4)}`
}

/** The text with every meter id hidden, however it is typed; with the prefix also one that is mistyped. */
export function hideMeterIds(text: string): string {
  const hide = (whole: string, run: string, always: boolean) => {
    const digits = toDigits(run.toLowerCase())
    return digits.length === 8 && (always || isValid(digits)) ? '[meter]' : whole
  }
  const anyCase = (pattern: RegExp) => new RegExp(pattern.source, 'gi')
  return text
    .normalize('NFKC')
    .replace(anyCase(prefixed), (whole, run: string) => hide(whole, run, true))
    .replace(anyCase(bare), (whole, run: string) =>
      (run.match(/\d/g) ?? []).length >= 5 ? hide(whole, run, false) : whole,
    )
}

/** Luhn mod 10 (ISO/IEC 7812-1 annex B) over a string of digits. */
export function luhnCheckDigit(serial: string): string {
  let sum = 0
  for (let fromRight = 0; fromRight < serial.length; fromRight++) {
    const digit = Number(serial[serial.length - 1 - fromRight])
    const doubled = fromRight % 2 === 0 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return String((10 - (sum % 10)) % 10)
}

function isValid(digits: string): boolean {
  return luhnCheckDigit(digits.slice(0, 7)) === digits[7]
}

function formatMeterId(digits: string): string {
  return `NE-${digits.slice(0, 7)}-${digits[7]}`
}

const lookAlike: Record<string, string> = {
  o: '0',
  q: '0',
  i: '1',
  l: '1',
  '|': '1',
  '!': '1',
  z: '2',
  s: '5',
  g: '6',
  b: '8',
}

const gap = '[\\s._\\-–—−/]{0,3}'
const digitLike = '[0-9oqilzsgb|!]'
const prefixed = new RegExp(
  `(?<![a-z0-9])n${gap}e${gap}((?:${digitLike}${gap}){7}${digitLike})(?![a-z0-9])`,
  'g',
)
const bare = new RegExp(`(?<![a-z0-9])((?:${digitLike}${gap}){7}${digitLike})(?![a-z0-9])`, 'g')

function meterIdCandidates(input: string): string[] {
  const text = input.normalize('NFKC').toLowerCase()
  const withPrefix = [...text.matchAll(prefixed)].map((match) => match[1] ?? '')
  // Without the prefix, words like "bill is" are made of look-alike letters: real digits must prevail, and no word counts.
  const without = [...text.matchAll(bare)]
    .map((match) => match[1] ?? '')
    .filter((run) => (run.match(/[0-9]/g) ?? []).length >= 5 && !holdsWord(run))
  return [...withPrefix, ...without].map(toDigits).filter((digits) => digits.length === 8)
}

/** "The code is 388689": letters that stand by themselves are a word, not digits written badly. */
function holdsWord(run: string): boolean {
  return run.split(/[\s._\-–—−/]+/).some((group) => /^[a-z]{2,}$/.test(group))
}

function toDigits(run: string): string {
  return [...run]
    .map((char) => lookAlike[char] ?? char)
    .filter((char) => char >= '0' && char <= '9')
    .join('')
}
