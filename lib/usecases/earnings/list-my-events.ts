import type { Activation, Participant, Settlement } from '@/lib/db/generated/client'
import { ownEvent } from '@/lib/domain/activation/own-event'
import type { ProgramTerms } from '@/lib/domain/program/terms'
import type { MyEventDto } from '@/lib/protocol/me'
import { requireCustomer } from '../authorize'
import type { Context } from '../context'

export type MyEvent = Participant & { activation: Activation; settlement: Settlement | null }
export type EventPage = { after: { at: Date; id: string } | null; limit: number }

/** The customer's own events that they were told of, newest first. */
export async function listMyEvents(
  ctx: Context,
  page: EventPage = { after: null, limit: 50 },
): Promise<MyEventDto[]> {
  const rows = await loadMyEvents(ctx, page)
  return presentMyEvents(ctx, rows)
}

export async function loadMyEvents(
  ctx: Context,
  page: EventPage = { after: null, limit: 50 },
): Promise<MyEvent[]> {
  const { meterId } = requireCustomer(ctx.actor)
  const { after } = page
  return ctx.db.participant.findMany({
    where: {
      meterId,
      noticedAt: { not: null },
      ...(after
        ? {
            OR: [
              { activation: { startAt: { lt: after.at } } },
              { activation: { startAt: after.at }, activationId: { lt: after.id } },
            ],
          }
        : {}),
    },
    include: { activation: true, settlement: true },
    orderBy: [{ activation: { startAt: 'desc' } }, { activationId: 'desc' }],
    take: page.limit,
  })
}

export async function presentMyEvents(ctx: Context, rows: readonly MyEvent[]): Promise<MyEventDto[]> {
  const { locale } = requireCustomer(ctx.actor)
  if (rows.length === 0) return []
  const versions = await ctx.db.programVersion.findMany({
    where: {
      OR: rows.map((row) => ({ programId: row.programId, version: row.programVersion })),
    },
  })
  const gridNow = await ctx.gridNow()
  const nameOf = (row: MyEvent) => {
    const terms = versions.find((v) => v.programId === row.programId && v.version === row.programVersion)
      ?.terms as unknown as ProgramTerms | undefined
    return terms?.name[locale === 'es' ? 'es' : 'en'] ?? row.programId
  }
  return rows.map((row) => ({
    activationId: row.activationId,
    programName: nameOf(row),
    state: stateOfMyEvent(row, gridNow),
    response: row.state === 'accepted' || row.state === 'declined' ? row.state : 'none',
    startAt: ownEvent(row.activation, row).startAt.toISOString(),
    endAt: ownEvent(row.activation, row).endAt.toISOString(),
    energyKwh: row.settlement ? row.energyKwh : null,
    amountMinor: row.settlement?.totalMinor ?? null,
    currency: row.settlement?.currency ?? row.activation.currency,
    provisional: row.settlement?.state === 'provisional',
  }))
}

/** The event as it stands for this customer, in the words of the event card. */
export function stateOfMyEvent(row: MyEvent, gridNow: Date): string {
  if (row.settlement) return row.settlement.state
  switch (row.activation.state) {
    case 'aborted':
    case 'failed':
      return 'cancelled'
    case 'measuring':
    case 'settled':
      return 'ended'
    case 'active':
      return row.state === 'declined' ? 'declined' : ownState(row, gridNow)
    default:
      return beforeStart(row)
  }
}

/** Of a spread event each lives their own part: others may act before it and after it. */
function ownState(row: MyEvent, gridNow: Date): string {
  const own = ownEvent(row.activation, row)
  if (gridNow < own.startAt) return beforeStart(row)
  return gridNow < own.endAt ? 'live' : 'ended'
}

function beforeStart(row: MyEvent): string {
  return row.state === 'asked' ? 'notice' : row.state
}
