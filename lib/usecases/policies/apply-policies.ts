import type { Tx } from '@/lib/db/client'
import type { Alert, Policy, Prisma, Recommendation, Transformer } from '@/lib/db/generated/client'
import { uuidV7 } from '@/lib/db/uuid-v7'
import { actorName } from '@/lib/domain/actor'
import { isOpen } from '@/lib/domain/alert/alert-state'
import { DEFAULT_CONFIDENCE } from '@/lib/domain/plan/plan-options'
import { judgePlan, mayAct, type PolicyCheck } from '@/lib/domain/policy/judge-plan'
import { AppError, isAppError } from '@/lib/errors'
import { PolicyConditions } from '@/lib/protocol/policy'
import type { RecommendationOption } from '@/lib/protocol/recommendation'
import { needsSecondPerson, readApproval } from '@/lib/usecases/activations/approval'
import { confirmOption } from '@/lib/usecases/activations/confirm-option'
import type { Frozen } from '@/lib/usecases/activations/freeze-participants'
import { sayInRoom } from '@/lib/usecases/alarms/escalate-alert'
import { recordAudit } from '@/lib/usecases/audit/record-audit'
import { requireStaffOrSystem } from '@/lib/usecases/authorize'
import { type Context, withTransaction } from '@/lib/usecases/context'
import { messageInBoth, type Say } from '@/lib/usecases/in-both-languages'
import { readAutomation } from './automation'
import { countEventsToday } from './events-today'
import { explainDecision } from './explain-decision'

type Plan = Recommendation & { alert: Alert; transformer: Transformer }

/**
 * Carries out plans under policies that somebody has turned on. Each policy judges each version of a plan once, after
 * the time that people have to decide first; what it decided is kept with every reason. Run by a loop.
 */
export async function applyPolicies(ctx: Context): Promise<number> {
  requireStaffOrSystem(ctx.actor, 'admin')
  const policies = await ctx.db.policy.findMany({
    where: { state: 'on', approvedVersion: { not: null } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  const active = policies.filter((policy) => policy.approvedVersion === policy.version)
  if (active.length === 0 || (await readAutomation(ctx.db)).stopped) return 0
  const open = await ctx.db.recommendation.findMany({
    where: { state: 'open', expiresAt: { gt: ctx.now() } },
    orderBy: { createdAt: 'asc' },
    take: 100,
  })
  let acted = 0
  for (const row of open) if (await judgeAll(ctx, active, row)) acted += 1
  return acted
}

async function judgeAll(ctx: Context, policies: readonly Policy[], row: Recommendation): Promise<boolean> {
  for (const policy of policies) {
    const { waitSeconds } = PolicyConditions.parse(policy.conditions)
    if (ctx.now().getTime() < row.plannedAt.getTime() + waitSeconds * 1000) continue
    const judged = await ctx.db.policyDecision.count({
      where: { policyId: policy.id, recommendationId: row.id, recommendationVersion: row.version },
    })
    if (judged > 0) continue
    if (await judge(ctx, policy, row)) return true
  }
  return false
}

async function judge(ctx: Context, policy: Policy, row: Recommendation): Promise<boolean> {
  const [alert, transformer, approval] = await Promise.all([
    ctx.db.alert.findUniqueOrThrow({ where: { id: row.alertId } }),
    ctx.db.transformer.findUniqueOrThrow({ where: { id: row.transformerId } }),
    readApproval(ctx.db),
  ])
  const plan: Plan = { ...row, alert, transformer }
  const option = (row.options as unknown as RecommendationOption[])[0] ?? null
  const gridNow = await ctx.gridNow()
  const eventsToday = await countEventsToday(ctx.db, ctx, policy.id, gridNow)
  const sized = (expectedKw: number, customers: number) =>
    checksOf(ctx, policy, plan, gridNow, {
      option: option && { expectedKw, customers, pEnough: option.pEnough ?? 0, enough: row.enough },
      eventsToday,
      needsTwo: needsSecondPerson({ fullKw: expectedKw, participants: { length: customers } }, approval),
    })
  const checks = sized(option?.expectedKw ?? 0, customersOf(option))
  if (!option || !mayAct(checks)) {
    await withTransaction(ctx, (tx) => record(tx, ctx, policy, plan, checks, null, gridNow))
    return false
  }
  return act(ctx, policy, plan, option, checks, gridNow)
}

async function act(
  ctx: Context,
  policy: Policy,
  plan: Plan,
  option: RecommendationOption,
  checks: PolicyCheck[],
  gridNow: Date,
): Promise<boolean> {
  const wanted = {
    recommendationId: plan.id,
    optionId: option.id,
    version: plan.version,
    objective: 'option' as const,
    staggerMinutes: 0,
    nextStage: 'ask' as const,
  }
  let refused = checks
  try {
    await confirmOption(ctx, wanted, {
      by: `policy “${policy.name}”`,
      staff: null,
      policyId: policy.id,
      guard: async (tx, frozen) => {
        // The policy's row orders two that would act at once, and shows whether it was turned off a moment ago.
        await tx.$queryRaw`select 1 from "Policy" where id = ${policy.id} for update`
        const now = await tx.policy.findUniqueOrThrow({ where: { id: policy.id } })
        const off = now.state !== 'on' || now.version !== policy.version || (await readAutomation(tx)).stopped
        if (off) throw new AppError('conflict', 'The policy was turned off.', { values: { policy: 'off' } })
        const eventsToday = await countEventsToday(tx, ctx, policy.id, gridNow)
        refused = checksOf(ctx, policy, plan, gridNow, {
          option: {
            expectedKw: frozen.expectedKw,
            customers: frozen.participants.length,
            ...sureOf(option, plan, frozen),
          },
          eventsToday,
          needsTwo: needsSecondPerson(frozen, await readApproval(tx)),
        })
        if (!mayAct(refused))
          throw new AppError('conflict', 'A condition does not hold.', { values: { policy: 'no' } })
      },
      record: (tx, activation) => record(tx, ctx, policy, plan, refused, activation.id, gridNow),
    })
    return true
  } catch (error) {
    // A person decided a moment ago, or the plan is another one now: theirs stands and nothing is to be explained.
    if (!isAppError(error)) throw error
    if (error.extra.values?.policy === 'no')
      await withTransaction(ctx, (tx) => record(tx, ctx, policy, plan, refused, null, gridNow))
    return false
  }
}

/** What the plan says holds for all that it calls; where fewer can be called by now it is worked out for those. */
function sureOf(
  option: RecommendationOption,
  plan: Plan,
  frozen: Frozen,
): { pEnough: number; enough: boolean } {
  const asPlanned = frozen.participants.length >= customersOf(option)
  if (asPlanned) return { pEnough: option.pEnough ?? 0, enough: plan.enough }
  return { pEnough: frozen.pEnough, enough: plan.enough && frozen.pEnough >= DEFAULT_CONFIDENCE }
}

function checksOf(
  ctx: Context,
  policy: Policy,
  { alert, transformer }: Plan,
  gridNow: Date,
  rest: Pick<Parameters<typeof judgePlan>[1], 'option' | 'eventsToday' | 'needsTwo'>,
): PolicyCheck[] {
  const { observedAt } = transformer
  return judgePlan(PolicyConditions.parse(policy.conditions), {
    ...rest,
    alert: {
      kind: alert.kind,
      priority: alert.priority,
      predicted: alert.predicted,
      standing: isOpen(alert) && !alert.shelvedUntil && !alert.suppressRuleId && !alert.staleSince,
      transformerId: transformer.id,
      feederId: transformer.feederId,
    },
    readingMinutes: observedAt === null ? null : (gridNow.getTime() - observedAt.getTime()) / 60_000,
    gridNow,
    timeZone: ctx.env.TIME_ZONE,
  })
}

function customersOf(option: RecommendationOption | null): number {
  return option?.programs.reduce((sum, program) => sum + program.participants, 0) ?? 0
}

/** One row for a policy and a version of a plan, in the log, on the alert's timeline and in the room's chat. */
async function record(
  tx: Tx,
  ctx: Context,
  policy: Policy,
  plan: Plan,
  checks: PolicyCheck[],
  activationId: string | null,
  gridNow: Date,
): Promise<void> {
  const explain: Say = ({ env }) => explainDecision(env, policy.name, plan, checks, activationId !== null)
  const { message: explanation, messageEs: explanationEs } = messageInBoth(ctx, explain)
  const { count } = await tx.policyDecision.createMany({
    data: {
      id: uuidV7(),
      policyId: policy.id,
      policyVersion: policy.version,
      recommendationId: plan.id,
      recommendationVersion: plan.version,
      alertId: plan.alertId,
      acted: activationId !== null,
      reasons: checks as unknown as Prisma.InputJsonValue,
      explanation,
      explanationEs,
      activationId,
      gridAt: gridNow,
      createdAt: ctx.now(),
    },
    skipDuplicates: true,
  })
  if (count === 0) return
  await tx.alertEvent.create({
    data: {
      id: uuidV7(),
      alertId: plan.alertId,
      kind: activationId ? 'policy-acted' : 'policy-held',
      actor: actorName(ctx.actor),
      data: {
        policyId: policy.id,
        policy: policy.name,
        explanation,
        explanationEs,
        ...(activationId ? { activationId } : {}),
      },
      gridAt: gridNow,
      at: ctx.now(),
    },
  })
  await sayInRoom(tx, ctx, { id: plan.alertId }, explain)
  await recordAudit(tx, ctx, activationId ? 'policy.acted' : 'policy.held', `policy:${policy.id}`, {
    version: policy.version,
    approvedBy: policy.approvedBy,
    plan: plan.reference,
    planVersion: plan.version,
    checks: checks.map(({ code, ok, values }) => ({ code, ok, values })),
    ...(activationId ? { activationId } : {}),
  })
}
