import * as OTPAuth from 'otpauth'

/** Six digits, 30 s steps, one step of clock drift either way (RFC 6238). */
export function verifyTotp(secretBase32: string, token: string, now: Date): boolean {
  if (!/^\d{6}$/.test(token)) return false
  const totp = new OTPAuth.TOTP({ secret: OTPAuth.Secret.fromBase32(secretBase32), digits: 6, period: 30 })
  return totp.validate({ token, window: 1, timestamp: now.getTime() }) !== null
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
