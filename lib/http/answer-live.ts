import type { IncomingMessage, ServerResponse } from 'node:http'

const BODY = JSON.stringify({ data: { state: 'live' } })

/**
 * Whether the process lives, answered before the pages' router: under a crowd of alerts the router's turn comes late, and
 * whoever watches would take a busy server for a dead one. True when it has answered.
 */
export function answerLive(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.method !== 'GET' || request.url?.split('?')[0] !== '/api/health/live') return false
  response
    .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(BODY) })
    .end(BODY)
  return true
}
