import type { IncomingMessage } from 'node:http'
import { readVisitor } from '@/lib/auth/cookies'
import { isOwnOrigin } from '@/lib/auth/origins'
import { sessionIdFromCookies } from '@/lib/auth/session-token'
import type { Db } from '@/lib/db/client'
import type { Actor } from '@/lib/domain/actor'
import type { Env } from '@/lib/env'
import { resolveSession } from '@/lib/usecases/sessions/resolve-session'

export type SocketIdentity = { actor: Actor; visitorId: string | null; expiresAt: Date | null }

/**
 * Socket.IO's cors option refuses nothing, so the handshake is checked here. A browser sends Origin with every websocket
 * and with every request from elsewhere; what sends neither Origin nor Sec-Fetch-Site is no browser.
 */
export function originAllowed(env: Env, request: IncomingMessage): boolean {
  const origin = request.headers.origin
  if (origin === undefined) {
    const site = request.headers['sec-fetch-site']
    return site === undefined || site === 'same-origin'
  }
  return isOwnOrigin(env, origin)
}

export async function identify(
  db: Db,
  env: Env,
  cookieHeader: string | undefined,
  kind: 'customer' | 'staff',
  now: Date,
): Promise<SocketIdentity> {
  const visitorId = readVisitor(env, cookieHeader)
  const sid = await sessionIdFromCookies(env, cookieHeader, kind)
  const session = await resolveSession(db, env, sid, now, { touch: true })
  if (session) return { actor: session.actor, visitorId, expiresAt: session.expiresAt }
  return { actor: { kind: 'visitor', visitorId }, visitorId, expiresAt: null }
}
