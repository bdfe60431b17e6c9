import type { Recommendation } from '@/lib/db/generated/client'
import type { RecommendationOption } from '@/lib/protocol/recommendation'

export function optionsOf(plan: Pick<Recommendation, 'options'>): RecommendationOption[] {
  return (plan.options as unknown as RecommendationOption[]).toSorted((a, b) => a.rank - b.rank)
}

const BY_WORD: [RegExp, (a: RecommendationOption, b: RecommendationOption) => number][] = [
  [/\bcheap/i, (a, b) => a.cost.amountMinor - b.cost.amountMinor],
  [/\b(fast|quick|soon)/i, (a, b) => a.leadMinutes - b.leadMinutes],
  [/\b(bigg|larg|strong|most power|most kw)/i, (a, b) => b.expectedKw - a.expectedKw],
  [/\b(few|small|least|less)/i, (a, b) => customers(a) - customers(b)],
  [/\b(safe|sure|certain)/i, (a, b) => (b.pEnough ?? 0) - (a.pEnough ?? 0)],
]

/**
 * The option that a rank, "the other one" or a word such as cheapest means. `undefined` when there is none such, null
 * when the words name none at all.
 */
export function pickOption(
  plan: Pick<Recommendation, 'options'>,
  rank: number | 'other' | undefined,
  words: string,
): RecommendationOption | undefined | null {
  const options = optionsOf(plan)
  if (rank === 'other') return options[1]
  if (rank !== undefined) return options[rank - 1]
  const order = BY_WORD.find(([pattern]) => pattern.test(words))?.[1]
  return order ? options.toSorted(order)[0] : null
}

export function customers(option: RecommendationOption): number {
  return option.programs.reduce((sum, program) => sum + program.participants, 0)
}
