import type { PlanProblem } from '@/lib/domain/plan/plan-problem'

/** A planning problem in the form of the file that `npm run recompute -- plan` takes. */
export type KeptProblem = Omit<PlanProblem, 'candidates'> & { candidates: object[] }

export function keepProblem({ candidates, ...problem }: PlanProblem): KeptProblem {
  return {
    ...problem,
    candidates: candidates.map((candidate) => ({
      id: candidate.id,
      programId: candidate.programId,
      customers: candidate.customers,
      kwEach: candidate.kwEach,
      participation: candidate.participation,
      cv: candidate.cv,
      costPerKwh: candidate.costPerKwhMinor,
      callCost: candidate.callCostMinor,
      noticeMinutes: candidate.leadMinutes,
      maxHours: candidate.maxHours,
      reboundShare: candidate.reboundShare,
      eventsLeft: candidate.eventsLeft,
      recentCalls: candidate.recentCalls ?? 0,
      ...(candidate.profile ? { profile: candidate.profile } : {}),
    })),
  }
}
