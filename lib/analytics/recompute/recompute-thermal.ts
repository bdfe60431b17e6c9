import { z } from 'zod'
import { parseInput } from '@/lib/analytics/recompute/input-problem'
import { runThermal, startState } from '@/lib/domain/thermal/run-thermal'
import { hotSpotC, steadyState } from '@/lib/domain/thermal/thermal-model'

const positive = z.number().positive()

const Input = z.object({
  params: z.object({
    topOilRiseK: positive.max(500),
    hotSpotGradientK: z.number().min(0).max(500),
    lossRatio: z.number().min(0).max(1000),
    oilExponent: positive.max(3),
    windingExponent: positive.max(5),
    oilTimeConstantMin: positive,
    windingTimeConstantMin: positive,
    k11: positive,
    k21: positive,
    k22: positive,
    paper: z.enum(['normal', 'upgraded']).default('normal'),
  }),
  start: z.union([
    z.literal('steady'),
    z.literal('ambient'),
    z.object({ topOilC: z.number().min(-60).max(300) }),
  ]),
  steps: z
    .array(
      z.object({
        // 0: a sample taken at the start itself.
        minutes: z.number().min(0).max(525_600),
        loadPu: z.number().min(-10).max(10),
        ambientC: z.number().min(-60).max(80),
      }),
    )
    .min(1)
    .max(100_000)
    .refine(
      (steps) => steps.reduce((sum, step) => sum + step.minutes, 0) <= 10_000_000,
      'more than ten million minutes',
    ),
})

/** `npm run recompute -- thermal`: temperatures and ageing of a load profile. */
export function recomputeThermal(json: unknown): object {
  const inputs = parseInput(Input, json)
  const { params, start, steps } = inputs
  const run = runThermal(params, start, steps)
  const first = startState(params, start, steps[0])
  return {
    steps: run.steps,
    ageingDays: run.ageingDays,
    model: run.model,
    inputs,
    working: {
      start: { ...first, hotSpotC: hotSpotC(first) },
      steady: steps.map((step) => {
        const end = steadyState(params, step.loadPu, step.ambientC)
        return { topOilC: end.topOilC, hotSpotC: hotSpotC(end) }
      }),
      end: run.end,
      note: 'steady: where each load would end; hot-spot = topOilC + fastK - slowK; ageing by the minute, trapezoid',
    },
  }
}
