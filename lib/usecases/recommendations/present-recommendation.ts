import { createHash } from 'node:crypto'
import type { Recommendation } from '@/lib/db/generated/client'
import type { PlanWish } from '@/lib/domain/recommendation/plan-wish'
import { round1 } from '@/lib/domain/units/load'
import type {
  FeederHelp,
  RecommendationDto,
  RecommendationExcluded,
  RecommendationOption,
  RecommendationState,
} from '@/lib/protocol/recommendation'
import type { KeptProblem } from './keep-problem'
import type { StressedNeed } from './read-need'

/** What a plan was made from: kept so that a decision can be read back. */
export type PlanBasis = {
  loadKw: number | null
  limitKw: number
  precaution: boolean
  durationMinutes: number
  emergency: boolean
  /** optimum when the optimiser's plan is among the options, else greedy */
  engine: string
  gridAt: string
  /** When the event has to start, where the stress is foreseen and not here yet */
  startAt?: string
  needByIntervalKw?: number[]
  stress?: StressedNeed['stress']
  /** What `npm run recompute -- plan` takes */
  problem?: KeptProblem
  optimum?: { state: string; pEnough: number; costMinor: number; gap: number | null } | null
  /** What the rest of the feeder could give; null or missing while the plan is enough */
  feederHelp?: FeederHelp | null
  /** What an operator asked of it; null when nothing */
  wish?: PlanWish | null
  /** due: the optimiser still has to look at it without hurry */
  refine?: 'due' | 'done'
}

export function presentRecommendation(row: Recommendation): RecommendationDto {
  return {
    id: row.id,
    reference: row.reference,
    alertId: row.alertId,
    transformerId: row.transformerId,
    version: row.version,
    state: row.state as RecommendationState,
    expiresAt: row.expiresAt.toISOString(),
    neededKw: round1(row.neededKw),
    enough: row.enough,
    missingKw: round1(row.missingKw),
    startAt: (row.basis as unknown as PlanBasis).startAt ?? null,
    durationMinutes: (row.basis as unknown as PlanBasis).durationMinutes,
    options: row.options as unknown as RecommendationOption[],
    excluded: row.excluded as unknown as RecommendationExcluded[],
    feederHelp: (row.basis as unknown as PlanBasis).feederHelp ?? null,
    decidedBy: row.decidedBy,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  }
}

/** SHA-256 of what a confirmation agrees to: this version of these options for this transformer. */
export function recommendationHash(plan: {
  id: string
  version: number
  transformerId: string
  options: unknown
}): string {
  // A round trip through JSON and sorted keys: jsonb gives keys back in its own order.
  const text = JSON.stringify([plan.id, plan.version, plan.transformerId, sorted(plan.options)])
  return createHash('sha256').update(text).digest('hex')
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, v]) => [key, sorted(v)]),
  )
}
