import { decode, encode } from 'next-auth/jwt'
import type { Env } from '@/lib/env'
import { cookieNames, parseCookies, type SessionKind } from './cookies'

/** Session id in a cookie header, or null. The cookie only names a row: whether the session lives is the row's word. */
export async function sessionIdFromCookies(
  env: Env,
  cookieHeader: string | null | undefined,
  kind: SessionKind,
): Promise<string | null> {
  const token = parseCookies(cookieHeader)[cookieNames(env)[kind]]
  if (!token || token.length > 4096) return null
  try {
    const claims = await decode({ token, secret: env.authSecret })
    return typeof claims?.sid === 'string' && claims.kind === kind ? claims.sid : null
  } catch {
    return null
  }
}

export async function sessionCookieValue(env: Env, sid: string, kind: SessionKind): Promise<string> {
  return encode({ token: { sid, kind }, secret: env.authSecret, maxAge: env.SESSION_ABSOLUTE_HOURS * 3600 })
}
