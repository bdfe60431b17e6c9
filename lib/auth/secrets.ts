import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  randomInt,
  timingSafeEqual,
} from 'node:crypto'
import { OTP_DIGITS } from '@/lib/domain/otp/rules'

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

export function makeToken(bytes = 24): string {
  return randomBytes(bytes).toString('base64url')
}

export function makeCode(): string {
  return String(randomInt(0, 10 ** OTP_DIGITS)).padStart(OTP_DIGITS, '0')
}

/** Keyed with the server's secret and salted with the challenge: the database alone does not give codes away. */
export function hashCode(secret: string, challengeId: string, code: string): string {
  return createHmac('sha256', secret).update(`otp:${challengeId}:${code}`).digest('hex')
}

/** As hashCode, for the codes that stand in for a lost authenticator. */
export function hashRecoveryCode(secret: string, staffId: string, code: string): string {
  return createHmac('sha256', secret).update(`recovery:${staffId}:${code}`).digest('hex')
}

export function sameHash(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}

/** `<value>.<mac>`: proves that we made the value. */
export function sign(secret: string, purpose: string, value: string): string {
  return `${value}.${createHmac('sha256', secret).update(`${purpose}:${value}`).digest('base64url')}`
}

export function unsign(secret: string, purpose: string, signed: string | undefined): string | null {
  if (!signed || signed.length > 300) return null
  const dot = signed.lastIndexOf('.')
  if (dot < 1) return null
  const value = signed.slice(0, dot)
  return sameHash(sign(secret, purpose, value), signed) ? value : null
}

export function encrypt(secret: string, text: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', createHash('sha256').update(`enc:${secret}`).digest(), iv)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')
}

export function decrypt(secret: string, sealed: string): string {
  const raw = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv(
    'aes-256-gcm',
    createHash('sha256').update(`enc:${secret}`).digest(),
    raw.subarray(0, 12),
  )
  decipher.setAuthTag(raw.subarray(12, 28))
  return Buffer.concat([decipher.update(raw.subarray(28)), decipher.final()]).toString('utf8')
}
