import { lookup as resolve } from 'node:dns'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { type AllowedTargets, mayConnectTo } from './public-address'

export type WebhookPost = { url: string; headers: Record<string, string>; body: string }
export type WebhookReply = { status: number; body: string; retryAfterMs: number | null }
/** Port to the outside: throws when nothing was answered. */
export type SendWebhook = (post: WebhookPost) => Promise<WebhookReply>

const TIMEOUT_MS = 15_000
const KEPT_CHARS = 1000

/**
 * Posts to an address that somebody typed in: only where we may connect to, checked on the addresses that the
 * connection itself is made to, so that a name that changes its address in between gains nothing. Redirects are not
 * followed; an answer is read no further than what is kept of it.
 */
export function sendWebhookTo(allowed: AllowedTargets, timeoutMs = TIMEOUT_MS): SendWebhook {
  return ({ url, headers, body }) =>
    new Promise((done, fail) => {
      const target = new URL(url)
      const host = target.hostname.replace(/^\[|\]$/g, '')
      // An address that is written out is not looked up.
      if (isIP(host) && !mayConnectTo(host, allowed)) return fail(new Error(REFUSED))
      const request = (target.protocol === 'https:' ? requestHttps : requestHttp)(target, {
        method: 'POST',
        agent: false,
        lookup: guardedLookup(allowed),
        signal: AbortSignal.timeout(timeoutMs),
        headers: {
          ...headers,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'Feederline-Webhooks/1',
        },
      })
      request.on('error', (error) =>
        fail(error.name === 'AbortError' ? new Error(`No answer within ${timeoutMs / 1000} s.`) : error),
      )
      request.on('response', (response) => {
        let text = ''
        const end = () => {
          const status = response.statusCode ?? 0
          done({
            status,
            body: text.slice(0, KEPT_CHARS),
            retryAfterMs: retryAfter(response.headers['retry-after']),
          })
          response.destroy()
        }
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => {
          text += chunk
          if (text.length >= KEPT_CHARS) end()
        })
        response.on('end', end)
        response.on('error', fail)
      })
      request.end(body)
    })
}

const REFUSED = 'This address lies in a private network. Webhooks go to public addresses.'

function guardedLookup(allowed: AllowedTargets): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0)
      const good = addresses.filter(({ address }) => mayConnectTo(address, allowed))
      const [first] = good
      if (!first) return callback(new Error(REFUSED), '', 0)
      if (options.all) return callback(null, good)
      callback(null, first.address, first.family)
    })
  }
}

/** Seconds or a date. */
function retryAfter(header: string | undefined): number | null {
  if (!header) return null
  const ms = /^\d{1,9}$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now()
  return Number.isFinite(ms) && ms > 0 ? ms : null
}
