import {
  type Call,
  customerMean,
  type Delivery,
  delivery,
  type PlanCandidate,
  probabilityEnough,
  safeKw,
} from '@/lib/domain/plan/candidate'
import { type ExcludedCandidate, excludeCandidates } from '@/lib/domain/plan/exclude-candidates'
import { optionReasons, type PlanReason } from '@/lib/domain/plan/option-reasons'
import { normalQuantile } from '@/lib/domain/statistics/normal'

export type PlanRequest = {
  candidates: readonly PlanCandidate[]
  needKw: number
  /** Need of each interval where it varies; needKw is then its peak. */
  needByIntervalKw?: readonly number[]
  durationMinutes: number
  intervalMinutes?: number
  /** Longest acceptable time until the start; candidates that need more notice are excluded. */
  maxLeadMinutes?: number
  confidence?: number
  commonShockCv?: number
  maxOptions?: number
  /** Equipment is at risk now: everything that can be called comes first, cost second. */
  urgent?: boolean
}

/** Expected kW with its 80 % band. */
export type Band = { expectedKw: number; lowKw: number; highKw: number }

export type PlannedProgram = {
  programId: string
  programName: string
  participants: number
  expectedKw: number
  segments: { id: string; participants: number; expectedKw: number }[]
}

export type PlanOption = {
  programs: PlannedProgram[]
  participants: number
  expectedKw: number
  /** 80 % band. */
  lowKw: number
  highKw: number
  /** The same in each interval of the event */
  intervals: Band[]
  /** kW reached with the asked confidence. */
  safeKw: number
  pEnough: number
  costMinor: number
  leadMinutes: number
  reboundKwh: number
  reasons: PlanReason[]
}

export type PlanResult = {
  /** The first option delivers the need with the asked confidence. */
  enough: boolean
  /** kW that the best option lacks for that; 0 when it is enough. */
  missingKw: number
  options: PlanOption[]
  excluded: ExcludedCandidate[]
}

export const DEFAULT_CONFIDENCE = 0.95
export const DEFAULT_COMMON_SHOCK_CV = 0.1

const BAND_Z = normalQuantile(0.9)

export type PlanSettings = {
  needKw: number
  needs: readonly number[]
  hours: number
  confidence: number
  commonShockCv: number
  urgent?: boolean
}

/**
 * Ranked ways to deliver needKw for the whole duration: the cheapest mix, each program alone, the soonest mix.
 * Options that reach the confidence come first, cheapest first; the rest by what they are likely to deliver.
 * A need that no option reaches still lists what there is, the largest first.
 */
export function planOptions(request: PlanRequest): PlanResult {
  const { alternatives, excluded, settings } = planAlternatives(request)
  return rankOptions(alternatives, excluded, settings, request.maxOptions)
}

/** The options before they are ranked, for planners that add their own. */
export function planAlternatives(request: PlanRequest): {
  alternatives: PlanOption[]
  excluded: ExcludedCandidate[]
  settings: PlanSettings
} {
  const settings = planSettings(request)
  const { usable, excluded } = excludeCandidates(request.candidates, request)
  const byCost = [...usable].sort(
    (a, b) => costPerKw(a, settings) - costPerKw(b, settings) || compareIds(a, b),
  )
  const byLead = [...byCost].sort((a, b) => a.leadMinutes - b.leadMinutes)
  const alternatives = [byCost, byLead, ...programsOf(byCost)]
    .map((candidates) => callInOrder(candidates, settings))
    .filter((calls) => calls.length > 0)
    .map((calls) => describeOption(calls, settings))
  if (settings.urgent && usable.length > 0) alternatives.push(describeOption(everything(usable), settings))
  return { alternatives, excluded, settings }
}

export function planSettings(request: PlanRequest): PlanSettings {
  const needKw = Math.max(0, request.needKw)
  // Candidates that fade during a call must hold to its end; the others are alike in every interval.
  const fading = request.candidates.some((candidate) => candidate.profile !== undefined)
  const intervals = fading
    ? Math.max(1, Math.round(request.durationMinutes / (request.intervalMinutes ?? 15)))
    : 1
  return {
    needKw,
    needs: request.needByIntervalKw ?? new Array<number>(intervals).fill(needKw),
    hours: request.durationMinutes / 60,
    confidence: request.confidence ?? DEFAULT_CONFIDENCE,
    commonShockCv: request.commonShockCv ?? DEFAULT_COMMON_SHOCK_CV,
    urgent: request.urgent,
  }
}

/** Ranks and explains options, equal ones once; used by every planner, so that all say the same things alike. */
export function rankOptions(
  alternatives: readonly PlanOption[],
  excluded: ExcludedCandidate[],
  settings: PlanSettings,
  maxOptions = 4,
): PlanResult {
  const distinct = new Map<string, PlanOption>()
  for (const option of alternatives) {
    const key = option.programs
      .flatMap((program) => program.segments.map((segment) => `${segment.id}:${segment.participants}`))
      .sort()
      .join('|')
    if (!distinct.has(key)) distinct.set(key, option)
  }
  const byMerit = [...distinct.values()].sort((a, b) => compareOptions(a, b, settings))
  const ranked = (settings.urgent ? largestFirst(byMerit) : byMerit).slice(0, maxOptions)
  const best = ranked[0]
  const enough = settings.needKw === 0 || (best !== undefined && reaches(best, settings))
  return {
    enough,
    missingKw: enough ? 0 : settings.needKw - (best?.safeKw ?? 0),
    options: ranked.map((option) => ({ ...option, reasons: optionReasons(option, ranked, settings) })),
    excluded,
  }
}

/** Everybody who can be called comes first; the others keep their order. */
function largestFirst(options: readonly PlanOption[]): PlanOption[] {
  const most = Math.max(...options.map((option) => option.participants))
  const first = options.filter((option) => option.participants === most).slice(0, 1)
  return [...first, ...options.filter((option) => !first.includes(option))]
}

function everything(candidates: readonly PlanCandidate[]): Call[] {
  return candidates.map((candidate) => ({ candidate, participants: candidate.customers }))
}

/** What a set of calls delivers and costs, without reasons. */
export function describeOption(calls: readonly Call[], settings: PlanSettings): PlanOption {
  const steps = settings.needs.map((_, t) => delivery(calls, settings.commonShockCv, t))
  const total = {
    expectedKw: steps.reduce((sum, step) => sum + step.expectedKw, 0) / steps.length,
    sdKw: steps.reduce((sum, step) => sum + step.sdKw, 0) / steps.length,
  }
  const programs = new Map<string, PlannedProgram>()
  for (const { candidate, participants } of calls) {
    const { programId, programName } = candidate
    const program = programs.get(programId) ?? {
      programId,
      programName,
      participants: 0,
      expectedKw: 0,
      segments: [],
    }
    const expectedKw = meanKw({ candidate, participants }, settings)
    program.participants += participants
    program.expectedKw += expectedKw
    program.segments.push({ id: candidate.id, participants, expectedKw })
    programs.set(programId, program)
  }
  return {
    programs: [...programs.values()].sort((a, b) => b.expectedKw - a.expectedKw),
    participants: calls.reduce((sum, call) => sum + call.participants, 0),
    ...bandOf(total),
    intervals: steps.map(bandOf),
    safeKw: Math.min(...steps.map((step) => safeKw(step, settings.confidence))),
    pEnough: enoughThroughout(calls, settings),
    costMinor: Math.round(calls.reduce((sum, call) => sum + callCost(call, settings), 0)),
    leadMinutes: Math.max(0, ...calls.map((call) => call.candidate.leadMinutes)),
    reboundKwh: calls.reduce(
      (sum, call) => sum + expectedKwh(call, settings) * call.candidate.reboundShare,
      0,
    ),
    reasons: [],
  }
}

export function bandOf({ expectedKw, sdKw }: Delivery): Band {
  return {
    expectedKw,
    lowKw: Math.max(0, expectedKw - BAND_Z * sdKw),
    highKw: expectedKw + BAND_Z * sdKw,
  }
}

/** Calls candidates in the given order until the confidence is reached, the last one only as far as needed. */
function callInOrder(candidates: readonly PlanCandidate[], settings: PlanSettings): Call[] {
  const calls: Call[] = []
  const enoughWith = (more: Call[]) => enoughThroughout([...calls, ...more], settings) >= settings.confidence
  for (const candidate of candidates) {
    const whole = { candidate, participants: candidate.customers }
    if (!enoughWith([whole])) {
      calls.push(whole)
      continue
    }
    let low = 0
    let high = candidate.customers
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if (enoughWith([{ candidate, participants: middle }])) high = middle
      else low = middle
    }
    calls.push({ candidate, participants: high })
    return withoutNeedless(calls, settings)
  }
  return calls
}

/** Drops calls that the later ones made needless, the dearest first. */
function withoutNeedless(calls: Call[], settings: PlanSettings): Call[] {
  let kept = calls
  const dearestFirst = [...calls].sort(
    (a, b) => costPerKw(b.candidate, settings) - costPerKw(a.candidate, settings),
  )
  for (const call of dearestFirst) {
    const rest = kept.filter((other) => other !== call)
    if (rest.length > 0 && enoughThroughout(rest, settings) >= settings.confidence) kept = rest
  }
  return kept
}

function compareOptions(a: PlanOption, b: PlanOption, settings: PlanSettings): number {
  const aReaches = reaches(a, settings)
  const bReaches = reaches(b, settings)
  if (aReaches !== bReaches) return aReaches ? -1 : 1
  if (aReaches)
    return a.costMinor - b.costMinor || a.leadMinutes - b.leadMinutes || a.participants - b.participants
  return b.safeKw - a.safeKw || b.expectedKw - a.expectedKw || a.costMinor - b.costMinor
}

function reaches(option: PlanOption, settings: PlanSettings): boolean {
  return option.pEnough >= settings.confidence - 1e-9
}

/** Probability that the worst interval's need is met; one event's intervals stand or fall together. */
function enoughThroughout(calls: readonly Call[], settings: PlanSettings): number {
  return Math.min(
    ...settings.needs.map((need, t) => probabilityEnough(delivery(calls, settings.commonShockCv, t), need)),
  )
}

/** Mean over the intervals of the event. */
function meanKw({ candidate, participants }: Call, { needs }: PlanSettings): number {
  const sum = needs.reduce((total, _, t) => total + customerMean(candidate, t), 0)
  return (participants * sum) / needs.length
}

function expectedKwh(call: Call, settings: PlanSettings): number {
  return meanKw(call, settings) * settings.hours
}

function callCost(call: Call, settings: PlanSettings): number {
  return expectedKwh(call, settings) * call.candidate.costPerKwhMinor + call.candidate.callCostMinor
}

function costPerKw(candidate: PlanCandidate, settings: PlanSettings): number {
  const whole = { candidate, participants: candidate.customers }
  return callCost(whole, settings) / Math.max(1e-9, meanKw(whole, settings))
}

function programsOf(candidates: readonly PlanCandidate[]): PlanCandidate[][] {
  const programs = new Map<string, PlanCandidate[]>()
  for (const candidate of candidates) {
    const segments = programs.get(candidate.programId)
    if (segments) segments.push(candidate)
    else programs.set(candidate.programId, [candidate])
  }
  return [...programs.values()]
}

function compareIds(a: PlanCandidate, b: PlanCandidate): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
