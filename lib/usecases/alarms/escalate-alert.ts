import type { Tx } from '@/lib/db/client'
import type { Alert } from '@/lib/db/generated/client'
import { uuidV7 } from '@/lib/db/uuid-v7'
import { actorName } from '@/lib/domain/actor'
import type { AlarmSettings } from '@/lib/domain/alarm/alarm-settings'
import type { WebhookEvent } from '@/lib/protocol/admin-webhooks'
import { presentAlert } from '@/lib/usecases/alerts/present-alert'
import { recordAudit } from '@/lib/usecases/audit/record-audit'
import { type Context, withTransaction } from '@/lib/usecases/context'
import { appendMessage } from '@/lib/usecases/conversations/append-message'
import { ensureStaffConversation } from '@/lib/usecases/conversations/ensure-conversation'
import { type GridText, gridText } from '@/lib/usecases/grid-text'
import { type Say, saidInBoth } from '@/lib/usecases/in-both-languages'

const ESCALATED = 'alert.escalated' satisfies WebhookEvent

type Waiting = { alert: Alert; name: string; minutes: number; t: GridText }

/** Reminds the room once that nobody has acknowledged; in a flood it is marked without another line to read. */
export function remindOfAlert(ctx: Context, alertId: string, { quiet }: { quiet: boolean }): Promise<void> {
  return once(ctx, alertId, 'remindedAt', 'reminded', async (tx, { alert, name, minutes }) => {
    if (quiet) return
    const facts = { priority: alert.priority, name, minutes }
    await sayInRoom(tx, ctx, alert, (spoken) => gridText(spoken.env)('alarm.remind', facts))
  })
}

/** Calls people outside the room about a critical alert that nobody acknowledges: mail, text and webhook, each once. */
export function escalateAlert(ctx: Context, alertId: string, settings: AlarmSettings): Promise<void> {
  return once(ctx, alertId, 'escalatedAt', 'escalated', async (tx, { alert, name, minutes, t }) => {
    const to = [
      ...settings.escalationEmails.map((recipient) => ({ channel: 'email', recipient })),
      ...settings.escalationPhones.map((recipient) => ({ channel: 'sms', recipient })),
    ]
    const url = `${ctx.env.publicUrl}/admin/alerts/${alert.id}`
    await tx.outboundMessage.createMany({
      data: to.map(({ channel, recipient }, i) => ({
        id: uuidV7(),
        dedupeKey: `escalation:${alert.id}:${channel}:${i}`,
        channel,
        recipient,
        subject: channel === 'email' ? t('alarm.escalateSubject', { name }) : null,
        text: t('alarm.escalateText', { name, minutes, message: alert.message, url }),
        nextAttemptAt: ctx.now(),
        createdAt: ctx.now(),
      })),
      skipDuplicates: true,
    })
    const systems = await tellSystems(tx, ctx, alert)
    const facts = { name, minutes, count: to.length, systems }
    await sayInRoom(tx, ctx, alert, (spoken) => gridText(spoken.env)('alarm.escalated', facts))
    await recordAudit(tx, ctx, 'alert.escalated', `alert:${alert.id}`, { recipients: to.length, systems })
  })
}

/** Queues alert.escalated for the webhooks that asked for it; answers how many those are. */
async function tellSystems(tx: Tx, ctx: Context, alert: Alert): Promise<number> {
  const endpoints = await tx.webhookEndpoint.findMany({
    where: { state: 'active', events: { has: ESCALATED } },
    select: { id: true },
  })
  const source = await tx.alertSource.findUniqueOrThrow({ where: { id: alert.sourceId } })
  const payload = {
    type: ESCALATED,
    timestamp: ctx.now().toISOString(),
    data: presentAlert(alert, source.name),
  }
  await tx.webhookDelivery.createMany({
    data: endpoints.map((endpoint) => ({
      id: uuidV7(),
      endpointId: endpoint.id,
      eventId: `msg_escalated_${alert.id}`,
      type: ESCALATED,
      payload,
      nextAttemptAt: ctx.now(),
      createdAt: ctx.now(),
    })),
    skipDuplicates: true,
  })
  return endpoints.length
}

/** Marks an alert that is still unacknowledged, once, with what is said and sent about it. */
async function once(
  ctx: Context,
  alertId: string,
  mark: 'remindedAt' | 'escalatedAt',
  event: string,
  run: (tx: Tx, waiting: Waiting) => Promise<void>,
): Promise<void> {
  const gridNow = await ctx.gridNow()
  await withTransaction(ctx, async (tx) => {
    const [alert] = await tx.alert.updateManyAndReturn({
      where: { id: alertId, state: 'active', clearedAt: null, [mark]: null },
      data: { [mark]: ctx.now() },
    })
    if (!alert) return
    await tx.alertEvent.create({
      data: {
        id: uuidV7(),
        alertId,
        kind: event,
        actor: actorName(ctx.actor),
        gridAt: gridNow,
        at: ctx.now(),
      },
    })
    const transformer = alert.transformerId
      ? await tx.transformer.findUnique({ where: { id: alert.transformerId } })
      : null
    await run(tx, {
      alert,
      name: transformer?.name ?? alert.externalId ?? alert.sourceEventId,
      minutes: Math.floor((ctx.now().getTime() - alert.createdAt.getTime()) / 60_000),
      t: gridText(ctx.env),
    })
  })
}

export async function sayInRoom(tx: Tx, ctx: Context, alert: { id: string } | null, say: Say): Promise<void> {
  const { id } = await ensureStaffConversation(tx)
  await appendMessage(tx, id, {
    role: 'agent',
    kind: 'progress',
    parts: [saidInBoth(ctx, say)],
    ...(alert ? { alertId: alert.id } : {}),
  })
}
