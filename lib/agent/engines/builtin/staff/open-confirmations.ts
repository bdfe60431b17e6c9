import type { Turn } from '@/lib/agent/turn'
import type { Recommendation } from '@/lib/db/generated/client'
import type { Part } from '@/lib/protocol/message'
import { clockTime } from './local-time'
import type { Command } from './read-command'

export type OpenPlan = Recommendation & { transformerName: string }

/** How long ago a plan may have been decided or expired to be what a late yes was meant for (wall time). */
const RECENT_MS = 30 * 60_000
const MOST_CARDS = 10

/** Plans that wait for a yes, oldest first. */
export async function openPlans(turn: Turn): Promise<OpenPlan[]> {
  const { db, now } = turn.ctx
  const rows = await db.recommendation.findMany({
    where: { state: 'open', expiresAt: { gt: now() } },
    orderBy: { createdAt: 'asc' },
  })
  const names = await db.transformer.findMany({
    where: { id: { in: rows.map((row) => row.transformerId) } },
    select: { id: true, name: true },
  })
  return rows.map((row) => ({
    ...row,
    transformerName: names.find((one) => one.id === row.transformerId)?.name ?? row.transformerId,
  }))
}

/** The one plan meant: by its name or its transformer's, else the only one open. Null is none, a list is "which one?". */
export async function planMeant(
  turn: Turn,
  transformerId: string | undefined,
  command?: Command,
): Promise<OpenPlan | OpenPlan[] | null> {
  const open = await openPlans(turn)
  const named = open
    .filter((plan) => !command?.plan || plan.reference === command.plan)
    .filter((plan) => !transformerId || plan.transformerId === transformerId)
  if (named.length === 1) return named[0]!
  return named.length > 1 ? named : null
}

/** Why there is nothing to say yes to: it expired, or somebody decided; else that nothing waits. */
export async function nothingToConfirm(
  turn: Turn,
  transformerId: string | undefined,
  command?: Command,
): Promise<string> {
  const { t, ctx } = turn
  const since = new Date(ctx.now().getTime() - RECENT_MS)
  const last = await ctx.db.recommendation.findFirst({
    where: {
      ...(command?.plan ? { reference: command.plan } : {}),
      ...(transformerId ? { transformerId } : {}),
      OR: [{ decidedAt: { gt: since } }, { expiresAt: { gt: since } }],
    },
    orderBy: { plannedAt: 'desc' },
  })
  if (!last)
    return t(command?.plan ? 'staff.noSuchPlan' : 'staff.nothingPending', { plan: command?.plan ?? '' })
  const facts = {
    plan: last.reference,
    who: last.decidedBy ?? '',
    at: last.decidedAt ? clockTime(turn, last.decidedAt) : '',
  }
  if (last.state === 'approved') return t('staff.alreadyApproved', facts)
  if (last.state === 'declined') return t('staff.alreadyDeclined', facts)
  if (last.state === 'withdrawn') return t('staff.withdrawn', facts)
  return t('staff.expired', facts)
}

/**
 * True when this very version was put up only after the words were sent: whoever said yes had another one before them.
 * The place in the conversation decides, so that a slow agent changes nothing.
 */
export async function unseenVersion(turn: Turn, plan: OpenPlan): Promise<boolean> {
  const cards = await turn.ctx.db.message.findMany({
    where: { conversationId: turn.conversationId, kind: 'confirmation', alertId: plan.alertId },
    orderBy: { seq: 'desc' },
    take: MOST_CARDS,
    select: { seq: true, parts: true },
  })
  const shown = cards.filter(({ parts }) =>
    (parts as unknown as Part[]).some(
      (part) => part.type === 'confirm' && part.recommendationId === plan.id && part.version === plan.version,
    ),
  )
  return shown.length > 0 && shown.every(({ seq }) => seq > turn.seq)
}
