/** A code is six digits, lives five minutes, takes five guesses and works once (NIST SP 800-63B-4 3.1.3, ASVS 6.5, 6.6). */
export const OTP_DIGITS = 6
export const OTP_LIFETIME_MS = 5 * 60_000
export const OTP_MAX_ATTEMPTS = 5
/** Failures for one meter in an hour, over all codes: a new code does not reset them. */
export const OTP_FAILURES_PER_HOUR = 10
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

const SEPARATORS = /[\s\-.]/g

/** The six digits in what a person typed, or null. */
export function readCode(text: string): string | null {
  const found = text.match(/(?<!\d)\d(?:[\s\-.]?\d){5}(?!\d)/)
  return found ? found[0].replace(SEPARATORS, '') : null
}

/** The text with every six-digit group hidden, so that a code never stands in a stored message. */
export function hideCodes(text: string): string {
  return text.replace(/(?<!\d)\d(?:[\s\-.]?\d){5}(?!\d)/g, '••••••')
}
