import { loadHighsSolver } from '@/lib/analytics/highs-solver'
import { chancePlan } from '@/lib/domain/plan/chance-plan'
import { type SegmentCandidate, segmentCandidates } from '@/lib/domain/plan/segment-candidates'
import type { DeviceType } from '@/lib/domain/response/device-types'
import { simulateEvent } from '@/lib/domain/response/simulate-event'
import { seededRng } from '@/lib/domain/statistics/seeded-rng'
import type { BenchRow } from './bench-row'

/** 244 customers under one transformer: device type, how many, price of a kWh in minor units. */
const STREET: [DeviceType, number, number][] = [
  ['thermostat', 60, 120],
  ['battery', 24, 260],
  ['ev', 40, 180],
  ['water-heater', 40, 90],
  ['behavioural', 80, 60],
]
/** Promise, minutes, peak of the need in kW. */
const EVENTS = [
  [0.95, 60, 45],
  [0.95, 60, 90],
  [0.95, 90, 70],
  [0.95, 120, 40],
  [0.95, 120, 70],
  [0.95, 180, 50],
  [0.9, 60, 45],
  [0.99, 60, 90],
] as const
const DRAWS = 4000
const HOME_KW = 1.5
const NOTICE_HOURS = 0.5

/** What a plan promises against what its customers do in the response model, which knows nothing of the planner's moments. */
export async function benchPromise(): Promise<BenchRow[]> {
  const solve = await loadHighsSolver()
  return EVENTS.flatMap(([confidence, durationMinutes, peakKw]): BenchRow[] => {
    const intervals = durationMinutes / 15
    const needKw = Array.from(
      { length: intervals },
      (_, t) => peakKw * (0.8 + 0.2 * Math.sin((t / intervals) * Math.PI)),
    )
    const candidates = STREET.flatMap((group) => candidatesOf(group, durationMinutes))
    const problem = {
      needKw,
      intervalMinutes: 15,
      confidence,
      commonShockCv: 0.1,
      leadMinutes: 30,
      candidates,
    }
    const plan = chancePlan(problem, solve, { seconds: 20, elapsedSeconds: () => 0 })
    const greedy = chancePlan(problem, null, { seconds: 20, elapsedSeconds: () => 0 })
    const called = new Set(plan.chosen.map((call) => call.id))
    const met = shareMet(
      candidates.filter((candidate) => called.has(candidate.id)),
      needKw,
      durationMinutes,
    )
    const event = `${durationMinutes} min, ${peakKw} kW, ${100 * confidence} % promised`
    return [
      {
        what: `${event}: met in the response model`,
        unit: '',
        ours: met,
        reference: confidence,
        better: 'more',
      },
      {
        what: `${event}: counted by the planner`,
        unit: '',
        ours: plan.pEnough,
        reference: confidence,
        better: 'more',
      },
      {
        what: `${event}: cost against greedy`,
        unit: '',
        ours: plan.costMinor / greedy.costMinor,
        reference: 1,
        better: 'less',
      },
    ]
  })
}

function candidatesOf(
  [type, count, price]: (typeof STREET)[number],
  durationMinutes: number,
): SegmentCandidate[] {
  return segmentCandidates({
    program: {
      programId: type,
      programName: type,
      costPerKwhMinor: price,
      callCostMinor: 5,
      leadMinutes: 15,
      maxHours: 4,
      eventsLeft: 8,
    },
    customers: Array.from({ length: count }, (_, i) => ({ id: `${type}-${i}`, type, homeLoadKw: HOME_KW })),
    conditions: { noticeHours: NOTICE_HOURS },
    durationMinutes,
    intervalMinutes: 15,
    trancheSize: 4,
  })
}

/** Share of draws in which those called meet the need of every quarter hour. */
function shareMet(
  chosen: readonly SegmentCandidate[],
  needKw: readonly number[],
  durationMinutes: number,
): number {
  const called = chosen.flatMap(({ type, customerIds }) =>
    customerIds.map(() => ({ type, homeLoadKw: HOME_KW })),
  )
  const rng = seededRng(`promise:${durationMinutes}:${needKw[0]}`)
  let met = 0
  for (let draw = 0; draw < DRAWS; draw++) {
    const { reductionKw } = simulateEvent(called, {
      durationMinutes,
      intervalMinutes: 15,
      intervals: needKw.length,
      noticeHours: NOTICE_HOURS,
      rng,
    })
    if (needKw.every((need, t) => reductionKw[t]! >= need)) met++
  }
  return met / DRAWS
}
