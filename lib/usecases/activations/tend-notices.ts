import type { Activation } from '@/lib/db/generated/client'
import type { ActivationResult } from '@/lib/domain/activation/activation-result'
import { outsideFrom, remindFrom } from '@/lib/domain/activation/notice-times'
import { requireStaffOrSystem } from '@/lib/usecases/authorize'
import type { Context } from '@/lib/usecases/context'
import { changeEventCards } from './change-event-cards'
import { eachBatch } from './each-batch'
import { tellOutside } from './outside-notices'
import { remindParticipants } from './remind-participants'
import { endedCard, startedCard } from './started-card'
import { stillIn } from './still-in'
import { syncNotices } from './sync-notices'
import { tellExtension } from './tell-extension'

const DAY_MS = 86_400_000

/**
 * What customers are told about running events beside the notice itself: by phone or mail when they are not here,
 * a reminder, the start, a later end, a call-off. Each has a unique notice row, so a second run tells nobody twice.
 */
export async function tendNotices(ctx: Context): Promise<void> {
  requireStaffOrSystem(ctx.actor, 'admin')
  const gridNow = await ctx.gridNow()
  const rows = await ctx.db.activation.findMany({
    where: {
      OR: [
        { state: { in: ['notifying', 'active'] } },
        { state: 'aborted', createdGridAt: { gt: new Date(gridNow.getTime() - DAY_MS) } },
      ],
    },
    orderBy: { startAt: 'asc' },
    take: 200,
  })
  for (const row of rows) {
    if (row.extensions > row.extensionsTold && row.state !== 'aborted') await tellExtension(ctx, row)
    if (row.state === 'notifying') await beforeStart(ctx, row, gridNow)
    else if (row.state === 'active') {
      if (row.staggerMinutes > 0) {
        await beforeStart(ctx, row, gridNow)
        await moveCards(ctx, row, gridNow)
      }
      await sinceStart(ctx, row, gridNow)
    } else if ((row.result as ActivationResult | null)?.kind === 'called-off')
      await afterCallOff(ctx, row, gridNow)
  }
  await syncNotices(ctx)
}

/** Where starts are spread, what is late still goes out to those whose own start is to come. */
async function beforeStart(ctx: Context, row: Activation, gridNow: Date): Promise<void> {
  if (gridNow.getTime() >= row.startAt.getTime() + row.staggerMinutes * 60_000) return
  const waits = { OR: [{ startAt: null }, { startAt: { gt: gridNow } }] }
  const event = { noticedAt: row.createdGridAt, startAt: row.startAt }
  if (gridNow >= outsideFrom(event))
    await tellOutside(ctx, row, {
      kind: 'notice',
      where: { state: 'asked', reachedAt: null, ...waits },
      until: (own) => own.startAt,
    })
  const remindAt = remindFrom(event)
  if (!remindAt || gridNow < remindAt) return
  await remindParticipants(ctx, row, waits)
  await tellOutside(ctx, row, {
    kind: 'reminder',
    where: { state: { not: 'declined' }, ...waits },
    after: { kind: 'reminder', channel: 'chat', state: 'sent' },
    until: (own) => own.startAt,
  })
}

/** In a spread event each card goes live, and ends, at its own time. */
async function moveCards(ctx: Context, row: Activation, gridNow: Date): Promise<void> {
  await eachBatch(ctx, row.id, { state: { not: 'declined' } }, async (tx, batch) => {
    await changeEventCards(
      tx,
      batch.map((participant) => participant.noticeMessageId),
      (card) => endedCard(startedCard(card, gridNow), gridNow),
      ctx.now(),
    )
  })
}

/** Who said yes, or whose devices act, hears of the start and of a later end while they may still do something. */
async function sinceStart(ctx: Context, row: Activation, gridNow: Date): Promise<void> {
  const takesPart = { OR: [{ state: 'accepted' }, { state: 'asked', participation: 'opt-out' }] }
  const hasBegun = { OR: [{ startAt: null }, { startAt: { lte: gridNow } }] }
  await tellOutside(ctx, row, {
    kind: 'start',
    where: { AND: [takesPart, hasBegun] },
    until: (own) => new Date((own.startAt.getTime() + own.endAt.getTime()) / 2),
  })
  if (row.extensionsTold > 0)
    await tellOutside(ctx, row, {
      kind: `extended:${row.extensionsTold}`,
      where: { AND: [takesPart, stillIn(gridNow)] },
      until: (own) => own.endAt,
      correction: true,
    })
}

/** Who got a text or mail about it gets one that it is off. */
async function afterCallOff(ctx: Context, row: Activation, gridNow: Date): Promise<void> {
  if (gridNow >= row.endAt) return
  await tellOutside(ctx, row, {
    kind: 'cancelled',
    where: {},
    after: {
      channel: { in: ['sms', 'email'] },
      state: { in: ['queued', 'sent'] },
      kind: { not: 'cancelled' },
    },
    until: (own) => own.endAt,
    correction: true,
  })
}
