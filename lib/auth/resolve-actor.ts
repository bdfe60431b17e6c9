import type { Actor } from '@/lib/domain/actor'
import type { RouteAudience } from '@/lib/http/route'

/** Actor of an HTTP request: an API key or the cookie of the audience. */
export async function resolveActor(
  _request: Request,
  _audience: RouteAudience,
  _requestId: string,
): Promise<{ actor: Actor; setCookies: string[] }> {
  return { actor: { kind: 'visitor', visitorId: null }, setCookies: [] }
}
