import type { Activation } from '@/lib/db/generated/client'
import type { ActivationResult } from '@/lib/domain/activation/activation-result'
import { maskMeterId } from '@/lib/domain/meter-id'
import { round1 } from '@/lib/domain/units/load'
import { AppError } from '@/lib/errors'
import type { ActivationDto } from '@/lib/protocol/activation'
import type { ActivationHome, ActivationHomes } from '@/lib/protocol/activation-homes'
import { requireScopeOrStaff } from '@/lib/usecases/authorize'
import type { Call, Context } from '@/lib/usecases/context'
import { measureGroup } from './measure-group'

/** Everyone asked in an activation with what came of it, the delivery of notices, and their load together. */
export async function readActivationHomes({
  ctx,
  input,
}: Call<{ activationId: string }>): Promise<ActivationHomes> {
  requireScopeOrStaff(ctx.actor, 'grid:read')
  const activation = await ctx.db.activation.findUnique({ where: { id: input.activationId } })
  if (!activation) throw new AppError('not-found', 'There is no such activation.')
  const [homes, delivery, curve] = await Promise.all([
    readHomes(ctx, activation),
    readDelivery(ctx, activation.id),
    readCurve(ctx, activation),
  ])
  return { homes, delivery, curve }
}

async function readHomes(ctx: Context, activation: Activation): Promise<ActivationHome[]> {
  const [rows, notices] = await Promise.all([
    ctx.db.participant.findMany({
      where: { activationId: activation.id },
      include: { settlement: { select: { totalMinor: true } } },
      orderBy: [{ programId: 'asc' }, { id: 'asc' }],
    }),
    ctx.db.notice.findMany({
      where: { activationId: activation.id, kind: 'notice' },
      select: { participantId: true, channel: true },
    }),
  ])
  const channels = Map.groupBy(notices, (notice) => notice.participantId)
  const names = new Map(
    (activation.programs as ActivationDto['programs']).map((program) => [program.programId, program.name]),
  )
  return rows.map((row) => ({
    id: row.id,
    meter: maskMeterId(row.meterId),
    programId: row.programId,
    programName: names.get(row.programId) ?? row.programId,
    participation: row.participation as ActivationHome['participation'],
    channels: (channels.get(row.id) ?? []).map((notice) => notice.channel).sort(),
    state: row.state as ActivationHome['state'],
    startAt: row.startAt?.toISOString() ?? null,
    endAt: row.endAt?.toISOString() ?? null,
    noticedAt: row.noticedAt?.toISOString() ?? null,
    reachedAt: row.reachedAt?.toISOString() ?? null,
    respondedAt: row.respondedAt?.toISOString() ?? null,
    overriddenAt: row.overriddenAt?.toISOString() ?? null,
    outcome: row.outcome,
    outcomeReason: row.outcomeReason,
    simulated: row.simulated,
    expectedKw: hundredth(row.expectedKw),
    baselineKw: row.baselineKw === null ? null : hundredth(row.baselineKw),
    actualKw: row.actualKw === null ? null : hundredth(row.actualKw),
    reductionKw: row.reductionKw === null ? null : hundredth(row.reductionKw),
    energyKwh: row.energyKwh === null ? null : hundredth(row.energyKwh),
    amountMinor: row.settlement?.totalMinor ?? null,
  }))
}

async function readDelivery(ctx: Context, activationId: string): Promise<ActivationHomes['delivery']> {
  return ctx.db.$queryRaw<ActivationHomes['delivery']>`
    select n.channel, count(*)::int as sent,
      count(*) filter (where n."deliveredAt" is not null or p."reachedAt" is not null)::int as delivered,
      count(*) filter (where n.state = 'failed')::int as failed
    from "Notice" n join "Participant" p on p.id = n."participantId"
    where n."activationId" = ${activationId} and n.kind = 'notice' group by n.channel order by n.channel`
}

/** From an hour before the event to an hour after it; the same readings and like days as the settlement. */
async function readCurve(ctx: Context, activation: Activation): Promise<ActivationHomes['curve']> {
  if (!['active', 'measuring', 'settled'].includes(activation.state)) return []
  const group = await measureGroup(ctx, activation)
  if (group.participants.length === 0) return []
  const adjustment = (activation.result as ActivationResult | null)?.adjustment ?? 1
  const charts = group.participants.map((participant) => group.chartOf(participant.meterId, adjustment))
  const start = charts[0]!.startAt.getTime()
  return charts[0]!.usualKw.map((_, i) => ({
    at: new Date(start + i * 15 * 60_000).toISOString(),
    baselineKw: total(charts.map((chart) => chart.usualKw[i] ?? null)),
    actualKw: total(charts.map((chart) => chart.yourKw[i] ?? null)),
  }))
}

/** A sum needs every home: with one missing it would look like a reduction. */
function total(values: (number | null)[]): number | null {
  let sum = 0
  for (const value of values) {
    if (value === null) return null
    sum += value
  }
  return round1(sum)
}

function hundredth(value: number): number {
  return Math.round(value * 100) / 100
}
