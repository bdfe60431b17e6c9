import type { Env } from '@/lib/env'
import { makeToken, sign, unsign } from './secrets'

export type SessionKind = 'customer' | 'staff'

/** Cookie names follow the public URL: `__Host-` needs https. Two sessions live side by side in one browser. */
export function cookieNames(env: Pick<Env, 'secure'>) {
  const prefix = env.secure ? '__Host-' : ''
  return {
    customer: `${prefix}feederline-customer`,
    staff: `${prefix}feederline-staff`,
    visitor: `${prefix}feederline-visitor`,
    csrf: `${prefix}feederline-csrf`,
    callback: `${prefix}feederline-callback`,
  }
}

export function parseCookies(header: string | null | undefined): Record<string, string> {
  const jar: Record<string, string> = {}
  if (!header || header.length > 32_768) return jar
  for (const pair of header.split(';')) {
    const eq = pair.indexOf('=')
    const name = pair.slice(0, Math.max(eq, 0)).trim()
    // The first of two cookies with one name wins: it is the one with the more specific path.
    if (!name || Object.hasOwn(jar, name)) continue
    try {
      jar[name] = decodeURIComponent(pair.slice(eq + 1).trim())
    } catch {
      jar[name] = pair.slice(eq + 1).trim()
    }
  }
  return jar
}

/** The visitor that the cookie proves, or null. */
export function readVisitor(env: Env, cookieHeader: string | null | undefined): string | null {
  return unsign(env.authSecret, 'visitor', parseCookies(cookieHeader)[cookieNames(env).visitor])
}

export function newVisitor(env: Env): { visitorId: string; setCookie: string } {
  const visitorId = makeToken(18)
  const value = encodeURIComponent(sign(env.authSecret, 'visitor', visitorId))
  const setCookie = `${cookieNames(env).visitor}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=34560000${env.secure ? '; Secure' : ''}`
  return { visitorId, setCookie }
}
