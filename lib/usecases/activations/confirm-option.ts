import type { Tx } from '@/lib/db/client'
import type { Actor } from '@/lib/domain/actor'
import { AppError } from '@/lib/errors'
import type { ActivationDto, CreateActivationInput } from '@/lib/protocol/activation'
import { recordAudit } from '@/lib/usecases/audit/record-audit'
import { type Context, withTransaction } from '@/lib/usecases/context'
import { gridText, roomTime } from '@/lib/usecases/grid-text'
import { inOwnLanguage, type Say, saidInBoth } from '@/lib/usecases/in-both-languages'
import { closeRecommendation } from '@/lib/usecases/recommendations/close-recommendation'
import { obstacleText } from '@/lib/usecases/recommendations/describe-options'
import { needsSecondPerson, readApproval, takeSecondApproval } from './approval'
import { type EventWindow, eventWindow, windowProblem } from './event-window'
import { type Frozen, freezeParticipants } from './freeze-participants'
import { loadPlanChoice, type PlanChoice, whyNotConfirmed } from './plan-choice'
import { tellActivation } from './present-activation'
import { sayToStaff } from './say-to-staff'
import { writeActivation } from './write-activation'

export type Confirmer = {
  /** As it stands in the records */
  by: string
  /** Null when a policy decides, which no second person can follow */
  staff: Extract<Actor, { kind: 'staff' }> | null
  policyId: string | null
  /** The activation whose next stage this is */
  stageOfId?: string
  /** Runs in the deciding transaction, before anything is written: refuses by throwing */
  guard?: (tx: Tx, frozen: Frozen) => Promise<void>
  /** Runs in the deciding transaction, after the activation is there */
  record?: (tx: Tx, activation: ActivationDto) => Promise<void>
}

/**
 * One transaction decides, freezes who will be asked and writes the activation. The plan's row lock orders those who
 * decide at once; the one who comes late is told who decided. Above the configured size the first yes waits for a second.
 */
export async function confirmOption(
  ctx: Context,
  wanted: CreateActivationInput,
  confirmer: Confirmer,
): Promise<ActivationDto> {
  const plan = await loadPlanChoice(ctx, wanted)
  const window = eventWindow(plan, wanted, await ctx.gridNow())
  const problem = windowProblem(plan, window)
  if (problem) throw problem
  const done = await withTransaction(ctx, (tx) => decide(tx, ctx, plan, window, wanted, confirmer))
  if (done) return done
  throw new AppError(
    'approval-required',
    `Your yes to option ${plan.option.id} of plan ${plan.reference} is kept. At this size a second person must approve it too: an approver, before ${roomTime(ctx.env, plan.expiresAt)}.`,
  )
}

/** Null when the yes was kept as the first of two. */
async function decide(
  tx: Tx,
  ctx: Context,
  plan: PlanChoice,
  window: EventWindow,
  wanted: CreateActivationInput,
  confirmer: Confirmer,
): Promise<ActivationDto | null> {
  await tx.$queryRaw`select 1 from "Recommendation" where id = ${plan.id} for update`
  const row = await tx.recommendation.findUniqueOrThrow({ where: { id: plan.id } })
  const valid = row.state === 'open' && row.version === wanted.version && row.hash === plan.hash
  if (!valid || row.expiresAt <= ctx.now()) throw whyNotConfirmed(row, wanted, ctx)
  const frozen = await freezeParticipants(tx, ctx, plan, window, wanted)
  refuseWhenNobody(ctx, frozen, window)
  await confirmer.guard?.(tx, frozen)
  let endorsedBy: string | null = null
  if (needsSecondPerson(frozen, await readApproval(tx))) {
    if (!confirmer.staff)
      throw new AppError('approval-required', 'At this size two people must approve: no policy may act.')
    endorsedBy = await takeSecondApproval(tx, ctx, row, { ...plan, ...row }, confirmer.staff)
    if (!endorsedBy) return null
  }
  const { startAt } = window
  const { endAt } = frozen
  const moved: Say = ({ env }) =>
    gridText(env)('confirm.moved', {
      from: roomTime(env, startAt, window.gridNow),
      to: roomTime(env, endAt, startAt),
    })
  const agreed = {
    choice: wanted,
    instead: saidInBoth(ctx, (spoken) => insteadText(spoken, wanted, confirmer.by)),
    startAt,
    endAt,
    moved: saidInBoth(ctx, moved),
  }
  const decided = { by: confirmer.by, at: ctx.now(), agreed }
  await closeRecommendation(tx, { id: plan.id, version: wanted.version }, 'approved', decided)
  const activation = await writeActivation(tx, ctx, plan, window, frozen, {
    decidedBy: confirmer.by,
    objective: wanted.objective,
    targetKw: frozen.targetKw,
    endorsedBy,
    policyId: confirmer.policyId,
    nextStage: wanted.nextStage,
    stageOfId: confirmer.stageOfId ?? null,
  })
  const dto = await tellActivation(tx, activation)
  const key = endorsedBy ? 'activation.activatedByTwo' : 'activation.activated'
  await sayToStaff(tx, ctx, dto, 'progress', ({ env }) =>
    gridText(env)(key as 'activation.activatedByTwo', {
      who: confirmer.by,
      first: endorsedBy ?? '',
      option: plan.option.id,
      reference: plan.reference,
      count: frozen.participants.length,
      from: roomTime(env, window.startAt, window.gridNow),
      to: roomTime(env, frozen.endAt, window.startAt),
      spread: activation.staggerMinutes,
    }),
  )
  await confirmer.record?.(tx, dto)
  await recordAudit(tx, ctx, 'activation.created', `activation:${activation.id}`, {
    reference: activation.reference,
    plan: plan.reference,
    version: wanted.version,
    hash: plan.hash,
    optionId: plan.option.id,
    objective: wanted.objective,
    participants: frozen.participants.length,
    startAt: window.startAt,
    endAt: frozen.endAt,
    ...(activation.staggerMinutes ? { staggerMinutes: activation.staggerMinutes } : {}),
    ...(endorsedBy ? { endorsedBy } : {}),
    ...(confirmer.policyId ? { policyId: confirmer.policyId } : {}),
    ...(wanted.nextStage === 'automatic' ? { nextStage: wanted.nextStage } : {}),
    ...(confirmer.stageOfId ? { stageOfId: confirmer.stageOfId } : {}),
  })
  return dto
}

/** What a card that had shown another option, size or time says of what was approved. */
function insteadText(ctx: Context, wanted: CreateActivationInput, who: string): string {
  const t = gridText(ctx.env)
  const what = t('confirm.agreed', {
    option: wanted.optionId,
    size: wanted.objective === 'to-limit' ? 'toLimit' : wanted.objective,
    kw: wanted.targetKw ?? 0,
    from: wanted.startAt ? roomTime(ctx.env, new Date(wanted.startAt)) : 'none',
    minutes: wanted.durationMinutes ?? 0,
  })
  return t('confirm.instead', { who, what })
}

/** A window that somebody chose must suit every program; one that merely moved on leaves out what it must. */
function refuseWhenNobody(ctx: Context, frozen: Frozen, window: EventWindow): void {
  const [dropped] = frozen.dropped
  if (dropped && (window.given || frozen.participants.length === 0)) {
    const reason = obstacleText(inOwnLanguage(ctx).env, dropped)
    throw new AppError(
      'unprocessable',
      `${dropped.name}: ${reason} Ask for a new plan or choose another time.`,
    )
  }
}
