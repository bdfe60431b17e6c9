import { customerMean } from '@/lib/domain/plan/candidate'
import { round1 } from '@/lib/domain/units/load'
import { AppError } from '@/lib/errors'
import type { CallableDto } from '@/lib/protocol/callable'
import { requireScopeOrStaff } from '@/lib/usecases/authorize'
import type { Call } from '@/lib/usecases/context'
import { callableCustomers } from './compute-plan'
import { obstacleText } from './describe-options'
import { loadEnrolled } from './load-enrolled'
import { loadBeliefs } from './segment-beliefs'
import { segmentEnrolled } from './segment-enrolled'

/** How long the call is taken to be: most of the programs can be held that long. */
export const DURATION_MINUTES = 120

/**
 * What each program could take off one transformer if everybody who may be called were called now, at the program's own
 * notice, in the first quarter hour; and why the others cannot. The plan of an alert is made from the same people.
 */
export async function readCallable({ ctx, input }: Call<{ transformerId: string }>): Promise<CallableDto> {
  requireScopeOrStaff(ctx.actor, 'grid:read')
  const transformer = await ctx.db.transformer.findUnique({ where: { id: input.transformerId } })
  if (!transformer) throw new AppError('not-found', 'There is no such transformer.')
  const [known, beliefs, gridNow] = await Promise.all([
    loadEnrolled(ctx.db, transformer.id, ctx.now()),
    loadBeliefs(ctx.db),
    ctx.gridNow(),
  ])
  const terms = { gridNow, durationMinutes: DURATION_MINUTES, beliefs }
  const situation = { ...known, ...terms, timeZone: ctx.env.TIME_ZONE }
  const programs = known.programs.map((program) => {
    const enrolled = known.enrolled.filter((one) => one.programId === program.id).length
    const found = callableCustomers(situation, program)
    const candidates = 'obstacle' in found ? [] : segmentEnrolled(program, found.customers, terms)
    const expectedKw = candidates.reduce((sum, one) => sum + one.customers * customerMean(one), 0)
    return {
      programId: program.id,
      name: program.name,
      deviceType: program.terms.deviceType,
      enrolled,
      callable: 'obstacle' in found ? 0 : found.customers.length,
      expectedKw: round1(expectedKw),
      leadMinutes: program.terms.noticeMinutes,
      obstacle: 'obstacle' in found ? obstacleText(ctx.env, found.obstacle) : null,
    }
  })
  return {
    transformerId: transformer.id,
    gridNow: gridNow.toISOString(),
    durationMinutes: DURATION_MINUTES,
    programs: programs
      .filter((one) => one.enrolled > 0)
      .sort((a, b) => b.expectedKw - a.expectedKw || a.leadMinutes - b.leadMinutes),
  }
}
