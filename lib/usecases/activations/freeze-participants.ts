import type { Tx } from '@/lib/db/client'
import { selectParticipants } from '@/lib/domain/activation/select-participants'
import type { Call } from '@/lib/domain/plan/candidate'
import { describeOption, type PlanOption, planSettings } from '@/lib/domain/plan/plan-options'
import type { RecommendationOption } from '@/lib/protocol/recommendation'
import type { Context } from '@/lib/usecases/context'
import { callableCustomers } from '@/lib/usecases/recommendations/compute-plan'
import { type Enrolled, loadEnrolled } from '@/lib/usecases/recommendations/load-enrolled'
import { loadBeliefs } from '@/lib/usecases/recommendations/segment-beliefs'
import { segmentEnrolled } from '@/lib/usecases/recommendations/segment-enrolled'

export type Frozen = {
  participants: (Enrolled & { participation: string; expectedKw: number })[]
  programs: { programId: string; name: string; participants: number; expectedKw: number }[]
  expectedKw: number
  lowKw: number
  highKw: number
  /** Programs of the option that cannot be called for this window, with the reason's code */
  dropped: { name: string; code: string; values: Record<string, string | number> }[]
}

const MONTH_MS = 30 * 86_400_000

/** Who will be asked for this option and this window, looked at again in the transaction that decides. */
export async function freezeParticipants(
  tx: Tx,
  ctx: Context,
  option: RecommendationOption,
  event: { transformerId: string; startAt: Date; endAt: Date; gridNow: Date },
): Promise<Frozen> {
  const { programs, enrolled } = await loadEnrolled(tx, event.transformerId, ctx.now())
  const beliefs = await loadBeliefs(tx)
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
    const own = callsOf(
      segmentEnrolled(program, chosen, { gridNow: event.gridNow, durationMinutes, beliefs }),
    )
    calls.push(...own)
    frozen.programs.push({
      programId: program.id,
      name: program.name,
      participants: chosen.length,
      expectedKw: Math.round(deliveryOf(own, durationMinutes).expectedKw * 10) / 10,
    })
    for (const customer of chosen)
      frozen.participants.push({
        ...customer,
        participation: program.terms.participation,
        expectedKw: customer.kwEach * program.terms.response.participation,
      })
  }
  const { expectedKw, lowKw, highKw } = deliveryOf(calls, durationMinutes)
  return { ...frozen, expectedKw, lowKw, highKw }
}

function callsOf(candidates: readonly Call['candidate'][]): Call[] {
  return candidates.map((candidate) => ({ candidate, participants: candidate.customers }))
}

/** The same sums as in the plan, for those who are really asked. */
function deliveryOf(calls: Call[], durationMinutes: number): PlanOption {
  const candidates = calls.map((call) => call.candidate)
  return describeOption(calls, planSettings({ candidates, needKw: 0, durationMinutes }))
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
