import type { Alert } from '@/lib/db/generated/client'
import { ROOMS, wakeRelay } from '@/lib/db/outbox'
import { uuidV7 } from '@/lib/db/uuid-v7'
import { actorName } from '@/lib/domain/actor'
import type { Context } from '@/lib/usecases/context'
import { presentAlert } from './present-alert'

export type AlertChange = {
  alert: Alert
  sourceName: string
  /** Kind of the timeline entry */
  event: string
  data?: Record<string, unknown>
  gridAt: Date
  /** A clear that waits for its raise is no alert to anybody yet */
  silent?: boolean
}

const COLUMNS = [
  'id',
  'sourceId',
  'sourceEventId',
  'episodeKey',
  'transformerId',
  'externalId',
  'kind',
  'severity',
  'priority',
  'state',
  'message',
  'messageEs',
  'loadKw',
  'loadPercent',
  'limitKw',
  'expectedDurationMinutes',
  'raisedAt',
  'observedAt',
  'senderObservedAt',
  'clearedAt',
  'closedAt',
  'count',
  'acknowledgedAt',
  'acknowledgedBy',
  'shelvedUntil',
  'shelvedBy',
  'shelveReason',
  'suppressedBy',
  'suppressRuleId',
  'announceAt',
  'clearDueAt',
  'staleSince',
  'predicted',
  'planState',
  'version',
  'createdAt',
] as const satisfies readonly (keyof Alert)[]

const OWN = COLUMNS.map((_, i) => `$${i + 1}`)
const after = (n: number) => `$${COLUMNS.length + n}`

const FACTS = `
, timeline as (
  insert into "AlertEvent" (id, "alertId", kind, actor, data, "gridAt", at, "payloadId", "payloadItem")
  select ${after(1)}, id, ${after(2)}, ${after(3)}, ${after(4)}::jsonb, ${after(5)}, ${after(6)}, ${after(8)}, ${after(9)}
  from changed)
, fact as (
  insert into "Outbox" (audience, event, payload)
  select '${ROOMS.grid}', 'alert:changed', ${after(7)}::jsonb from changed where ${after(7)}::jsonb is not null)
, seen as (
  update "AlertSource" set "lastSeenAt" = ${after(6)}
  where id = (select "sourceId" from changed) and ("lastSeenAt" is null or "lastSeenAt" < ${after(6)}::timestamptz - interval '5 seconds'))
select count(*)::int as changed from changed`

const INSERT = `
with changed as (
  insert into "Alert" (${COLUMNS.map((c) => `"${c}"`).join(', ')}) values (${OWN.join(', ')})
  on conflict do nothing returning id, "sourceId")${FACTS}`

const UPDATE = `
with changed as (
  update "Alert" set ${COLUMNS.slice(1)
    .map((c, i) => `"${c}" = $${i + 2}`)
    .join(', ')}
  where id = $1 and version = ${after(10)} returning id, "sourceId")${FACTS}`

/**
 * Writes a new episode with its timeline row and its fact in one statement.
 * False when somebody else opened the same episode first: read again and decide again.
 */
export function insertAlert(ctx: Context, change: AlertChange): Promise<boolean> {
  return write(ctx, { name: 'insert-alert', text: INSERT }, change, [])
}

/** The same for a change of an episode that was read at `change.alert.version - 1`. */
export function updateAlert(ctx: Context, change: AlertChange): Promise<boolean> {
  return write(ctx, { name: 'update-alert', text: UPDATE }, change, [change.alert.version - 1])
}

async function write(
  ctx: Context,
  statement: { name: string; text: string },
  { alert, sourceName, event, data, gridAt, silent }: AlertChange,
  guard: unknown[],
): Promise<boolean> {
  const { rows } = await ctx.pool.query({
    ...statement,
    values: [
      ...COLUMNS.map((column) => alert[column]),
      uuidV7(),
      event,
      actorName(ctx.actor),
      JSON.stringify(data ?? {}),
      gridAt,
      ctx.now(),
      silent ? null : JSON.stringify(presentAlert(alert, sourceName)),
      ctx.payload?.id ?? null,
      ctx.payload?.item ?? null,
      ...guard,
    ],
  })
  const changed = rows[0].changed === 1
  if (changed) wakeRelay()
  return changed
}
