import type { PlanCandidate } from '@/lib/domain/plan/candidate'
import { DEVICE_RESPONSES, type DeviceType } from '@/lib/domain/response/device-types'
import { meanProfile } from '@/lib/domain/response/mean-profile'
import { type CallConditions, meanParticipation } from '@/lib/domain/response/participation'
import { expectedParticipation, type SegmentBelief } from '@/lib/domain/response/segment-belief'

export type PlannableCustomer = {
  id: string
  type: DeviceType
  ratedKw?: number
  homeLoadKw?: number
  callsLast7Days?: number
}

export type ProgramTerms = Pick<
  PlanCandidate,
  | 'programId'
  | 'programName'
  | 'costPerKwhMinor'
  | 'callCostMinor'
  | 'leadMinutes'
  | 'maxHours'
  | 'eventsLeft'
>

export type SegmentCandidate = PlanCandidate & { type: DeviceType; customerIds: string[] }

/**
 * The customers of one program under one transformer as candidates: by device type, in tranches of a few customers,
 * those called least lately first. Small tranches let a plan stop near its need instead of calling everyone.
 * Measured beliefs of a segment replace the type's means; profile and rebound stay those of the type.
 */
export function segmentCandidates(input: {
  program: ProgramTerms
  customers: readonly PlannableCustomer[]
  conditions?: CallConditions
  durationMinutes: number
  intervalMinutes: number
  trancheSize?: number
  beliefs?: Partial<Record<DeviceType, SegmentBelief>>
}): SegmentCandidate[] {
  const byType = new Map<DeviceType, PlannableCustomer[]>()
  for (const customer of input.customers) {
    const list = byType.get(customer.type)
    if (list) list.push(customer)
    else byType.set(customer.type, [customer])
  }
  return [...byType].flatMap(([type, customers]) => {
    const rested = [...customers].sort(
      (a, b) => (a.callsLast7Days ?? 0) - (b.callsLast7Days ?? 0) || (a.id < b.id ? -1 : 1),
    )
    return chunks(rested, input.trancheSize ?? 6).map((tranche, i) => candidate(input, type, tranche, i))
  })
}

function candidate(
  input: Parameters<typeof segmentCandidates>[0],
  type: DeviceType,
  customers: readonly PlannableCustomer[],
  index: number,
): SegmentCandidate {
  const response = DEVICE_RESPONSES[type]
  const recentCalls = mean(customers.map((customer) => customer.callsLast7Days ?? 0))
  const conditions = {
    ...input.conditions,
    durationHours: input.durationMinutes / 60,
    callsLast7Days: recentCalls,
  }
  const sizes = customers.map((customer) =>
    type === 'behavioural'
      ? Math.max(0, customer.homeLoadKw ?? 1)
      : (customer.ratedKw ?? response.typicalRatedKw),
  )
  const belief = input.beliefs?.[type]
  const size = mean(sizes)
  const kwEach = belief ? belief.kwMean : size * response.deliveredShare
  const sizeSquare = size > 0 ? mean(sizes.map((kw) => (kw / size - 1) ** 2)) : 0
  const participation = belief ? expectedParticipation(belief) : meanParticipation(type, conditions)
  const intervals = Math.ceil(input.durationMinutes / input.intervalMinutes - 1e-9)
  return {
    ...input.program,
    id: `${input.program.programId}/${type}/${index + 1}`,
    type,
    customerIds: customers.map((customer) => customer.id),
    customers: customers.length,
    kwEach,
    // A participant whose device has nothing to give counts as one who does not take part.
    participation: participation * response.availability,
    cv: Math.sqrt((1 + response.kwCv ** 2) * (1 + sizeSquare) - 1),
    reboundShare: response.reboundShare,
    recentCalls,
    ...(response.netZeroMinutes === null
      ? {}
      : { profile: meanProfile(type, input.durationMinutes, input.intervalMinutes, intervals) }),
  }
}

function chunks<T>(list: readonly T[], size: number): T[][] {
  const count = Math.ceil(list.length / size)
  return Array.from({ length: count }, (_, i) => list.slice(i * size, (i + 1) * size))
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}
