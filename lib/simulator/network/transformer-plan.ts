import type { DemoRating } from '@/lib/simulator/network/nameplates'

/** What one transformer of the demo network is to carry. */
export type TransformerPlan = { ratedKva: DemoRating; homes: [number, number]; demoMeters: number }

const plain = {
  160: { ratedKva: 160, homes: [31, 42], demoMeters: 0 },
  250: { ratedKva: 250, homes: [43, 58], demoMeters: 0 },
  400: { ratedKva: 400, homes: [56, 75], demoMeters: 0 },
  630: { ratedKva: 630, homes: [86, 105], demoMeters: 0 },
} as const satisfies Record<DemoRating, TransformerPlan>

const apartments = (ratedKva: 160 | 250, demoMeters: number): TransformerPlan => ({
  ratedKva,
  homes: ratedKva === 160 ? [102, 108] : [108, 116],
  demoMeters,
})

const ORDER: DemoRating[] = [
  250, 400, 160, 630, 250, 160, 400, 250, 400, 160, 250, 630, 400, 250, 160, 400, 250, 160, 630, 250, 400,
  160, 250, 400, 630, 250, 160, 400, 250, 160, 630, 400,
]

/** The forty transformers in the order of their ids; every fifth carries meters of demo.json. */
export function transformerPlans(): TransformerPlan[] {
  const withDemo = [
    apartments(160, 3),
    apartments(250, 3),
    apartments(160, 3),
    apartments(250, 3),
    apartments(160, 2),
    apartments(250, 2),
    apartments(160, 2),
    apartments(250, 2),
  ]
  const others = ORDER.map(
    (rating): TransformerPlan => ({ ...plain[rating], homes: [...plain[rating].homes] }),
  )
  return Array.from({ length: withDemo.length + others.length }, (_, i) =>
    i % 5 === 2 ? withDemo[(i - 2) / 5]! : others[i - Math.floor((i + 2) / 5)]!,
  )
}
