import type { PlanCandidate } from '@/lib/domain/plan/candidate'
import { type PlanResult, planOptions } from '@/lib/domain/plan/plan-options'
import { customerObstacle } from '@/lib/domain/recommendation/customer-obstacle'
import { type Obstacle, programObstacle } from '@/lib/domain/recommendation/program-obstacle'
import type { Enrolled, EnrolledProgram } from './load-enrolled'

/** Longest that an alert can wait for the start of its event. */
export const MAX_LEAD_MINUTES = 60

export type PlanInput = {
  programs: EnrolledProgram[]
  enrolled: Enrolled[]
  neededKw: number
  durationMinutes: number
  gridNow: Date
  timeZone: string
  /** Equipment is at risk now: everybody who can be called comes first */
  urgent?: boolean
}

export type ComputedPlan = PlanResult & {
  obstacles: { programId: string; name: string; obstacle: Obstacle }[]
  deviceTypesOf: Map<string, string[]>
}

/** Options for a need from the people really enrolled under one transformer, and why the other programs are out. */
export function computePlan(input: PlanInput): ComputedPlan {
  const obstacles: ComputedPlan['obstacles'] = []
  const candidates: PlanCandidate[] = []
  const deviceTypesOf = new Map<string, string[]>()
  for (const program of input.programs) {
    const callable = callableCustomers(input, program)
    if ('obstacle' in callable) {
      obstacles.push({ programId: program.id, name: program.name, obstacle: callable.obstacle })
      continue
    }
    deviceTypesOf.set(program.id, callable.customers[0]!.deviceTypes)
    candidates.push(candidateOf(program, callable.customers))
  }
  const plan = planOptions({
    candidates,
    needKw: input.neededKw,
    durationMinutes: input.durationMinutes,
    maxLeadMinutes: MAX_LEAD_MINUTES,
    urgent: input.urgent,
  })
  return { ...plan, obstacles, deviceTypesOf }
}

/** Customers of one program who can be called at its own notice, or the reason that nobody can. */
export function callableCustomers(
  input: Pick<PlanInput, 'enrolled' | 'durationMinutes' | 'gridNow' | 'timeZone'>,
  program: EnrolledProgram,
  startAt = new Date(input.gridNow.getTime() + program.terms.noticeMinutes * 60_000),
): { customers: Enrolled[] } | { obstacle: Obstacle } {
  const { terms } = program
  const endAt = new Date(startAt.getTime() + input.durationMinutes * 60_000)
  const obstacle = programObstacle(terms, {
    noticeAt: input.gridNow,
    startAt,
    endAt,
    timeZone: input.timeZone,
    maxLeadMinutes: MAX_LEAD_MINUTES,
  })
  if (obstacle) return { obstacle }
  const enrolled = input.enrolled.filter((customer) => customer.programId === program.id)
  if (enrolled.length === 0) return { obstacle: { code: 'no-enrollment', values: {} } }
  const reasons = new Map<string, number>()
  const customers = enrolled.filter((customer) => {
    const reason = customerObstacle(customer, terms, { startAt, endAt, timeZone: input.timeZone })
    if (reason) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
    return reason === null
  })
  if (customers.length > 0) return { customers }
  const [code] = [...reasons].sort((a, b) => b[1] - a[1])[0]!
  return { obstacle: { code, values: { count: enrolled.length } } }
}

function candidateOf({ id, name, terms }: EnrolledProgram, customers: Enrolled[]): PlanCandidate {
  return {
    id,
    programId: id,
    programName: name,
    customers: customers.length,
    kwEach: customers.reduce((sum, customer) => sum + customer.kwEach, 0) / customers.length,
    participation: terms.response.participation,
    cv: terms.response.cv,
    costPerKwhMinor: terms.planning.costPerKwhMinor,
    callCostMinor: terms.planning.callCostMinor,
    leadMinutes: terms.noticeMinutes,
    maxHours: terms.limits.maxHoursPerEvent,
    eventsLeft: 1,
    reboundShare: terms.response.reboundShare,
  }
}
