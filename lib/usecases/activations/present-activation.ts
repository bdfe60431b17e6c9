import type { Db, Tx } from '@/lib/db/client'
import type { Activation } from '@/lib/db/generated/client'
import { appendOutbox, ROOMS } from '@/lib/db/outbox'
import type { ActivationResult } from '@/lib/domain/activation/activation-result'
import { round1 } from '@/lib/domain/units/load'
import type { ActivationDto, ActivationState, Funnel } from '@/lib/protocol/activation'
import type { PartOf } from '@/lib/protocol/message'

type Counts = Funnel & { activationId: string; simulated: number }

/** Activations as screens and outside programs see them, with their funnels counted now. */
export async function presentActivations(db: Db | Tx, rows: readonly Activation[]): Promise<ActivationDto[]> {
  if (rows.length === 0) return []
  const [counts, transformers] = await Promise.all([
    countFunnels(
      db,
      rows.map((row) => row.id),
    ),
    db.transformer.findMany({
      where: { id: { in: rows.map((row) => row.transformerId) } },
      select: { id: true, name: true },
    }),
  ])
  const names = new Map(transformers.map((transformer) => [transformer.id, transformer.name]))
  return rows.map((row) =>
    present(row, names.get(row.transformerId) ?? row.transformerId, counts.get(row.id)),
  )
}

export async function presentActivation(db: Db | Tx, row: Activation): Promise<ActivationDto> {
  return (await presentActivations(db, [row]))[0]!
}

/** Tells the control room about an activation in the caller's transaction. */
export async function tellActivation(tx: Tx, row: Activation): Promise<ActivationDto> {
  const payload = await presentActivation(tx, row)
  await appendOutbox(tx, { audience: ROOMS.grid, event: 'activation:changed', payload })
  return payload
}

/** asked = has the notice; silent = asked and neither accepted nor declined. */
async function countFunnels(db: Db | Tx, ids: string[]): Promise<Map<string, Counts>> {
  const rows = await db.$queryRaw<Omit<Counts, 'silent'>[]>`
    select "activationId",
      count(*) filter (where "noticedAt" is not null)::int as asked,
      count(*) filter (where "reachedAt" is not null)::int as reached,
      count(*) filter (where state = 'accepted')::int as accepted,
      count(*) filter (where state = 'declined')::int as declined,
      count(*) filter (where simulated)::int as simulated
    from "Participant" where "activationId" = any(${ids}::text[]) group by "activationId"`
  return new Map(
    rows.map((row) => [row.activationId, { ...row, silent: row.asked - row.accepted - row.declined }]),
  )
}

function present(row: Activation, transformerName: string, counts: Counts | undefined): ActivationDto {
  const rounded = (value: number | null) => (value === null ? null : Math.round(value * 100) / 100)
  const { asked = 0, reached = 0, accepted = 0, declined = 0, silent = 0, simulated = 0 } = counts ?? {}
  return {
    id: row.id,
    reference: row.reference,
    alertId: row.alertId,
    recommendationId: row.recommendationId,
    optionId: row.optionId,
    transformerId: row.transformerId,
    transformerName,
    programs: row.programs as ActivationDto['programs'],
    state: row.state as ActivationState,
    emergency: row.emergency,
    startAt: row.startAt.toISOString(),
    endAt: row.endAt.toISOString(),
    funnel: { asked, reached, accepted, declined, silent },
    expectedKw: round1(row.expectedKw),
    lowKw: round1(row.lowKw),
    highKw: round1(row.highKw),
    neededKw: round1(row.neededKw),
    limitKw: round1(row.limitKw),
    baselineKw: rounded(row.baselineKw),
    actualKw: rounded(row.actualKw),
    reductionKw: rounded(row.reductionKw),
    energyKwh: rounded(row.energyKwh),
    reboundKwh: rounded(row.reboundKwh),
    backUnderLimitAt: row.backUnderLimitAt?.toISOString() ?? null,
    overLimit: (row.result as ActivationResult | null)?.overLimit ?? null,
    settlement:
      row.totalMinor === null
        ? null
        : { currency: row.currency, totalMinor: row.totalMinor, customers: row.paidCustomers ?? 0 },
    simulatedCustomers: simulated,
    decidedBy: row.decidedBy,
    decidedAt: row.decidedAt.toISOString(),
    abortedBy: row.abortedBy,
    failure: row.failure,
    objective: row.objective as ActivationDto['objective'],
    targetKw: row.targetKw,
    originalEndAt: row.originalEndAt?.toISOString() ?? null,
    endorsedBy: row.endorsedBy,
    policyId: row.policyId,
    nextStage: row.nextStage as ActivationDto['nextStage'],
    stageOfId: row.stageOfId,
    staggerMinutes: row.staggerMinutes,
    midEventKw: rounded(row.midEventKw),
    reboundPeakKw: rounded(row.reboundPeakKw),
    createdAt: row.createdAt.toISOString(),
    version: row.version,
  }
}

export function activationPart(dto: ActivationDto, summary: string): PartOf<'activation'> {
  return {
    type: 'activation',
    activationId: dto.id,
    alertId: dto.alertId,
    reference: dto.reference,
    transformerId: dto.transformerId,
    state: dto.state,
    startAt: dto.startAt,
    endAt: dto.endAt,
    funnel: dto.funnel,
    expectedKw: dto.expectedKw,
    reductionKw: dto.reductionKw,
    energyKwh: dto.energyKwh,
    backUnderLimitAt: dto.backUnderLimitAt,
    settlement: dto.settlement,
    simulatedCustomers: dto.simulatedCustomers,
    summary,
  }
}
