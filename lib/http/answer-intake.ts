import type { IncomingMessage, ServerResponse } from 'node:http'
import { postAlertsRoute, postMeterReadingsRoute, postTelemetryRoute } from './intake-routes'

const ROUTES: Record<string, (request: Request) => Promise<Response>> = {
  '/api/grid/alerts': postAlertsRoute,
  '/api/grid/telemetry': postTelemetryRoute,
  '/api/grid/meter-readings': postMeterReadingsRoute,
}

/**
 * Answers what outside systems post by the thousand before the pages' router sees it: the same route functions, without
 * what a page needs. False when the request is none of these.
 */
export function answerIntake(request: IncomingMessage, response: ServerResponse, origin: string): boolean {
  if (request.method !== 'POST') return false
  const url = request.url ?? ''
  const query = url.indexOf('?')
  const answer = ROUTES[query < 0 ? url : url.slice(0, query)]
  if (!answer) return false
  answer(webRequest(request, origin))
    .then((result) => send(result, response))
    // A route answers every error itself; what is left is a sender that went away.
    .catch(() => response.destroy())
  return true
}

function webRequest(request: IncomingMessage, origin: string): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  return new Request(new URL(request.url ?? '/', origin), {
    method: 'POST',
    headers,
    body: bodyOf(request),
    duplex: 'half',
  } as RequestInit)
}

/** Whoever stops reading still answers: a body that is too large must not take the connection with it. */
function bodyOf(request: IncomingMessage): ReadableStream<Uint8Array> {
  let wanted = true
  return new ReadableStream({
    start: (body) => {
      request.on('data', (chunk: Buffer) => wanted && body.enqueue(chunk))
      request.once('end', () => wanted && body.close())
      request.once('error', (error) => wanted && body.error(error))
      request.once(
        'close',
        () => wanted && !request.complete && body.error(new Error('the sender went away')),
      )
    },
    cancel: () => {
      wanted = false
    },
  })
}

async function send(result: Response, response: ServerResponse): Promise<void> {
  const body = Buffer.from(await result.arrayBuffer())
  for (const [name, value] of result.headers) response.setHeader(name, value)
  response.writeHead(result.status, { 'content-length': body.byteLength })
  response.end(body)
}
