import type { Tx } from '@/lib/db/client'
import type { Alert, AlertSource, Prisma } from '@/lib/db/generated/client'
import { appendOutbox, ROOMS } from '@/lib/db/outbox'
import { uuidV7 } from '@/lib/db/uuid-v7'
import { actorName } from '@/lib/domain/actor'
import { AppError } from '@/lib/errors'
import type { AlertDto, AlertState } from '@/lib/protocol/alert'
import { recordAudit } from '@/lib/usecases/audit/record-audit'
import { type Context, withTransaction } from '@/lib/usecases/context'
import { STAFF_CONVERSATION_ID } from '@/lib/usecases/conversations/ensure-conversation'
import { updateParts } from '@/lib/usecases/conversations/update-parts'
import { presentAlert } from './present-alert'

export type AlertAct = {
  /** What changes; null when nothing does and the alert is answered as it is */
  data: Prisma.AlertUncheckedUpdateManyInput | null
  event: string
  details?: Record<string, unknown>
}

/** What a person does to one alert: decided on the locked row, with its timeline row, fact and cards. */
export async function changeAlert(
  ctx: Context,
  alertId: string,
  decide: (alert: Alert, gridNow: Date) => AlertAct,
): Promise<AlertDto> {
  const gridNow = await ctx.gridNow()
  return withTransaction(ctx, async (tx) => {
    const [alert] = await tx.$queryRaw<Alert[]>`
      select * from "Alert" where id = ${alertId} and count > 0 for update`
    if (!alert) throw new AppError('not-found', 'There is no such alert.')
    const source = await tx.alertSource.findUniqueOrThrow({ where: { id: alert.sourceId } })
    const act = decide(alert, gridNow)
    if (!act.data) return presentAlert(alert, source.name)
    return write(tx, ctx, alert, source, { ...act, data: act.data }, gridNow)
  })
}

async function write(
  tx: Tx,
  ctx: Context,
  alert: Alert,
  source: AlertSource,
  act: AlertAct & { data: Prisma.AlertUncheckedUpdateManyInput },
  gridNow: Date,
): Promise<AlertDto> {
  const row = await tx.alert.update({
    where: { id: alert.id },
    data: { ...act.data, version: { increment: 1 } },
  })
  await tx.alertEvent.create({
    data: {
      id: uuidV7(),
      alertId: alert.id,
      kind: act.event,
      actor: actorName(ctx.actor),
      data: (act.details ?? {}) as Prisma.InputJsonValue,
      gridAt: gridNow,
      at: ctx.now(),
      payloadId: ctx.payload?.id,
      payloadItem: ctx.payload?.item,
    },
  })
  const dto = presentAlert(row, source.name)
  await appendOutbox(tx, { audience: ROOMS.grid, event: 'alert:changed', payload: dto })
  if (row.state !== alert.state) await markAlertCards(tx, row)
  if (ctx.actor.kind === 'staff')
    await recordAudit(tx, ctx, `alert.${act.event}`, `alert:${row.id}`, act.details)
  return dto
}

/** The cards of an alert in the command chat show its state as it is now. */
export function markAlertCards(tx: Tx, alert: Pick<Alert, 'id' | 'state'>): Promise<number> {
  return updateParts(
    tx,
    { conversationId: STAFF_CONVERSATION_ID, alertId: alert.id, kind: 'alert' },
    (part) =>
      part.type === 'alert' && part.state !== alert.state
        ? { ...part, state: alert.state as AlertState }
        : part,
  )
}
