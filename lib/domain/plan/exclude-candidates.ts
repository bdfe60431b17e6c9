import type { PlanCandidate } from '@/lib/domain/plan/candidate'

export type ExclusionCode =
  | 'no-customers'
  | 'no-capacity'
  | 'no-events-left'
  | 'event-too-long'
  | 'notice-too-long'

export type ExcludedCandidate = {
  id: string
  programId: string
  programName: string
  code: ExclusionCode
  values: Record<string, number>
}

/** Splits candidates into those a plan may call and those it may not, each with the first reason that holds. */
export function excludeCandidates(
  candidates: readonly PlanCandidate[],
  limits: { durationMinutes: number; maxLeadMinutes?: number },
): { usable: PlanCandidate[]; excluded: ExcludedCandidate[] } {
  const usable: PlanCandidate[] = []
  const excluded: ExcludedCandidate[] = []
  for (const candidate of candidates) {
    const reason = exclusion(candidate, limits)
    const { id, programId, programName } = candidate
    if (reason) excluded.push({ id, programId, programName, ...reason })
    else usable.push(candidate)
  }
  return { usable, excluded }
}

function exclusion(
  candidate: PlanCandidate,
  { durationMinutes, maxLeadMinutes }: { durationMinutes: number; maxLeadMinutes?: number },
): { code: ExclusionCode; values: Record<string, number> } | null {
  if (candidate.customers < 1) return { code: 'no-customers', values: {} }
  if (candidate.kwEach * candidate.participation <= 0) return { code: 'no-capacity', values: {} }
  if (candidate.eventsLeft < 1) return { code: 'no-events-left', values: {} }
  if (candidate.maxHours * 60 < durationMinutes - 1e-9) {
    return { code: 'event-too-long', values: { maxHours: candidate.maxHours, durationMinutes } }
  }
  if (maxLeadMinutes !== undefined && candidate.leadMinutes > maxLeadMinutes) {
    return {
      code: 'notice-too-long',
      values: { noticeMinutes: candidate.leadMinutes, leadMinutes: maxLeadMinutes },
    }
  }
  return null
}
