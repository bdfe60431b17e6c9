import { hasRole } from '@/lib/domain/actor'
import { csvLine } from '@/lib/domain/csv-line'
import { maskMeterId } from '@/lib/domain/meter-id'
import { AppError } from '@/lib/errors'
import { requireScopeOrStaff } from '@/lib/usecases/authorize'
import type { Call } from '@/lib/usecases/context'

const HEADER = [
  'meter',
  'program',
  'programVersion',
  'state',
  'outcome',
  'simulated',
  'askedAt',
  'reachedAt',
  'answeredAt',
  'overriddenAt',
  'expectedKw',
  'baselineKw',
  'actualKw',
  'reductionKw',
  'energyKwh',
  'amountMinor',
  'currency',
  'startAt',
  'endAt',
]

/** Who was asked in an activation and what came of it, as CSV. Meter ids are whole for approvers alone. */
export async function exportParticipants({ ctx, input }: Call<{ activationId: string }>): Promise<string> {
  requireScopeOrStaff(ctx.actor, 'grid:read')
  const activation = await ctx.db.activation.findUnique({ where: { id: input.activationId } })
  if (!activation) throw new AppError('not-found', 'There is no such activation.')
  const rows = await ctx.db.participant.findMany({
    where: { activationId: activation.id },
    include: { settlement: true },
    orderBy: [{ programId: 'asc' }, { id: 'asc' }],
  })
  const whole = hasRole(ctx.actor, 'approver')
  const lines = rows.map((row) =>
    csvLine([
      whole ? row.meterId : maskMeterId(row.meterId),
      row.programId,
      row.programVersion,
      row.state,
      row.outcome,
      row.simulated,
      row.noticedAt,
      row.reachedAt,
      row.respondedAt,
      row.overriddenAt,
      ...[row.expectedKw, row.baselineKw, row.actualKw, row.reductionKw, row.energyKwh].map(
        (value) => value?.toFixed(3) ?? null,
      ),
      row.settlement?.totalMinor ?? null,
      row.settlement?.currency ?? null,
      row.startAt ?? activation.startAt,
      row.endAt ?? activation.endAt,
    ]),
  )
  return [csvLine(HEADER), ...lines].join('')
}
