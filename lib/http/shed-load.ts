import type { IncomingMessage, ServerResponse } from 'node:http'
import { AppError } from '@/lib/errors'
import type { Log } from '@/lib/log'
import { problemOf } from './problem'

const INTAKE =
  /^\/api\/grid\/(alerts(\/(alertmanager|grafana|pagerduty|cloudevents))?|telemetry|meter-readings)$/

/**
 * So many wait and one of them so long: what comes now would be given up by its sender before we answered. Alert
 * senders wait ten to thirty seconds.
 */
const CROWD = { waiting: 100, longestMs: 5_000 }
/** More than this are never held at once, however fast they go. */
const MOST_WAITING = 2_000

/**
 * Answers outside systems 503 with Retry-After while more comes in than goes out: they repeat it, and what is already
 * here is finished. True when it has answered.
 */
export function createLoadShedder(log: Log, now: () => number = Date.now) {
  /** When each request that waits came in, oldest first */
  const waiting = new Map<object, number>()

  return (request: IncomingMessage, response: ServerResponse): boolean => {
    if (request.method !== 'POST' && request.method !== 'PUT') return false
    const [path = ''] = (request.url ?? '').split('?')
    if (!INTAKE.test(path)) return false
    if (isCrowded(waiting, now())) {
      refuse(request, response, path, log)
      return true
    }
    waiting.set(response, now())
    response.once('close', () => waiting.delete(response))
    return false
  }
}

function isCrowded(waiting: Map<object, number>, now: number): boolean {
  if (waiting.size < CROWD.waiting) return false
  if (waiting.size >= MOST_WAITING) return true
  const [oldest = now] = waiting.values()
  return now - oldest > CROWD.longestMs
}

function refuse(request: IncomingMessage, response: ServerResponse, path: string, log: Log): void {
  const error = new AppError('unavailable', 'More comes in than can be taken right now. Send it again.')
  const { problem } = problemOf(error, path, String(request.headers['x-request-id'] ?? ''), log)
  response.setHeader('retry-after', '2')
  response
    .writeHead(problem.status, { 'content-type': 'application/problem+json' })
    .end(JSON.stringify(problem))
  request.resume()
}
