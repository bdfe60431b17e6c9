import type { PlanOption } from '@/lib/domain/plan/plan-options'

/** Why an option stands where it stands; the words are in the message files, by code. */
export type PlanReason =
  | { code: 'covers-need'; values: { pEnough: number; needKw: number } }
  | { code: 'below-confidence'; values: { pEnough: number; confidence: number } }
  | { code: 'short-by'; values: { shortKw: number; needKw: number } }
  | { code: 'cheapest-above-confidence'; values: { savedMinor: number } }
  | { code: 'fastest'; values: { leadMinutes: number } }
  | { code: 'fewest-customers'; values: { participants: number } }
  | { code: 'largest'; values: { expectedKw: number } }
  | { code: 'everything-first'; values: { participants: number } }
  | { code: 'single-program'; values: Record<string, never> }
  | { code: 'rebound'; values: { reboundKwh: number } }

/** Reasons of one option among the ranked ones, the weightiest first. */
export function optionReasons(
  option: PlanOption,
  ranked: readonly PlanOption[],
  { needKw, confidence, urgent }: { needKw: number; confidence: number; urgent?: boolean },
): PlanReason[] {
  const sure = ranked.filter((other) => other.pEnough >= confidence - 1e-9)
  const isSure = sure.includes(option)
  const reasons: PlanReason[] = []
  if (isSure) reasons.push({ code: 'covers-need', values: { pEnough: option.pEnough, needKw } })
  else if (option.expectedKw >= needKw) {
    reasons.push({ code: 'below-confidence', values: { pEnough: option.pEnough, confidence } })
  } else reasons.push({ code: 'short-by', values: { shortKw: needKw - option.expectedKw, needKw } })

  const others = ranked.filter((other) => other !== option)
  if (urgent && option === ranked[0] && others.every((other) => other.participants <= option.participants)) {
    reasons.push({ code: 'everything-first', values: { participants: option.participants } })
  }
  if (isSure && sure.length > 1 && sure.every((other) => other.costMinor >= option.costMinor)) {
    const next = Math.min(...sure.filter((other) => other !== option).map((other) => other.costMinor))
    reasons.push({ code: 'cheapest-above-confidence', values: { savedMinor: next - option.costMinor } })
  }
  if (others.length > 0 && others.every((other) => other.leadMinutes > option.leadMinutes)) {
    reasons.push({ code: 'fastest', values: { leadMinutes: option.leadMinutes } })
  }
  if (
    sure.length === 0 &&
    others.length > 0 &&
    others.every((other) => other.expectedKw < option.expectedKw)
  ) {
    reasons.push({ code: 'largest', values: { expectedKw: option.expectedKw } })
  }
  if (
    isSure &&
    sure.length > 1 &&
    sure.every((other) => other === option || other.participants > option.participants)
  ) {
    reasons.push({ code: 'fewest-customers', values: { participants: option.participants } })
  }
  if (option.programs.length === 1) reasons.push({ code: 'single-program', values: {} })
  if (option.reboundKwh > 0.3 * option.expectedKw) {
    reasons.push({ code: 'rebound', values: { reboundKwh: option.reboundKwh } })
  }
  return reasons
}
