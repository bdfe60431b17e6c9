import type { Tx } from '@/lib/db/client'
import type { Prisma, Recommendation } from '@/lib/db/generated/client'
import { appendOutbox, ROOMS } from '@/lib/db/outbox'
import { uuidV7 } from '@/lib/db/uuid-v7'
import { CONFIRM_FOR_MS } from '@/lib/domain/recommendation/recommendation-state'
import { round1 } from '@/lib/domain/units/load'
import { AppError } from '@/lib/errors'
import { recordOnAlert } from '@/lib/usecases/alerts/record-on-alert'
import type { Context } from '@/lib/usecases/context'
import { appendMessage } from '@/lib/usecases/conversations/append-message'
import { ensureStaffConversation } from '@/lib/usecases/conversations/ensure-conversation'
import { markConfirmations } from './mark-confirmations'
import { type PlanChange, planMessages } from './plan-messages'
import type { PreparedPlan } from './prepare-plan'
import { presentRecommendation, recommendationHash } from './present-recommendation'

/**
 * Writes a prepared plan as the transformer's one open recommendation (a new version when there is one already) and
 * shows it in the control room: options, recommendation, confirmation. Older confirmations are superseded.
 */
export async function publishPlan(
  tx: Tx,
  ctx: Context,
  plan: PreparedPlan,
  current: Recommendation | null,
  why: PlanChange = 'changed',
): Promise<Recommendation> {
  const row = current ? await refresh(tx, ctx, plan, current) : await create(tx, ctx, plan)
  if (current) {
    const cards = { id: row.id, alertIds: [current.alertId, row.alertId] }
    await markConfirmations(tx, cards, { state: 'superseded', exceptVersion: row.version })
  }
  const { id: conversationId } = await ensureStaffConversation(tx)
  const change = { refreshed: current ? why : (false as const), neededBefore: current?.neededKw }
  for (const message of planMessages(ctx, plan, row, change))
    await appendMessage(tx, conversationId, { ...message, role: 'agent', alertId: row.alertId })
  await recordOnAlert(tx, ctx, row.alertId, planned(plan, row, current !== null))
  await appendOutbox(tx, {
    audience: ROOMS.grid,
    event: 'recommendation:changed',
    payload: presentRecommendation(row),
  })
  return row
}

/** For the alert's timeline: which plan, and what its first option comes to. */
function planned(plan: PreparedPlan, row: Recommendation, again: boolean) {
  const [best] = plan.options
  const gives = best && { optionId: best.id, expectedKw: best.expectedKw, pEnough: best.pEnough }
  return {
    kind: again ? 'replanned' : 'planned',
    data: { reference: row.reference, version: row.version, neededKw: round1(plan.neededKw), ...gives },
    gridAt: new Date(plan.basis.gridAt),
  }
}

function values(ctx: Context, plan: PreparedPlan, id: string, version: number) {
  const now = ctx.now()
  return {
    version,
    neededKw: plan.neededKw,
    enough: plan.enough,
    missingKw: plan.missingKw,
    options: plan.options as unknown as Prisma.InputJsonValue,
    excluded: plan.excluded as unknown as Prisma.InputJsonValue,
    basis: plan.basis as unknown as Prisma.InputJsonValue,
    hash: recommendationHash({ id, version, transformerId: plan.transformer.id, options: plan.options }),
    plannedAt: now,
    expiresAt: new Date(now.getTime() + CONFIRM_FOR_MS),
  }
}

async function create(tx: Tx, ctx: Context, plan: PreparedPlan): Promise<Recommendation> {
  const [number] = await tx.$queryRaw<{ n: bigint }[]>`select nextval('"RecommendationReference"') as n`
  const id = uuidV7()
  return tx.recommendation.create({
    data: {
      id,
      reference: `P-${number!.n}`,
      alertId: plan.alert.id,
      transformerId: plan.transformer.id,
      state: 'open',
      createdAt: ctx.now(),
      ...values(ctx, plan, id, 1),
    },
  })
}

async function refresh(
  tx: Tx,
  ctx: Context,
  plan: PreparedPlan,
  current: Recommendation,
): Promise<Recommendation> {
  const rows = await tx.recommendation.updateManyAndReturn({
    where: { id: current.id, version: current.version, state: 'open' },
    data: { ...values(ctx, plan, current.id, current.version + 1), alertId: plan.alert.id },
  })
  if (!rows[0])
    throw new AppError('conflict', 'The plan was decided or refreshed a moment ago. Look at it again.')
  return rows[0]
}
