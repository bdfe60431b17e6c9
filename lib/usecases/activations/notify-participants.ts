import type { Tx } from '@/lib/db/client'
import type { Activation, Participant } from '@/lib/db/generated/client'
import { uuidV7 } from '@/lib/db/uuid-v7'
import { ownEvent } from '@/lib/domain/activation/own-event'
import { type Context, gridSpeed, readGridNow, withTransaction } from '@/lib/usecases/context'
import { appendMessages } from '@/lib/usecases/conversations/append-messages'
import { LIVE_FOR_MS } from '@/lib/usecases/recommendations/load-enrolled'
import { eventPart } from './event-part'
import { eventText } from './event-text'
import { tellActivation } from './present-activation'
import { loadTerms } from './program-terms'

export const BATCH = 200

type Due = Participant & { locale: string; live: boolean; gone: boolean }

/**
 * Asks every participant once: message, notice row and mark are one transaction a batch, guarded by the notice's
 * unique key. A call-off stops it between batches. Runs again after a crash where it stood.
 */
export async function notifyParticipants(ctx: Context, activationId: string): Promise<void> {
  await ctx.db.activation.updateMany({
    where: { id: activationId, state: 'scheduled' },
    data: { state: 'notifying', version: { increment: 1 } },
  })
  while ((await withTransaction(ctx, (tx) => notifyBatch(tx, ctx, activationId))) > 0);
}

async function notifyBatch(tx: Tx, ctx: Context, activationId: string): Promise<number> {
  const [activation] = await tx.$queryRaw<Activation[]>`
    select * from "Activation" where id = ${activationId} and state = 'notifying' for update`
  if (!activation) return 0
  const due = await tx.$queryRaw<Due[]>`
    select p.*, c.locale, (c."deletedAt" is not null or c."medicalEquipment" or e.state <> 'active') as gone,
      exists (select 1 from "Session" s where s."customerId" = p."customerId" and s."endedAt" is null
        and s."expiresAt" > ${ctx.now()} and s."liveAt" > ${new Date(ctx.now().getTime() - LIVE_FOR_MS)}) as live
    from "Participant" p join "Customer" c on c.id = p."customerId" join "Enrollment" e on e.id = p."enrollmentId"
    where p."activationId" = ${activationId} and p."noticedAt" is null and p.outcome is null
    order by p.id limit ${BATCH} for update of p`
  if (due.length === 0) return 0
  const gone = due.filter((participant) => participant.gone)
  if (gone.length > 0)
    await tx.participant.updateMany({
      where: { id: { in: gone.map((participant) => participant.id) } },
      data: { outcome: 'rejected', outcomeReason: 'left-before-notice' },
    })
  await ask(
    tx,
    ctx,
    activation,
    due.filter((participant) => !participant.gone),
  )
  const row = await tx.activation.update({
    where: { id: activationId },
    data: { version: { increment: 1 } },
  })
  await tellActivation(tx, row)
  return due.length
}

async function ask(tx: Tx, ctx: Context, activation: Activation, due: Due[]): Promise<void> {
  if (due.length === 0) return
  const gridNow = await readGridNow(tx, ctx.now)
  const clock = { gridNow, speed: await gridSpeed(tx) }
  const termsOf = await loadTerms(
    tx,
    due.map((participant) => participant.programId),
  )
  const items = due.map((participant) => {
    const terms = termsOf(participant.programId, participant.programVersion)
    const part = eventPart(
      ctx.env,
      participant.locale,
      ownEvent(activation, participant),
      participant,
      terms,
      clock,
    )
    const { t } = eventText(ctx.env, participant.locale)
    const intro = t(activation.emergency ? 'notice.introEmergency' : 'notice.intro', {
      program: part.programName,
    })
    return {
      customerId: participant.customerId,
      message: {
        role: 'agent' as const,
        kind: 'notice' as const,
        parts: [{ type: 'text' as const, text: intro }, part],
      },
    }
  })
  const messageIds = await appendMessages(tx, items, ctx.now())
  const ids = due.map((participant) => participant.id)
  const messages = due.map((participant) => messageIds.get(participant.customerId)!)
  await tx.notice.createMany({
    data: due.map((participant, i) => ({
      id: uuidV7(),
      participantId: participant.id,
      activationId: activation.id,
      kind: 'notice',
      channel: 'chat',
      messageId: messages[i]!,
      createdAt: ctx.now(),
    })),
  })
  await tx.$executeRaw`
    update "Participant" p set "noticedAt" = ${gridNow}, "noticeMessageId" = v.message,
      "reachedAt" = case when v.live then ${gridNow}::timestamptz else null end
    from unnest(${ids}::text[], ${messages}::text[], ${due.map((p) => p.live)}::bool[]) as v(id, message, live)
    where p.id = v.id`
}
