import type { PlaceboError } from '@/lib/domain/baseline/placebo-error'

/** What Activation.result keeps: the chart, the checks and what was missing. */
export type ActivationResult = {
  kind: 'measured' | 'unmeasured' | 'called-off'
  reason?: string
  rule?: string
  days?: string[]
  /** Local dates that were no business days when it was measured */
  holidays?: string[]
  adjustment?: number
  intervals?: { at: string; baselineKw: number; actualKw: number }[]
  /** Participants whose readings counted */
  measuredParticipants?: number
  /** Error of the rule for the same homes and hours on days without an event; null when history is too short */
  placebo?: PlaceboError | null
  /** Readings had not all come when it was settled */
  late?: boolean
  /** Seen from the transformer: load expected from its level before and its like days, less what was measured */
  topDownKw?: number | null
  /** When the load changed for other reasons, and the comparison ended */
  topDownUntil?: string
  /** Meters and transformer disagree by more than 30 % */
  review?: boolean
  transformerReadings?: number
  /** The load was over the limit at some time between the decision and the end; without that no overload was ended */
  overLimit?: boolean
  reboundKnown?: boolean
}

/** Share by which meters and transformer may disagree before somebody should look. */
export const REVIEW_SHARE = 0.3

export function needsReview(bottomUpKw: number, topDownKw: number | null): boolean {
  if (topDownKw === null) return false
  const scale = Math.max(Math.abs(bottomUpKw), Math.abs(topDownKw))
  return scale > 1 && Math.abs(bottomUpKw - topDownKw) > REVIEW_SHARE * scale
}
