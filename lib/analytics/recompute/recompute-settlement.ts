import { z } from 'zod'
import { parseInput, problemAt } from '@/lib/analytics/recompute/input-problem'
import { settleEvent } from '@/lib/domain/settlement/settle-event'
import { settlementTerms } from '@/lib/domain/settlement/settlement-terms'

const minor = z.number().min(0).max(1e12)
const share = z.number().min(0).max(10)

const Terms = z.object({
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'three letters, as USD')
    .optional(),
  rewardPerKwhMinor: minor.optional(),
  rewardPerEventMinor: minor.optional(),
  capacityRatePerKwMinor: minor.optional(),
  minPerformance: share.optional(),
  bonus: z.object({ atPerformance: share, share }).optional(),
  penalty: z
    .object({ belowPerformance: share, perKwMinor: minor.optional(), perEventMinor: minor.optional() })
    .nullish(),
  capPerEventMinor: minor.optional(),
  maxPenaltyMinor: minor.optional(),
})

/** Terms as a program version publishes them (`GET /api/programs`). */
const Published = z.object({
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'three letters, as USD')
    .optional(),
  reward: z.object({
    perKwhMinor: minor.optional(),
    perEventMinor: minor.optional(),
    capPerEventMinor: minor.optional(),
  }),
  penalty: z.object({ perMissedEventMinor: minor.optional(), belowShare: share.optional() }).nullish(),
})

const Input = z.object({
  program: z.looseObject({}),
  baseline: z.object({ energyKwh: z.number(), averageReductionKw: z.number() }),
  commitment: z.union([z.number().positive(), z.object({ kw: z.number().positive() })]).optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'three letters, as USD')
    .optional(),
})

const PAYS = ['rewardPerKwhMinor', 'rewardPerEventMinor', 'capacityRatePerKwMinor'] as const

/** `npm run recompute -- settlement`: what one event pays under a program's terms, line by line. */
export function recomputeSettlement(json: unknown): object {
  const inputs = parseInput(Input, json)
  const given =
    'terms' in inputs.program
      ? { at: '/program/terms', value: inputs.program.terms }
      : { at: '/program', value: inputs.program }
  const terms = readTerms(given.value, given.at, inputs.currency)
  if (!PAYS.some((name) => terms[name] !== undefined)) {
    throw problemAt(given.at, `has none of ${PAYS.join(', ')}, nor a published reward`)
  }
  const committedKw = typeof inputs.commitment === 'object' ? inputs.commitment.kw : inputs.commitment
  const settlement = settleEvent(terms, inputs.baseline, committedKw)
  return {
    lines: settlement.lines.map(({ label, amountMinor }) => ({ label, amountMinor })),
    totalMinor: settlement.totalMinor,
    currency: settlement.currency,
    inputs,
    working: {
      terms,
      committedKw: committedKw ?? null,
      performanceFactor: settlement.performanceFactor,
      lines: settlement.lines,
    },
  }
}

function readTerms(value: unknown, at: string, currency: string | undefined) {
  const published = typeof value === 'object' && value !== null && 'reward' in value
  if (published) {
    const terms = parseInput(Published, value, at)
    return settlementTerms({ ...terms, penalty: terms.penalty ?? null }, terms.currency ?? currency ?? 'USD')
  }
  const { penalty, ...terms } = parseInput(Terms, value, at)
  return { ...terms, ...(penalty ? { penalty } : {}), currency: terms.currency ?? currency ?? 'USD' }
}
