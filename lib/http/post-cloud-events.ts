import type { CanonicalAlert } from '@/lib/domain/alert/canonical-alert'
import { AppError } from '@/lib/errors'
import { CloudEvent, fromCloudEvent } from '@/lib/intake/cloudevents'
import { cloudEventsMode, eventsOf } from '@/lib/intake/read-cloud-events'
import { type CanonicalOutcome, ingestCanonical } from '@/lib/usecases/alerts/ingest-canonical'
import { requireScope } from '@/lib/usecases/authorize'
import type { Context } from '@/lib/usecases/context'
import { takeWebhook } from './post-webhook'
import { readText } from './read-json'
import type { Answer } from './route'

const FORMAT = 'cloudevents'
const MAX_EVENTS = 500

/** CloudEvents over HTTP, structured, batch or binary: taken event by event, answered 202; what is none of these 415. */
export async function postCloudEvents(ctx: Context, request: Request): Promise<Answer> {
  requireScope(ctx.actor, 'alerts:write')
  const mode = cloudEventsMode(request.headers)
  if (!mode)
    throw new AppError(
      'unsupported-media-type',
      'Send application/cloudevents+json, application/cloudevents-batch+json, or JSON with ce- headers.',
    )
  const rawBody = await readText(request)
  const message = {
    format: FORMAT,
    headers: request.headers,
    rawBody,
    kept: withAttributes(mode, request, rawBody),
  }
  return takeWebhook(ctx, message, async (taking, body, { now, assetLabel }) => {
    const events = eventsOf(mode, request.headers, body)
    if (events.length > MAX_EVENTS)
      throw new AppError('invalid-input', `Send at most ${MAX_EVENTS} events at a time.`)
    const parsed = events.map((event) => CloudEvent.safeParse(event))
    // One event that is none is the request's fault; one among many is its own.
    if (mode !== 'batch' && parsed[0]?.error) throw parsed[0].error
    const outcomes: CanonicalOutcome[] = []
    for (const [i, event] of parsed.entries()) {
      const alert = event.success ? fromCloudEvent(event.data, now, assetLabel) : null
      const ctx = { ...taking, payload: { ...taking.payload!, item: i } }
      outcomes.push(alert ? await take(ctx, alert) : refused(events[i], event.error?.issues[0]?.message))
    }
    return { status: 202, data: { received: events.length, alerts: outcomes } }
  })
}

async function take(ctx: Context, alert: CanonicalAlert): Promise<CanonicalOutcome> {
  const [outcome] = await ingestCanonical({ ctx, input: { format: FORMAT, alerts: [alert] } })
  return outcome!
}

function refused(event: unknown, problem: string | undefined): CanonicalOutcome {
  const { id } = (event ?? {}) as { id?: unknown }
  return {
    sourceEventId: typeof id === 'string' ? id.slice(0, 255) : '',
    alertId: null,
    outcome: 'refused',
    detail: problem ?? 'Nothing in the event says whether something is raised, updated or cleared.',
  }
}

/** In binary mode the attributes stand in headers: kept in a line before the body. */
function withAttributes(mode: string, request: Request, rawBody: string): string {
  if (mode !== 'binary') return rawBody
  const attributes = [...request.headers].filter(([name]) => name.startsWith('ce-'))
  return `${JSON.stringify(Object.fromEntries(attributes))}\n${rawBody}`
}
