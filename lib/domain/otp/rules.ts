/** A code is six digits, lives five minutes, takes five guesses and works once (NIST SP 800-63B-4 3.1.3, ASVS 6.5, 6.6). */
export const OTP_DIGITS = 6
export const OTP_LIFETIME_MS = 5 * 60_000
export const OTP_MAX_ATTEMPTS = 5
/** Failures for one meter in an hour, over all codes: a new code does not reset them. */
export const OTP_FAILURES_PER_HOUR = 10
/** Failures in a row, however slowly, after which only a person of the utility opens the meter again. */
export const OTP_FAILURES_IN_A_ROW = 100
/** A browser that signed in to this meter before has its own budget, so a stranger cannot lock its owner out. */
export const OTP_KNOWN_DEVICE_FAILURES_PER_HOUR = 10

export type ChallengeState = {
  expiresAt: Date
  attempts: number
  consumedAt: Date | null
  replacedAt: Date | null
}

export type CodeRefusal = 'code-wrong' | 'code-expired' | 'code-used' | 'too-many-attempts'

/** Why a challenge cannot take another guess, or null when it can. */
export function whyClosed(challenge: ChallengeState, now: Date): CodeRefusal | null {
  if (challenge.consumedAt) return 'code-used'
  if (challenge.replacedAt || challenge.expiresAt <= now) return 'code-expired'
  if (challenge.attempts >= OTP_MAX_ATTEMPTS) return 'too-many-attempts'
  return null
}

const SEPARATORS = /[\s\-–.]+/
/** Digits with a blank, dash or dot or two between them: one number as a person writes it */
const NUMBERS = /\d(?:[\s\-–.]{0,3}\d)*/g

/** The six digits in what a person typed, or null. */
export function readCode(text: string): string | null {
  return readCodes(text)[0] ?? null
}

/** Every group of six digits in a text that could be a code; a phone number in groups holds none. */
export function readCodes(text: string): string[] {
  return [...text.matchAll(NUMBERS)].flatMap(([number]) => codesIn(number))
}

/** The text with every number that could hold a code hidden, so that a code never stands in a stored message. */
export function hideCodes(text: string): string {
  return text.replace(NUMBERS, (number) => (codesIn(number).length > 0 ? '••••••' : number))
}

function codesIn(number: string): string[] {
  const groups = number.split(SEPARATORS)
  const digits = groups.join('')
  const whole = groups.filter((group) => group.length === OTP_DIGITS)
  if (whole.length > 0) return whole
  // Grouped by the person: 482 913, or the same typed twice.
  return digits.length === OTP_DIGITS || digits.length === 2 * OTP_DIGITS
    ? (digits.match(/\d{6}/g) ?? [])
    : []
}
