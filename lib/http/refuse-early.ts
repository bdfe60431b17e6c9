import type { IncomingMessage, ServerResponse } from 'node:http'
import { AppError } from '@/lib/errors'
import type { Log } from '@/lib/log'
import type { ApiRoute } from './api-route'
import { apiRoutes } from './api-routes'
import { problemOf } from './problem'

const AUTH_ACTIONS = ['csrf', 'session', 'providers', 'signin', 'signout', 'callback', 'error', '_log']

/**
 * What the page server would answer in its own words, answered as a problem: a method a route does not have, an address
 * that cannot be read, the bare /api. True when it has answered.
 */
export function refuseEarly(request: IncomingMessage, response: ServerResponse, log: Log): boolean {
  const [path = '/', query = ''] = (request.url ?? '/').split('?')
  const refusal = findRefusal(path, request.method ?? 'GET', query)
  if (!refusal) return false
  const { problem } = problemOf(refusal.error, path, String(request.headers['x-request-id'] ?? ''), log)
  const headers = {
    'content-type': 'application/problem+json',
    ...(refusal.allow ? { allow: refusal.allow.join(', ') } : {}),
  }
  response.writeHead(problem.status, headers).end(JSON.stringify(problem))
  // A body that nobody reads must not hold the connection.
  request.resume()
  return true
}

function findRefusal(
  path: string,
  method: string,
  query: string,
): { error: AppError; allow?: string[] } | null {
  // No name and no text of ours has a NUL in it, and the database takes none.
  if (!isReadable(path) || /%00/.test(path + query))
    return { error: new AppError('invalid-input', 'This address cannot be read.') }
  if (path !== '/api' && !path.startsWith('/api/')) return null
  if (path === '/api' || path === '/api/' || !isKnownAuth(path))
    return {
      error: new AppError('not-found', `There is nothing at ${path}. The routes are listed at /api/docs.`),
    }
  const allow = methodsOf(path)
  if (allow.length === 0 || allow.includes(method) || method === 'OPTIONS') return null
  return {
    allow,
    error: new AppError('method-not-allowed', `${path} takes ${allow.join(', ')}, not ${method}.`),
  }
}

function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

function isKnownAuth(path: string): boolean {
  const [, , area, action = ''] = path.split('/')
  return area !== 'auth' || AUTH_ACTIONS.includes(action)
}

/** Methods of the route an address belongs to; where two fit, the one with fewer {parameters}. Empty when none does. */
export function methodsOf(path: string, routes: readonly ApiRoute[] = apiRoutes): string[] {
  const asked = path.replace(/\/$/, '').split('/')
  const fitting = routes.filter((route) => fits(route.path.split('/'), asked))
  const fewest = Math.min(...fitting.map(parameters))
  const methods = fitting.filter((route) => parameters(route) === fewest).map((r) => r.method.toUpperCase())
  return methods.includes('GET') ? [...methods, 'HEAD'] : methods
}

function fits(template: string[], asked: string[]): boolean {
  return (
    template.length === asked.length &&
    template.every((part, i) => part === asked[i] || (part.startsWith('{') && asked[i] !== ''))
  )
}

function parameters(route: ApiRoute): number {
  return route.path.split('{').length - 1
}
