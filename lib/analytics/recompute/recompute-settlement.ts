import { z } from 'zod'
import { parseInput, problemAt } from '@/lib/analytics/recompute/input-problem'
import { missedEventMinor, type Outcome, settlementTerms } from '@/lib/domain/activation/settlement-terms'
import type { ProgramTerms } from '@/lib/domain/program/terms'
import { type SettlementTerms, settleEvent } from '@/lib/domain/settlement/settle-event'

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
    .object({
      belowPerformance: share,
      perKwMinor: minor.optional(),
      perEventMinor: minor.optional(),
      forfeits: z.boolean().optional(),
    })
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
  /** What became of the participant; published terms pay and charge by it. */
  outcome: z.enum(['participated', 'overridden', 'no-response', 'rejected']).default('participated'),
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
  const { terms, missedMinor } = readTerms(given.value, given.at, inputs)
  const committedKw = typeof inputs.commitment === 'object' ? inputs.commitment.kw : inputs.commitment
  const settlement = settleEvent(terms, inputs.baseline, committedKw)
  const missed = missedMinor > 0 ? [{ label: 'penalty' as const, amountMinor: -missedMinor }] : []
  return {
    lines: [...settlement.lines.map(({ label, amountMinor }) => ({ label, amountMinor })), ...missed],
    totalMinor: settlement.totalMinor - missedMinor,
    currency: settlement.currency,
    inputs,
    working: {
      terms,
      missedEventMinor: missedMinor,
      committedKw: committedKw ?? null,
      performanceFactor: settlement.performanceFactor,
      lines: settlement.lines,
    },
  }
}

function readTerms(
  value: unknown,
  at: string,
  { outcome, currency }: { outcome: Outcome; currency?: string },
): { terms: SettlementTerms; missedMinor: number } {
  if (typeof value === 'object' && value !== null && 'reward' in value) {
    const published = parseInput(Published, value, at)
    // Only the parts that money depends on are read from the version's terms.
    const version = { ...published, penalty: published.penalty ?? null } as unknown as ProgramTerms
    return {
      terms: settlementTerms(version, published.currency ?? currency ?? 'USD', outcome),
      missedMinor: missedEventMinor(version, outcome),
    }
  }
  const { penalty, ...terms } = parseInput(Terms, value, at)
  if (!PAYS.some((name) => terms[name] !== undefined)) {
    throw problemAt(at, `has none of ${PAYS.join(', ')}, nor a published reward`)
  }
  const flat = { ...terms, ...(penalty ? { penalty } : {}), currency: terms.currency ?? currency ?? 'USD' }
  return { terms: flat, missedMinor: 0 }
}
