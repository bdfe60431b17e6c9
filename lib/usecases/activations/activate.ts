import type { Tx } from '@/lib/db/client'
import type { Activation, Alert, Prisma, Recommendation, Transformer } from '@/lib/db/generated/client'
import { uuidV7 } from '@/lib/db/uuid-v7'
import { actorName } from '@/lib/domain/actor'
import { AppError } from '@/lib/errors'
import { type ActivationDto, CreateActivationInput } from '@/lib/protocol/activation'
import type { RecommendationOption } from '@/lib/protocol/recommendation'
import { recordAudit } from '@/lib/usecases/audit/record-audit'
import { requireStaff } from '@/lib/usecases/authorize'
import { type Call, type Context, withTransaction } from '@/lib/usecases/context'
import { gridText, roomTime } from '@/lib/usecases/grid-text'
import { closeRecommendation } from '@/lib/usecases/recommendations/close-recommendation'
import { obstacleText } from '@/lib/usecases/recommendations/describe-options'
import { type PlanBasis, recommendationHash } from '@/lib/usecases/recommendations/present-recommendation'
import { type Frozen, freezeParticipants } from './freeze-participants'
import { tellActivation } from './present-activation'
import { sayToStaff } from './say-to-staff'

type Plan = Recommendation & { alert: Alert; transformer: Transformer; option: RecommendationOption }
type Window = { startAt: Date; endAt: Date; gridNow: Date; given: boolean }

/**
 * An operator's yes to one option of one version of a plan. One transaction decides, freezes who will be asked and
 * writes the activation, whose row is the intent the workers carry out. Of two who say yes at once one wins; the
 * other is told who decided.
 */
export async function activate({ ctx, input }: Call<unknown>): Promise<ActivationDto> {
  const staff = requireStaff(ctx.actor, 'operator')
  const wanted = CreateActivationInput.parse(input)
  const plan = await loadPlan(ctx, wanted)
  const window = await windowOf(ctx, plan, wanted)
  return withTransaction(ctx, async (tx) => {
    const approved = await closeRecommendation(
      tx,
      { id: plan.id, version: wanted.version, hash: plan.hash, expiresAt: { gt: ctx.now() } },
      'approved',
      { by: staff.name, at: ctx.now() },
    )
    if (!approved)
      throw whyNot(await tx.recommendation.findUniqueOrThrow({ where: { id: plan.id } }), wanted, ctx)
    const frozen = await freezeParticipants(tx, ctx, plan.option, {
      transformerId: plan.transformerId,
      ...window,
    })
    refuseWhenNobody(ctx, frozen, window)
    const activation = await writeActivation(tx, ctx, plan, window, frozen, staff.name)
    const dto = await tellActivation(tx, activation)
    const text = gridText(ctx.env)('activation.activated', {
      who: staff.name,
      option: plan.option.id,
      reference: plan.reference,
      count: frozen.participants.length,
      from: roomTime(ctx.env, window.startAt, window.gridNow),
      to: roomTime(ctx.env, window.endAt, window.startAt),
    })
    await sayToStaff(tx, ctx, dto, 'progress', text)
    await recordAudit(tx, ctx, 'activation.created', `activation:${activation.id}`, {
      reference: activation.reference,
      plan: plan.reference,
      version: wanted.version,
      hash: plan.hash,
      optionId: plan.option.id,
      participants: frozen.participants.length,
      startAt: window.startAt,
      endAt: window.endAt,
    })
    return dto
  })
}

async function loadPlan(ctx: Context, wanted: CreateActivationInput): Promise<Plan> {
  const row = await ctx.db.recommendation.findUnique({ where: { id: wanted.recommendationId } })
  if (!row) throw new AppError('not-found', 'There is no such recommendation.')
  if (row.state !== 'open' || row.version !== wanted.version || row.expiresAt <= ctx.now())
    throw whyNot(row, wanted, ctx)
  const options = row.options as unknown as RecommendationOption[]
  const option = options.find((one) => one.id === wanted.optionId)
  if (!option) throw new AppError('not-found', `This version of the plan has no option ${wanted.optionId}.`)
  const hash = recommendationHash({
    id: row.id,
    version: row.version,
    transformerId: row.transformerId,
    options,
  })
  if (hash !== row.hash)
    throw new AppError('conflict', 'The plan does not match what was shown. Ask for a new plan.')
  const [alert, transformer] = await Promise.all([
    ctx.db.alert.findUniqueOrThrow({ where: { id: row.alertId } }),
    ctx.db.transformer.findUniqueOrThrow({ where: { id: row.transformerId } }),
  ])
  return { ...row, alert, transformer, option }
}

/** Why a plan cannot be confirmed any more, in words for the one who tried. */
function whyNot(row: Recommendation, wanted: CreateActivationInput, ctx: Context): AppError {
  if (row.state === 'approved' || row.state === 'declined') {
    const values = { decidedBy: row.decidedBy ?? '', decidedAt: row.decidedAt?.toISOString() ?? '' }
    return new AppError(
      'already-decided',
      `${row.decidedBy} has already ${row.state === 'approved' ? 'approved' : 'declined'} plan ${row.reference}.`,
      { values },
    )
  }
  if (row.state === 'expired' || (row.state === 'open' && row.expiresAt <= ctx.now()))
    return new AppError(
      'expired',
      `The confirmation of plan ${row.reference} has expired. Ask for a new plan.`,
    )
  if (row.version !== wanted.version)
    return new AppError(
      'stale-version',
      `Plan ${row.reference} is now version ${row.version}; you confirmed version ${wanted.version}. Look at the new numbers.`,
    )
  return new AppError('conflict', `Plan ${row.reference} is ${row.state}: there is nothing left to confirm.`)
}

async function windowOf(ctx: Context, plan: Plan, wanted: CreateActivationInput): Promise<Window> {
  const gridNow = await ctx.gridNow()
  const leadMs = plan.option.leadMinutes * 60_000
  const startAt = wanted.startAt ? new Date(wanted.startAt) : new Date(gridNow.getTime() + leadMs)
  // A second of grace: the sender computed the same sum a moment earlier.
  if (startAt.getTime() < gridNow.getTime() + leadMs - 1000)
    throw new AppError(
      'unprocessable',
      `Customers of this option need ${plan.option.leadMinutes} minutes of notice: startAt is too soon.`,
      { errors: [{ pointer: '/startAt', detail: 'is too soon' }] },
    )
  if (startAt.getTime() > gridNow.getTime() + 7 * 86_400_000)
    throw new AppError('unprocessable', 'startAt lies more than a week ahead.', {
      errors: [{ pointer: '/startAt', detail: 'is too far ahead' }],
    })
  const basis = plan.basis as unknown as PlanBasis
  const minutes = wanted.durationMinutes ?? plan.alert.expectedDurationMinutes ?? basis.durationMinutes
  const endAt = new Date(startAt.getTime() + minutes * 60_000)
  return { startAt, endAt, gridNow, given: Boolean(wanted.startAt ?? wanted.durationMinutes) }
}

/** A window that somebody chose must suit every program; one that merely moved on leaves out what it must. */
function refuseWhenNobody(ctx: Context, frozen: Frozen, window: Window): void {
  const [dropped] = frozen.dropped
  if (dropped && (window.given || frozen.participants.length === 0)) {
    const reason = obstacleText(ctx.env, dropped)
    throw new AppError(
      'unprocessable',
      `${dropped.name}: ${reason} Ask for a new plan or choose another time.`,
    )
  }
}

async function writeActivation(
  tx: Tx,
  ctx: Context,
  plan: Plan,
  window: Window,
  frozen: Frozen,
  decidedBy: string,
): Promise<Activation> {
  const [number] = await tx.$queryRaw<{ n: bigint }[]>`select nextval('"ActivationReference"') as n`
  const basis = plan.basis as unknown as PlanBasis
  const activation = await tx.activation.create({
    data: {
      id: uuidV7(),
      reference: `A-${number!.n}`,
      alertId: plan.alertId,
      recommendationId: plan.id,
      optionId: plan.option.id,
      transformerId: plan.transformerId,
      state: 'scheduled',
      programs: frozen.programs as unknown as Prisma.InputJsonValue,
      emergency: plan.alert.priority === 1,
      createdGridAt: window.gridNow,
      startAt: window.startAt,
      endAt: window.endAt,
      expectedKw: frozen.expectedKw,
      lowKw: frozen.lowKw,
      highKw: frozen.highKw,
      neededKw: plan.neededKw,
      limitKw: basis.limitKw,
      currency: ctx.env.CURRENCY,
      decidedBy,
      decidedAt: ctx.now(),
      createdAt: ctx.now(),
    },
  })
  await tx.participant.createMany({
    data: frozen.participants.map((customer) => ({
      id: uuidV7(),
      activationId: activation.id,
      meterId: customer.meterId,
      customerId: customer.customerId,
      enrollmentId: customer.enrollmentId,
      programId: customer.programId,
      programVersion: customer.programVersion,
      participation: customer.participation,
      deviceTypes: customer.deviceTypes,
      expectedKw: customer.expectedKw,
      simulated: customer.simulated,
    })),
  })
  await tx.alertEvent.create({
    data: {
      id: uuidV7(),
      alertId: plan.alertId,
      kind: 'activated',
      actor: actorName(ctx.actor),
      data: { activationId: activation.id, reference: activation.reference, optionId: plan.option.id },
      gridAt: window.gridNow,
      at: ctx.now(),
    },
  })
  return activation
}
