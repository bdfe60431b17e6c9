import { env } from '@/lib/env'
import { postCloudEvents } from '@/lib/http/post-cloud-events'
import { route } from '@/lib/http/route'

export const POST = route('grid', ({ ctx, request }) => postCloudEvents(ctx, request))

/**
 * The handshake of the CloudEvents webhook specification: a sender asks whether it may send here. Who may is decided
 * by the API key of each message, so everybody is told yes.
 */
export function OPTIONS(request: Request): Response {
  const origin = request.headers.get('webhook-request-origin')
  const headers = new Headers({ allow: 'POST, OPTIONS', 'cache-control': 'no-store' })
  if (origin && origin.length <= 255) {
    headers.set('webhook-allowed-origin', origin)
    headers.set('webhook-allowed-rate', String(env().API_RATE_PER_SECOND * 60))
  }
  return new Response(null, { status: 200, headers })
}
