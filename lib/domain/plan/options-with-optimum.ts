import { safeKw } from '@/lib/domain/plan/candidate'
import {
  bandOf,
  type PlannedProgram,
  type PlanOption,
  type PlanRequest,
  type PlanResult,
  type PlanSettings,
  planAlternatives,
  rankOptions,
} from '@/lib/domain/plan/plan-options'
import type { ChancePlan, PlanProblem } from '@/lib/domain/plan/plan-problem'

/** The planning problem of a request, for the optimiser: the same candidates, need and promise. */
export function problemOfRequest(
  request: PlanRequest,
  more: { seed?: string; fatigueCost?: number } = {},
): PlanProblem {
  const intervalMinutes = request.intervalMinutes ?? 15
  const intervals = Math.max(1, Math.ceil(request.durationMinutes / intervalMinutes - 1e-9))
  return {
    needKw: request.needByIntervalKw ?? new Array<number>(intervals).fill(Math.max(0, request.needKw)),
    intervalMinutes,
    confidence: request.confidence ?? 0.95,
    commonShockCv: request.commonShockCv ?? 0.1,
    ...(request.maxLeadMinutes === undefined ? {} : { leadMinutes: request.maxLeadMinutes }),
    // An option is called as one event; staged starts belong to plans of their own.
    candidates: request.candidates.filter(
      (candidate) => candidate.maxHours * 60 >= request.durationMinutes - 1e-9,
    ),
    ...more,
  }
}

/** The options of the simple planner with the optimiser's plan among them, ranked and explained alike. */
export function optionsWithOptimum(request: PlanRequest, plan: ChancePlan): PlanResult {
  const { alternatives, excluded, settings } = planAlternatives(request)
  const optimum = plan.chosen.length > 0 ? [optionOfPlan(request, plan, settings)] : []
  return rankOptions([...optimum, ...alternatives], excluded, settings, request.maxOptions)
}

function optionOfPlan(request: PlanRequest, plan: ChancePlan, settings: PlanSettings): PlanOption {
  const byId = new Map(request.candidates.map((candidate) => [candidate.id, candidate]))
  const programs = new Map<string, PlannedProgram>()
  let leadMinutes = 0
  let reboundKwh = 0
  for (const { id, customers, expectedKw } of plan.chosen) {
    const candidate = byId.get(id)!
    const { programId, programName } = candidate
    const program = programs.get(programId) ?? {
      programId,
      programName,
      participants: 0,
      expectedKw: 0,
      segments: [],
    }
    program.participants += customers
    program.expectedKw += expectedKw
    program.segments.push({ id, participants: customers, expectedKw })
    programs.set(programId, program)
    leadMinutes = Math.max(leadMinutes, candidate.leadMinutes)
    reboundKwh += expectedKw * settings.hours * candidate.reboundShare
  }
  const expectedKw = mean(plan.expectedKw)
  const sdKw = mean(plan.sdKw)
  return {
    programs: [...programs.values()].sort((a, b) => b.expectedKw - a.expectedKw),
    participants: plan.chosen.reduce((sum, call) => sum + call.customers, 0),
    ...bandOf({ expectedKw, sdKw }),
    intervals: plan.expectedKw.map((kw, t) => bandOf({ expectedKw: kw, sdKw: plan.sdKw[t]! })),
    safeKw: Math.min(
      ...plan.expectedKw.map((kw, t) => safeKw({ expectedKw: kw, sdKw: plan.sdKw[t]! }, settings.confidence)),
    ),
    pEnough: plan.pEnough,
    costMinor: Math.round(plan.costMinor),
    leadMinutes,
    reboundKwh,
    reasons: [],
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}
