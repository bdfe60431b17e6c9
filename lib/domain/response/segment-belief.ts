import { DEVICE_RESPONSES, type DeviceType } from '@/lib/domain/response/device-types'

/** What is believed of one segment: participation as Beta(a, b), kW of a participant as a weighted mean. */
export type SegmentBelief = {
  participationA: number
  participationB: number
  kwMean: number
  /** How many participants the mean stands for. */
  kwWeight: number
}

/** Events of this many customers would move a first belief half-way. */
const PRIOR_CUSTOMERS = 20

/** The belief before anything was measured: the type's published means. */
export function priorBelief(type: DeviceType, kwEach: number): SegmentBelief {
  const { participation } = DEVICE_RESPONSES[type]
  return {
    participationA: participation * PRIOR_CUSTOMERS,
    participationB: (1 - participation) * PRIOR_CUSTOMERS,
    kwMean: kwEach,
    kwWeight: PRIOR_CUSTOMERS * participation,
  }
}

/**
 * The belief after one settled event: Beta(a + participated, b + not), and the mean kW moved by what was measured.
 * `memory` below 1 forgets old events, so that a habituating segment is noticed.
 */
export function updateBelief(
  belief: SegmentBelief,
  measured: { participated: number; not: number; averageKw: number },
  memory = 0.95,
): SegmentBelief {
  const kwWeight = belief.kwWeight * memory + measured.participated
  return {
    participationA: belief.participationA * memory + measured.participated,
    participationB: belief.participationB * memory + measured.not,
    kwMean:
      kwWeight > 0
        ? (belief.kwMean * belief.kwWeight * memory + measured.averageKw * measured.participated) / kwWeight
        : belief.kwMean,
    kwWeight,
  }
}

/** Participation expected of one more customer of the segment. */
export function expectedParticipation({
  participationA,
  participationB,
}: Pick<SegmentBelief, 'participationA' | 'participationB'>): number {
  return participationA / (participationA + participationB)
}
