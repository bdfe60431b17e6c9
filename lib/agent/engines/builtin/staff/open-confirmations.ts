import type { Turn } from '@/lib/agent/turn'
import type { Recommendation } from '@/lib/db/generated/client'
import type { Part } from '@/lib/protocol/message'
import { minutesSince } from './local-time'
import { optionsOf } from './pick-option'
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

/** As above among those that can be agreed to: a plan that nobody can be called for waits for no yes. */
export async function confirmationMeant(
  turn: Turn,
  transformerId: string | undefined,
  command?: Command,
): Promise<OpenPlan | OpenPlan[] | null> {
  const meant = await planMeant(turn, transformerId, command)
  const plans = (meant === null ? [] : [meant].flat()).filter((plan) => optionsOf(plan).length > 0)
  return plans.length > 1 ? plans : (plans[0] ?? null)
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
    minutes: minutesSince(ctx.now(), last.decidedAt),
  }
  if (last.state === 'open' && last.expiresAt > ctx.now())
    return t('staff.noOptionLeft', { transformer: last.transformerId })
  const after = { approved: 'alreadyApproved', declined: 'alreadyDeclined', withdrawn: 'withdrawn' } as const
  const why = t(`staff.${after[last.state as keyof typeof after] ?? 'expired'}`, facts)
  return command?.plan || transformerId ? why : `${t('staff.nothingPending')} ${why}`
}

/**
 * Where the newest card of this very version stands in the conversation; 0 when there is none. A card after the words of a
 * yes was not before its author's eyes: the place decides, so that a slow agent changes nothing.
 */
export async function cardSeq(turn: Turn, plan: OpenPlan): Promise<number> {
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
  // An earlier card of this version was seen, whatever was put up after it.
  return shown.find(({ seq }) => seq < turn.seq)?.seq ?? shown[0]?.seq ?? 0
}

/** The plan that was decided or ran out last, for those who ask why afterwards; null when that is long ago. */
export async function lastPlan(
  turn: Turn,
  transformerId: string | undefined,
  command?: Command,
): Promise<OpenPlan | null> {
  const { db, now } = turn.ctx
  if (!command?.plan && !transformerId && (await standsElsewhere(turn))) return null
  const row = await db.recommendation.findFirst({
    where: {
      ...(command?.plan
        ? { reference: command.plan }
        : { plannedAt: { gt: new Date(now().getTime() - 2 * RECENT_MS) } }),
      ...(transformerId ? { transformerId } : {}),
    },
    orderBy: { plannedAt: 'desc' },
  })
  if (!row) return null
  const transformer = await db.transformer.findUnique({
    where: { id: row.transformerId },
    select: { name: true },
  })
  return { ...row, transformerName: transformer?.name ?? row.transformerId }
}

/** An alert without any plan yet: "why" may be about that one. */
async function standsElsewhere({ ctx }: Turn): Promise<boolean> {
  const alerts = await ctx.db.alert.findMany({
    where: { state: { in: ['active', 'acknowledged'] }, clearedAt: null, transformerId: { not: null } },
    select: { id: true },
    take: 50,
  })
  const planned = await ctx.db.recommendation.findMany({
    where: { alertId: { in: alerts.map((one) => one.id) } },
    select: { alertId: true },
  })
  return alerts.some((one) => !planned.some((plan) => plan.alertId === one.id))
}
