import { type PlanRequest, type PlanResult, planOptions } from '@/lib/domain/plan/plan-options'
import { customerObstacle } from '@/lib/domain/recommendation/customer-obstacle'
import { type Obstacle, programObstacle } from '@/lib/domain/recommendation/program-obstacle'
import type { Enrolled, EnrolledProgram } from './load-enrolled'
import type { Beliefs } from './segment-beliefs'
import { INTERVAL_MINUTES, segmentEnrolled } from './segment-enrolled'

/** Longest that an alert can wait for the start of its event. */
export const MAX_LEAD_MINUTES = 60

export type PlanInput = {
  programs: EnrolledProgram[]
  enrolled: Enrolled[]
  beliefs: Beliefs
  /** By quarter hour of the event */
  needByIntervalKw: readonly number[]
  durationMinutes: number
  /** When the event has to start; as soon as each program can where it is null */
  startAt?: Date | null
  gridNow: Date
  timeZone: string
  /** Equipment is at risk now: everybody who can be called comes first */
  urgent?: boolean
}

export type ComputedPlan = PlanResult & {
  obstacles: { programId: string; name: string; obstacle: Obstacle }[]
  deviceTypesOf: Map<string, string[]>
  /** What the options were made from; the optimiser is given the same */
  request: PlanRequest
}

/** Options for a need from the people really enrolled under one transformer, and why the other programs are out. */
export function computePlan(input: PlanInput): ComputedPlan {
  const obstacles: ComputedPlan['obstacles'] = []
  const maxLeadMinutes = leadUntil(input)
  const deviceTypesOf = new Map<string, string[]>()
  const candidates = input.programs.flatMap((program) => {
    const callable = callableCustomers(input, program, input.startAt ?? undefined, maxLeadMinutes)
    if ('obstacle' in callable) {
      obstacles.push({ programId: program.id, name: program.name, obstacle: callable.obstacle })
      return []
    }
    deviceTypesOf.set(program.id, callable.customers[0]!.deviceTypes)
    return segmentEnrolled(program, callable.customers, input)
  })
  const request: PlanRequest = {
    candidates,
    needKw: Math.max(0, ...input.needByIntervalKw),
    needByIntervalKw: input.needByIntervalKw,
    durationMinutes: input.durationMinutes,
    intervalMinutes: INTERVAL_MINUTES,
    maxLeadMinutes,
    urgent: input.urgent,
  }
  return completePlan({ obstacles, deviceTypesOf, request }, planOptions(request))
}

/** How long customers may be told before the start: what is foreseen leaves programs with long notice the time. */
function leadUntil({ startAt, gridNow }: Pick<PlanInput, 'startAt' | 'gridNow'>): number {
  if (!startAt) return MAX_LEAD_MINUTES
  return Math.max(MAX_LEAD_MINUTES, Math.floor((startAt.getTime() - gridNow.getTime()) / 60_000))
}

/** The plan with other options in it, say the optimiser's; a program is out when none of its groups can be called. */
export function completePlan(
  { obstacles, deviceTypesOf, request }: Pick<ComputedPlan, 'obstacles' | 'deviceTypesOf' | 'request'>,
  result: PlanResult,
): ComputedPlan {
  const out = new Set(result.excluded.map((one) => one.id))
  const usable = new Set(request.candidates.filter((one) => !out.has(one.id)).map((one) => one.programId))
  const excluded = new Map(
    result.excluded.filter((one) => !usable.has(one.programId)).map((one) => [one.programId, one]),
  )
  return { ...result, excluded: [...excluded.values()], obstacles, deviceTypesOf, request }
}

/** Customers of one program who can be called at its own notice, or the reason that nobody can. */
export function callableCustomers(
  input: Pick<PlanInput, 'enrolled' | 'durationMinutes' | 'gridNow' | 'timeZone'>,
  program: EnrolledProgram,
  startAt = new Date(input.gridNow.getTime() + program.terms.noticeMinutes * 60_000),
  maxLeadMinutes = MAX_LEAD_MINUTES,
): { customers: Enrolled[] } | { obstacle: Obstacle } {
  const { terms } = program
  const endAt = new Date(startAt.getTime() + input.durationMinutes * 60_000)
  const obstacle = programObstacle(terms, {
    noticeAt: input.gridNow,
    startAt,
    endAt,
    timeZone: input.timeZone,
    maxLeadMinutes,
  })
  if (obstacle) return { obstacle }
  const enrolled = input.enrolled.filter((customer) => customer.programId === program.id)
  if (enrolled.length === 0) return { obstacle: { code: 'no-enrollment', values: {} } }
  const reasons = new Map<string, { obstacle: Obstacle; customers: number }>()
  const customers = enrolled.filter((customer) => {
    const reason = ownObstacle(input, customer, { startAt, endAt }, enrolled.length)
    if (reason) {
      const known = reasons.get(reason.code)
      reasons.set(reason.code, { obstacle: reason, customers: (known?.customers ?? 0) + 1 })
    }
    return reason === null
  })
  if (customers.length > 0) return { customers }
  const [most] = [...reasons.values()].sort((a, b) => b.customers - a.customers)
  return { obstacle: most!.obstacle }
}

/** A customer is called under the version they joined under: its notice, its hours, its limits. */
function ownObstacle(
  input: Pick<PlanInput, 'gridNow' | 'timeZone'>,
  customer: Enrolled,
  { startAt, endAt }: { startAt: Date; endAt: Date },
  enrolled: number,
): Obstacle | null {
  const { terms } = customer
  const window = { startAt, endAt, timeZone: input.timeZone }
  const code = customerObstacle(customer, terms, window)
  if (code) return { code, values: { count: enrolled } }
  const leadMinutes = Math.ceil((startAt.getTime() - input.gridNow.getTime()) / 60_000)
  const maxLeadMinutes = Math.max(leadMinutes, MAX_LEAD_MINUTES)
  if (terms.noticeMinutes > leadMinutes)
    return { code: 'notice-too-long', values: { noticeMinutes: terms.noticeMinutes, leadMinutes } }
  return programObstacle(terms, { ...window, noticeAt: input.gridNow, maxLeadMinutes })
}
