import { WEBHOOK_EVENTS } from '@/lib/protocol/admin-webhooks'

type Query = { query: (text: string, values: unknown[]) => Promise<unknown> }

/**
 * Facts on their way to the screens become deliveries of the webhooks that asked for them, in the transaction that
 * takes them out of the outbox: each exactly once, whatever dies in between.
 */
export async function queueDeliveries(
  client: Query,
  facts: { id: bigint | string; event: string }[],
): Promise<void> {
  const wanted = facts.filter(({ event }) => FACTS.includes(event))
  if (wanted.length === 0) return
  await client.query(QUEUE, [wanted.map(({ id }) => String(id))])
}

/** alert:changed on a socket is alert.changed in a webhook. */
const FACTS: string[] = WEBHOOK_EVENTS.map((event) => event.replace('.', ':'))

const QUEUE = `
insert into "WebhookDelivery" (id, "endpointId", "eventId", type, payload, "createdAt", "nextAttemptAt")
select gen_random_uuid()::text, e.id, 'msg_' || o.id || '_' || (extract(epoch from o."createdAt") * 1000)::bigint,
  replace(o.event, ':', '.'),
  jsonb_build_object('type', replace(o.event, ':', '.'),
    'timestamp', to_char(o."createdAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'data', o.payload),
  now(), now()
from "Outbox" o join "WebhookEndpoint" e on e.state = 'active' and replace(o.event, ':', '.') = any(e.events)
where o.id = any($1::bigint[])
on conflict do nothing`
