import type { PlanCandidate } from '@/lib/domain/plan/candidate'
import { type SegmentCandidate, segmentCandidates } from '@/lib/domain/plan/segment-candidates'
import { DEVICE_RESPONSES, type DeviceType } from '@/lib/domain/response/device-types'
import { meanParticipation } from '@/lib/domain/response/participation'
import { expectedParticipation } from '@/lib/domain/response/segment-belief'
import type { Enrolled, EnrolledProgram } from './load-enrolled'
import { type Beliefs, beliefOf } from './segment-beliefs'
import { profileScale } from './share-held'

export type SegmentTerms = {
  gridNow: Date
  durationMinutes: number
  beliefs: Beliefs
  /** Customers called together; everybody at once when it is the number of customers */
  trancheSize?: number
}

export const INTERVAL_MINUTES = 15
const WEEK_MS = 7 * 86_400_000
const YEAR_MS = 365 * 86_400_000

/**
 * The callable customers of one program in small groups that a plan can call, least called first. What is expected of
 * them are the program's published figures, moved by what its events have measured.
 */
export function segmentEnrolled(
  program: EnrolledProgram,
  customers: readonly Enrolled[],
  { gridNow, durationMinutes, beliefs, trancheSize }: SegmentTerms,
): SegmentCandidate[] {
  const { terms } = program
  const type: DeviceType = terms.deviceType ?? 'behavioural'
  const { availability } = DEVICE_RESPONSES[type]
  const belief = beliefOf(beliefs, program, type)
  const participation = expectedParticipation(belief) * availability
  return segmentCandidates({
    program: {
      programId: program.id,
      programName: program.name,
      costPerKwhMinor: terms.planning.costPerKwhMinor,
      callCostMinor: terms.planning.callCostMinor,
      leadMinutes: terms.noticeMinutes,
      maxHours: terms.limits.maxHoursPerEvent,
      eventsLeft: eventsLeft(customers, terms.limits.maxEventsPerYear, gridNow),
    },
    customers: customers.map((customer) => ({
      id: customer.meterId,
      type,
      ...sizeOf(type, customer.kwEach),
      callsLast7Days: calledSince(customer, gridNow.getTime() - WEEK_MS),
    })),
    conditions: { noticeHours: terms.noticeMinutes / 60 },
    durationMinutes,
    intervalMinutes: INTERVAL_MINUTES,
    ...(trancheSize === undefined ? {} : { trancheSize }),
  }).map((candidate) => ({
    ...candidate,
    participation: participation * participationUnder(type, terms, durationMinutes, candidate.recentCalls),
    kwEach: candidate.kwEach * belief.kwFactor,
    reboundShare: terms.response.reboundShare,
    ...(candidate.profile ? { profile: scaled(candidate.profile, profileScale(type)) } : {}),
  }))
}

/** What a long event, or many calls of the last days where nothing is paid, leave of the usual participation. */
function participationUnder(
  type: DeviceType,
  { reward }: EnrolledProgram['terms'],
  durationMinutes: number,
  callsLast7Days = 0,
): number {
  const paid = Object.values(reward).some((amount) => amount > 0)
  const conditions = { durationHours: durationMinutes / 60, callsLast7Days, paid }
  return meanParticipation(type, conditions) / meanParticipation(type)
}

function scaled({ mean, meanSquare }: NonNullable<PlanCandidate['profile']>, by: number) {
  return {
    mean: mean.map((share) => share * by),
    meanSquare: meanSquare.map((share) => share * by * by),
  }
}

/** The size that the response model makes this mean kW of. */
function sizeOf(type: DeviceType, kwEach: number): { ratedKw: number } | { homeLoadKw: number } {
  const { deliveredShare, availability } = DEVICE_RESPONSES[type]
  const size = kwEach / (deliveredShare * availability)
  return type === 'behavioural' ? { homeLoadKw: size } : { ratedKw: size }
}

/** Of the customer who has the fewest left; nobody without one is here. */
function eventsLeft(customers: readonly Enrolled[], perYear: number, gridNow: Date): number {
  const most = Math.max(0, ...customers.map((customer) => calledSince(customer, gridNow.getTime() - YEAR_MS)))
  return Math.max(1, perYear - most)
}

function calledSince(customer: Enrolled, sinceMs: number): number {
  return customer.events.filter((event) => event.startAt.getTime() > sinceMs).length
}
