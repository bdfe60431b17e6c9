import { sameHash, sha256 } from '@/lib/auth/secrets'
import { AppError } from '@/lib/errors'
import { route } from '@/lib/http/route'
import { readMetrics } from '@/lib/usecases/health/read-metrics'
import { isLoopback } from '@/lib/usecases/otp/request-code'

/** Prometheus text format; for the metrics token or a caller on this machine. */
export const GET = route('anyone', async ({ ctx, request }) => {
  const token = /^Bearer\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
  const allowed = token
    ? sameHash(sha256(token), sha256(ctx.env.metricsToken))
    : isLoopback(request.headers.get('x-feederline-address') ?? '')
  if (!allowed)
    throw new AppError('unauthenticated', 'Send the metrics token as "Authorization: Bearer <token>".')
  const text = await readMetrics(ctx)
  return {
    raw: new Response(text, { headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' } }),
  }
})
