import { randomBytes, randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { newVisitor, readVisitor } from '@/lib/auth/cookies'
import type { Env } from '@/lib/env'

const STATIC = /^\/_next\/static\//

/**
 * What every request gets before Next sees it: the caller's address as we know it, the strict policy with its nonce,
 * the plain security headers, and for a page a visitor of its own.
 */
export function prepareRequest(
  env: Env,
  request: IncomingMessage,
  response: ServerResponse,
  dev: boolean,
): void {
  const { headers } = request
  const given = headers['x-request-id']
  const requestId = typeof given === 'string' && /^[\w.:-]{1,100}$/.test(given) ? given : randomUUID()
  headers['x-request-id'] = requestId
  response.setHeader('X-Request-Id', requestId)
  headers['x-feederline-address'] = addressOf(env, request)
  headers['x-feederline-path'] = request.url ?? '/'
  // Never believed from outside: it once routed around checks.
  delete headers['x-middleware-subrequest']
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader('Referrer-Policy', 'same-origin')
  if (env.secure) response.setHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
  const path = request.url ?? '/'
  if (STATIC.test(path)) return
  const nonce = randomBytes(16).toString('base64')
  const policy = contentPolicy(nonce, dev)
  headers['content-security-policy'] = policy
  headers['x-nonce'] = nonce
  response.setHeader('Content-Security-Policy', policy)
  response.setHeader('X-Frame-Options', 'DENY')
  const wantsPage = request.method === 'GET' && isPage(path)
  if (wantsPage && !readVisitor(env, headers.cookie)) {
    const fresh = newVisitor(env)
    response.appendHeader('Set-Cookie', fresh.setCookie)
    headers.cookie = `${headers.cookie ? `${headers.cookie}; ` : ''}${fresh.setCookie.split(';')[0]}`
  }
}

/** Every address that is no route of the API, no asset and no file. */
function isPage(path: string): boolean {
  const [pathname = ''] = path.split('?')
  return !pathname.startsWith('/api/') && !pathname.startsWith('/_next/') && !/\.\w+$/.test(pathname)
}

/** A request line that names another host is meant for a proxy, which we are not. */
export function refuseForeignUrl(response: ServerResponse): void {
  response
    .writeHead(400, { 'content-type': 'text/plain', connection: 'close' })
    .end('This server is no proxy.\n')
}

function contentPolicy(nonce: string, dev: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    dev ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Forwarded headers are believed from configured proxies alone; the last hop that is not one of them is the caller. */
export function addressOf(env: Pick<Env, 'trustedProxies'>, request: IncomingMessage): string {
  const peer = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '')
  if (!env.trustedProxies.includes(peer)) return peer
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((hop) => hop.trim())
    .filter(Boolean)
  return forwarded.findLast((hop) => !env.trustedProxies.includes(hop)) ?? peer
}
