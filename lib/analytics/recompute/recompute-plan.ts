import { z } from 'zod'
import { loadHighsSolver } from '@/lib/analytics/highs-solver'
import { parseInput, problemAt } from '@/lib/analytics/recompute/input-problem'
import { chancePlan } from '@/lib/domain/plan/chance-plan'
import { PROBABILITY_DRAWS } from '@/lib/domain/plan/plan-probability'

const Input = z.object({
  needKw: z.array(z.number().min(0).max(1e9)).min(1).max(1000),
  intervalMinutes: z.number().positive().max(1440),
  confidence: z.number().gt(0.5).lt(1).default(0.95),
  commonShockCv: z.number().min(0).max(1).default(0.1),
  leadMinutes: z.number().min(0).optional(),
  seed: z.string().optional(),
  fatigueCost: z.number().min(0).optional(),
  candidates: z
    .array(
      z.object({
        id: z.string().min(1),
        programId: z.string().min(1),
        customers: z.number().int().min(0).max(1_000_000),
        kwEach: z.number().min(0).max(1e6),
        participation: z.number().min(0).max(1),
        cv: z.number().min(0).max(10).default(0),
        costPerKwh: z.number().min(0).default(0),
        callCost: z.number().min(0).default(0),
        noticeMinutes: z.number().min(0).default(0),
        maxHours: z.number().min(0).default(24),
        reboundShare: z.number().min(0).max(1).default(0),
        eventsLeft: z.number().int().min(0).default(1),
        recentCalls: z.number().min(0).optional(),
        /** How a participant's kW runs over the intervals, relative to kwEach; constant when not given. */
        profile: z.object({ mean: z.array(z.number()), meanSquare: z.array(z.number().min(0)) }).optional(),
      }),
    )
    .max(20_000),
})

const SECONDS = 5

/** `npm run recompute -- plan`: the cheapest calls that keep a promise, and what keeps the others out. */
export async function recomputePlan(json: unknown, elapsedSeconds: () => number): Promise<object> {
  const inputs = parseInput(Input, json)
  const seen = new Set<string>()
  inputs.candidates.forEach(({ id }, i) => {
    if (seen.has(id)) throw problemAt(`/candidates/${i}/id`, 'this id is there twice')
    seen.add(id)
  })
  const solve = await loadHighsSolver()
  const since = elapsedSeconds()
  const plan = chancePlan(
    {
      needKw: inputs.needKw,
      intervalMinutes: inputs.intervalMinutes,
      confidence: inputs.confidence,
      commonShockCv: inputs.commonShockCv,
      ...(inputs.leadMinutes === undefined ? {} : { leadMinutes: inputs.leadMinutes }),
      ...(inputs.seed === undefined ? {} : { seed: inputs.seed }),
      ...(inputs.fatigueCost === undefined ? {} : { fatigueCost: inputs.fatigueCost }),
      candidates: inputs.candidates.map(({ costPerKwh, callCost, noticeMinutes, ...candidate }) => ({
        ...candidate,
        programName: candidate.programId,
        costPerKwhMinor: costPerKwh,
        callCostMinor: callCost,
        leadMinutes: noticeMinutes,
      })),
    },
    solve,
    { seconds: SECONDS, elapsedSeconds: () => elapsedSeconds() - since },
  )
  return {
    chosen: plan.chosen.map(({ costMinor, ...call }) => ({ ...call, cost: costMinor })),
    expectedKw: plan.expectedKw,
    pEnough: plan.pEnough,
    cost: plan.costMinor,
    status: plan.state,
    gap: plan.gap,
    excluded: plan.excluded.map(({ id, code }) => ({ id, reason: code })),
    inputs,
    working: {
      sdKw: plan.sdKw,
      rounds: plan.rounds.map(({ costMinor, ...round }) => ({ ...round, cost: costMinor })),
      nextBest: plan.nextBestId,
      draws: PROBABILITY_DRAWS,
      seed: inputs.seed ?? 'plan',
      note: 'a chosen candidate is called whole; pEnough counts seeded draws in which every interval is met',
    },
  }
}
