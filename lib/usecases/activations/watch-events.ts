import type { Activation, Transformer } from '@/lib/db/generated/client'
import { REBOUND_MS } from '@/lib/domain/activation/due-step'
import { isShort, SHORTFALL_KIND } from '@/lib/domain/activation/notice-times'
import { round1 } from '@/lib/domain/units/load'
import { readAlarmSettings } from '@/lib/usecases/alarms/alarm-settings'
import type { AlertOrigin } from '@/lib/usecases/alerts/read-alarm'
import { takeAlertMessage } from '@/lib/usecases/alerts/take-alert-message'
import { requireStaffOrSystem } from '@/lib/usecases/authorize'
import { asSystem, type Context, withTransaction } from '@/lib/usecases/context'
import { gridText } from '@/lib/usecases/grid-text'
import { messageInBoth, type Say } from '@/lib/usecases/in-both-languages'
import { deliveredSoFar } from './delivered-so-far'
import { presentActivation, tellActivation } from './present-activation'
import { sayToStaff } from './say-to-staff'

/** Alerts that our own events raise: too little delivered, or the load that comes back after them. */
export const EVENT_ORIGIN: AlertOrigin = { apiKeyId: null, format: 'events', name: 'events' }
const REBOUND_KIND = 'rebound'

/** Looks at running events in their middle and at transformers after an event, and ends its alerts. Run by a loop. */
export async function watchEvents(ctx: Context): Promise<void> {
  requireStaffOrSystem(ctx.actor, 'admin')
  const gridNow = await ctx.gridNow()
  const running = await ctx.db.activation.findMany({ where: { state: 'active', shortfallCheckedAt: null } })
  for (const row of running) {
    const middle = (row.startAt.getTime() + row.endAt.getTime()) / 2
    if (gridNow.getTime() >= middle) await checkDelivery(ctx, row, gridNow)
  }
  const over = await ctx.db.activation.findMany({
    where: {
      state: { in: ['measuring', 'settled'] },
      endAt: { lte: gridNow, gt: new Date(gridNow.getTime() - REBOUND_MS) },
    },
  })
  for (const row of over) await watchRebound(ctx, row)
  await endOwnAlerts(ctx, gridNow)
}

/** Below 60 % of what is expected a priority 2 alert asks for more, with the next options as its plan. */
async function checkDelivery(ctx: Context, row: Activation, gridNow: Date): Promise<void> {
  const delivered = await deliveredSoFar(ctx, row, gridNow)
  const changed = await ctx.db.activation.updateMany({
    where: { id: row.id, shortfallCheckedAt: null },
    data: { shortfallCheckedAt: gridNow, midEventKw: delivered?.kw ?? null, version: { increment: 1 } },
  })
  if (changed.count === 0 || delivered === null) return
  const values = {
    reference: row.reference,
    delivered: round1(delivered.kw),
    expected: round1(delivered.expectedKw),
    percent: Math.round((100 * delivered.kw) / Math.max(0.1, delivered.expectedKw)),
  }
  await withTransaction(ctx, async (tx) => {
    const dto = await tellActivation(tx, await tx.activation.findUniqueOrThrow({ where: { id: row.id } }))
    await sayToStaff(tx, ctx, dto, 'progress', (spoken) =>
      gridText(spoken.env)('activation.shortfall', values),
    )
  })
  if (!isShort(delivered.kw, delivered.expectedKw)) return
  const transformer = await ctx.db.transformer.findUniqueOrThrow({ where: { id: row.transformerId } })
  await raise(ctx, row, transformer, {
    kind: SHORTFALL_KIND,
    minutesLeft: Math.ceil((row.endAt.getTime() - gridNow.getTime()) / 60_000),
    say: ({ env }) =>
      gridText(env)('activation.shortfallAlert', {
        ...values,
        name: transformer.name,
        load: round1(transformer.loadKw ?? 0),
        limit: round1(row.limitKw),
      }),
  })
}

/** What was saved may come back at once: the highest load after the end is kept, and one above the limit is told. */
async function watchRebound(ctx: Context, row: Activation): Promise<void> {
  const transformer = await ctx.db.transformer.findUniqueOrThrow({ where: { id: row.transformerId } })
  const { loadKw, observedAt } = transformer
  if (loadKw === null || observedAt === null || observedAt <= row.endAt) return
  if (row.reboundPeakKw === null || loadKw > row.reboundPeakKw)
    await ctx.db.activation.updateMany({ where: { id: row.id }, data: { reboundPeakKw: loadKw } })
  if (loadKw <= row.limitKw || row.reboundToldAt) return
  const { count } = await ctx.db.activation.updateMany({
    where: { id: row.id, reboundToldAt: null },
    data: { reboundToldAt: await ctx.gridNow(), version: { increment: 1 } },
  })
  if (count === 0) return
  const values = { reference: row.reference, load: round1(loadKw), limit: round1(row.limitKw) }
  await withTransaction(ctx, async (tx) => {
    const dto = await presentActivation(tx, await tx.activation.findUniqueOrThrow({ where: { id: row.id } }))
    await sayToStaff(tx, ctx, dto, 'progress', (spoken) =>
      gridText(spoken.env)('activation.rebound', { ...values, name: transformer.name }),
    )
  })
  const known = await ctx.db.alert.count({
    where: { transformerId: row.transformerId, state: { in: ['active', 'acknowledged'] }, clearedAt: null },
  })
  if (known > 0) return
  await raise(ctx, row, transformer, {
    kind: REBOUND_KIND,
    minutesLeft: 60,
    say: ({ env }) => gridText(env)('activation.reboundAlert', values),
  })
}

function raise(
  ctx: Context,
  row: Activation,
  transformer: Transformer,
  alert: { kind: string; minutesLeft: number; say: Say },
) {
  return takeAlertMessage(asSystem(ctx, 'watch-events'), EVENT_ORIGIN, {
    sourceEventId: `${alert.kind}:${row.id}`,
    status: 'raised',
    senderObservedAt: ctx.now(),
    transformerId: row.transformerId,
    kind: alert.kind,
    severity: 'high',
    load: transformer.loadKw === null ? {} : { loadKw: transformer.loadKw },
    limitKw: row.limitKw,
    expectedDurationMinutes: Math.max(15, alert.minutesLeft),
    ...messageInBoth(ctx, alert.say),
  })
}

/** A shortfall is over with its event, a rebound with the load. */
async function endOwnAlerts(ctx: Context, gridNow: Date): Promise<void> {
  const open = await ctx.db.alert.findMany({
    where: { sourceId: EVENT_ORIGIN.format, state: { in: ['active', 'acknowledged'] }, clearedAt: null },
    include: { transformer: true },
  })
  if (open.length === 0) return
  const { deadbandPercent } = await readAlarmSettings(ctx.db)
  for (const alert of open) {
    const activationId = alert.sourceEventId.slice(alert.kind.length + 1)
    const row = await ctx.db.activation.findUnique({ where: { id: activationId } })
    const loadKw = alert.transformer?.loadKw ?? null
    const calm = loadKw !== null && row !== null && loadKw < row.limitKw * (1 - deadbandPercent / 100)
    const over =
      alert.kind === SHORTFALL_KIND
        ? row?.state !== 'active'
        : calm || (row !== null && gridNow.getTime() > row.endAt.getTime() + REBOUND_MS && loadKw === null)
    if (!over) continue
    await takeAlertMessage(asSystem(ctx, 'watch-events'), EVENT_ORIGIN, {
      sourceEventId: alert.sourceEventId,
      status: 'cleared',
      senderObservedAt: ctx.now(),
      transformerId: alert.transformerId ?? undefined,
      kind: alert.kind,
      severity: 'high',
      load: loadKw === null ? {} : { loadKw },
    })
  }
}
