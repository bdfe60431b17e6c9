import type { Tx } from '@/lib/db/client'
import { selectParticipants } from '@/lib/domain/activation/select-participants'
import { type Call, delivery } from '@/lib/domain/plan/candidate'
import { DEFAULT_COMMON_SHOCK_CV } from '@/lib/domain/plan/plan-options'
import { normalQuantile } from '@/lib/domain/statistics/normal'
import type { RecommendationOption } from '@/lib/protocol/recommendation'
import type { Context } from '@/lib/usecases/context'
import { callableCustomers } from '@/lib/usecases/recommendations/compute-plan'
import {
  type Enrolled,
  type EnrolledProgram,
  loadEnrolled,
} from '@/lib/usecases/recommendations/load-enrolled'

export type Frozen = {
  participants: (Enrolled & { participation: string; expectedKw: number })[]
  programs: { programId: string; name: string; participants: number; expectedKw: number }[]
  expectedKw: number
  lowKw: number
  highKw: number
  /** Programs of the option that cannot be called for this window, with the reason's code */
  dropped: { name: string; code: string; values: Record<string, string | number> }[]
}

const BAND_Z = normalQuantile(0.9)
const MONTH_MS = 30 * 86_400_000

/** Who will be asked for this option and this window, looked at again in the transaction that decides. */
export async function freezeParticipants(
  tx: Tx,
  ctx: Context,
  option: RecommendationOption,
  event: { transformerId: string; startAt: Date; endAt: Date; gridNow: Date },
): Promise<Frozen> {
  const { programs, enrolled } = await loadEnrolled(tx, event.transformerId, ctx.now())
  const durationMinutes = (event.endAt.getTime() - event.startAt.getTime()) / 60_000
  const frozen: Frozen = { participants: [], programs: [], expectedKw: 0, lowKw: 0, highKw: 0, dropped: [] }
  const calls: Call[] = []
  for (const wanted of option.programs) {
    const program = programs.find((one) => one.id === wanted.programId)
    if (!program) {
      frozen.dropped.push({ name: wanted.name, code: 'not-callable', values: {} })
      continue
    }
    const callable = callableCustomers(
      { enrolled, durationMinutes, gridNow: event.gridNow, timeZone: ctx.env.TIME_ZONE },
      program,
      event.startAt,
    )
    if ('obstacle' in callable) {
      frozen.dropped.push({ name: program.name, ...callable.obstacle })
      continue
    }
    const chosen = choose(callable.customers, wanted.participants, event.gridNow)
    const call = callOf(program, chosen)
    calls.push(call)
    const expectedKw = delivery([call], DEFAULT_COMMON_SHOCK_CV).expectedKw
    frozen.programs.push({
      programId: program.id,
      name: program.name,
      participants: chosen.length,
      expectedKw: Math.round(expectedKw * 10) / 10,
    })
    for (const customer of chosen)
      frozen.participants.push({
        ...customer,
        participation: program.terms.participation,
        expectedKw: customer.kwEach * program.terms.response.participation,
      })
  }
  const { expectedKw, sdKw } = delivery(calls, DEFAULT_COMMON_SHOCK_CV)
  return {
    ...frozen,
    expectedKw,
    lowKw: Math.max(0, expectedKw - BAND_Z * sdKw),
    highKw: expectedKw + BAND_Z * sdKw,
  }
}

function choose(customers: Enrolled[], count: number, gridNow: Date): Enrolled[] {
  const since = gridNow.getTime() - MONTH_MS
  const callable = customers.map((customer) => ({
    ...customer,
    recentCalls: customer.events.filter((event) => event.startAt.getTime() > since).length,
    enrolledAt: customer.startedAt,
  }))
  return selectParticipants(callable, count)
}

function callOf(program: EnrolledProgram, chosen: Enrolled[]): Call {
  const { terms } = program
  return {
    participants: chosen.length,
    candidate: {
      id: program.id,
      programId: program.id,
      programName: program.name,
      customers: chosen.length,
      kwEach: chosen.reduce((sum, customer) => sum + customer.kwEach, 0) / Math.max(1, chosen.length),
      participation: terms.response.participation,
      cv: terms.response.cv,
      costPerKwhMinor: terms.planning.costPerKwhMinor,
      callCostMinor: terms.planning.callCostMinor,
      leadMinutes: terms.noticeMinutes,
      maxHours: terms.limits.maxHoursPerEvent,
      eventsLeft: 1,
      reboundShare: terms.response.reboundShare,
    },
  }
}
