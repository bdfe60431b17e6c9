import { randomUUID } from 'node:crypto'
import { resolveActor } from '@/lib/auth/resolve-actor'
import { AppError } from '@/lib/errors'
import { LOCALE_COOKIE, type Locale, resolveLocale } from '@/lib/i18n/locale'
import { log } from '@/lib/log'
import { contextFor } from '@/lib/runtime'
import type { Context } from '@/lib/usecases/context'
import { refusalText } from '@/lib/usecases/refusal-text'
import { limitRate } from './limit-rate'
import { problemOf } from './problem'
import { parseJson, readJson, readText } from './read-json'

/** Who a route is for: outside systems and staff (`grid`), customers, or anyone. */
export type RouteAudience = 'grid' | 'customer' | 'anyone'

export type RouteCall = {
  ctx: Context
  request: Request
  params: Record<string, string>
  query: URLSearchParams
  /** Parsed JSON body; refused with a problem when it is not JSON or too large */
  json: () => Promise<unknown>
}

export type Answer = {
  status?: number
  data?: unknown
  body?: unknown
  headers?: Record<string, string>
  raw?: Response
}

/**
 * Makes a Next route handler of a use case call: actor, request id, body, answer `{data}` or problem.
 * `run` returns `{data}` (wrapped), `{body}` (as it is) or `{raw}` (a Response).
 */
export function route(audience: RouteAudience, run: (call: RouteCall) => Promise<Answer>) {
  return async (
    request: Request,
    context?: { params?: Promise<Record<string, string>> },
  ): Promise<Response> => {
    const requestId = request.headers.get('x-request-id')?.slice(0, 100) || randomUUID()
    const url = new URL(request.url)
    try {
      const { actor, setCookies } = await resolveActor(request, audience, requestId)
      const language = actor.kind === 'staff' ? languageOf(request) : undefined
      const ctx = contextFor(actor, requestId, language)
      if (actor.kind === 'apiKey')
        limitRate(actor.keyId, ctx.env.API_RATE_PER_SECOND, url.pathname, ctx.now())
      const answer = await run({
        ctx,
        request,
        params: (await context?.params) ?? {},
        query: readQuery(url.searchParams),
        json: () => readJson(request),
      })
      const response = answer.raw ?? respond(answer)
      response.headers.set('x-request-id', requestId)
      for (const cookie of setCookies) response.headers.append('set-cookie', cookie)
      return response
    } catch (error) {
      const { problem, retryAfterMs } = problemOf(error, url.pathname, requestId, log())
      const said = audience === 'customer' ? problem.detail : refusalText(problem.detail, languageOf(request))
      const told = said === problem.detail ? problem : { ...problem, detailEs: said }
      return new Response(JSON.stringify(told), {
        status: problem.status,
        headers: {
          'content-type': 'application/problem+json',
          'x-request-id': requestId,
          ...(problem.status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
          ...(retryAfterMs ? { 'retry-after': String(Math.max(1, Math.ceil(retryAfterMs / 1000))) } : {}),
        },
      })
    }
  }
}

function languageOf(request: Request): Locale {
  const cookies = request.headers.get('cookie') ?? ''
  const [, kept] = new RegExp(`(?:^|;\\s*)${LOCALE_COOKIE}=(\\w+)`).exec(cookies) ?? []
  return resolveLocale(kept, request.headers.get('accept-language'))
}

/** A parameter with nothing in it asks for nothing; one that stands there several times is a list, as with commas. */
function readQuery(given: URLSearchParams): URLSearchParams {
  const query = new URLSearchParams()
  for (const name of new Set(given.keys())) {
    const values = given.getAll(name).filter((value) => value !== '')
    if (values.length > 0) query.set(name, values.join(','))
  }
  return query
}

function respond(answer: Answer): Response {
  if (answer.status === 204) return new Response(null, { status: 204, headers: answer.headers })
  const body = answer.body ?? { data: answer.data ?? null }
  return new Response(JSON.stringify(body), {
    status: answer.status ?? 200,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...answer.headers },
  })
}

/** A body that may be left out: undefined without one, refused when it is there and not JSON. */
export async function readOptionalJson(request: Request): Promise<unknown> {
  const text = await readText(request)
  return text.trim() === '' ? undefined : parseJson(text)
}

/** Cursor of a newest-first list: the last row's time and id. */
export function encodeCursor(at: Date, id: string): string {
  return Buffer.from(JSON.stringify([at.toISOString(), id])).toString('base64url')
}

export function decodeCursor(cursor: string | null): { at: Date; id: string } | null {
  if (!cursor) return null
  try {
    const [at, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as [string, string]
    const date = new Date(at)
    if (Number.isNaN(date.getTime()) || typeof id !== 'string') throw new Error()
    return { at: date, id }
  } catch {
    throw new AppError(
      'invalid-input',
      'The cursor is not one of ours. Take nextCursor from the previous page.',
    )
  }
}

export function readLimit(query: URLSearchParams, fallback = 50, max = 200): number {
  const raw = query.get('limit')
  if (raw === null) return fallback
  const limit = Number(raw)
  if (!Number.isInteger(limit) || limit < 1 || limit > max)
    throw new AppError('invalid-input', `limit is a whole number from 1 to ${max}.`)
  return limit
}
