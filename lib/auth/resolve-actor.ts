import { database } from '@/lib/db/client'
import type { Actor } from '@/lib/domain/actor'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import type { RouteAudience } from '@/lib/http/route'
import { resolveApiKey } from '@/lib/usecases/api-keys/resolve-api-key'
import { resolveSession } from '@/lib/usecases/sessions/resolve-session'
import { readVisitor } from './cookies'
import { isOwnOrigin } from './origins'
import { sessionIdFromCookies } from './session-token'

/**
 * Actor of an HTTP request: an API key, or the cookie session of the audience, or a visitor. A request that writes by
 * cookie must come from our own pages; one with a key need not.
 */
export async function resolveActor(
  request: Request,
  audience: RouteAudience,
  _requestId: string,
): Promise<{ actor: Actor; setCookies: string[] }> {
  const { db } = database()
  const e = env()
  const now = new Date()
  const authorization = request.headers.get('authorization')
  if (audience === 'grid' && authorization)
    return { actor: await resolveApiKey(db, authorization, now), setCookies: [] }
  const cookies = request.headers.get('cookie')
  const kind = audience === 'grid' ? 'staff' : 'customer'
  if (
    request.method !== 'GET' &&
    request.method !== 'HEAD' &&
    cookies &&
    !isOwnOrigin(e, request.headers.get('origin')) &&
    audience !== 'anyone'
  )
    throw new AppError('bad-origin', 'A request that writes with a cookie must come from our own pages.')
  const sid = await sessionIdFromCookies(e, cookies, kind)
  const session = await resolveSession(db, e, sid, now, { touch: true })
  if (session) return { actor: session.actor, setCookies: [] }
  return { actor: { kind: 'visitor', visitorId: readVisitor(e, cookies) }, setCookies: [] }
}
