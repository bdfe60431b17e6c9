import * as OTPAuth from 'otpauth'

const PERIOD_SECONDS = 30

/** Six digits, 30 s steps, one step of clock drift either way (RFC 6238). */
export function verifyTotp(secretBase32: string, token: string, now: Date): boolean {
  return totpStep(secretBase32, token, now) !== null
}

/** The 30 s step a code belongs to, so that its use can be remembered; null when it is wrong. */
export function totpStep(secretBase32: string, token: string, now: Date): number | null {
  if (!/^\d{6}$/.test(token)) return null
  const secret = OTPAuth.Secret.fromBase32(secretBase32)
  const totp = new OTPAuth.TOTP({ secret, digits: 6, period: PERIOD_SECONDS })
  const delta = totp.validate({ token, window: 1, timestamp: now.getTime() })
  return delta === null ? null : Math.floor(now.getTime() / 1000 / PERIOD_SECONDS) + delta
}

export function newTotpSecret(): string {
  return new OTPAuth.Secret({ size: 20 }).base32
}

export function totpUri(secretBase32: string, username: string, issuer: string): string {
  return new OTPAuth.TOTP({
    secret: OTPAuth.Secret.fromBase32(secretBase32),
    issuer,
    label: username,
  }).toString()
}
