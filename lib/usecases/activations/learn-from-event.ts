import type { Tx } from '@/lib/db/client'
import type { Activation, Participant } from '@/lib/db/generated/client'
import { outcomeOf } from '@/lib/domain/activation/settlement-terms'
import type { DeviceType } from '@/lib/domain/response/device-types'
import { updateBelief } from '@/lib/domain/response/segment-belief'
import { beliefOf, loadBeliefs } from '@/lib/usecases/recommendations/segment-beliefs'
import { shareHeld } from '@/lib/usecases/recommendations/share-held'
import { loadTerms, type TermsOf } from './program-terms'

/** One noisy event must not turn a segment upside down: what it says of the kW stays between nothing and this. */
const LARGEST_FACTOR = 3
const BELIEFS_LOCK = 7_340_011

/**
 * Moves what the planner believes of each segment by a settled event: who took part, and their measured kW over what
 * their devices' ratings promised. Runs in the transaction that settles the event, so each event counts once.
 */
export async function learnFromEvent(tx: Tx, activation: Activation, now: Date): Promise<void> {
  const participants = await tx.participant.findMany({ where: { activationId: activation.id } })
  if (participants.length === 0) return
  const termsOf = await loadTerms(
    tx,
    participants.map((participant) => participant.programId),
  )
  // Two events that settle at once move the same segments one after the other.
  await tx.$executeRaw`select pg_advisory_xact_lock(${BELIEFS_LOCK})`
  const beliefs = await loadBeliefs(tx)
  const segments = Map.groupBy(participants, ({ programId, deviceTypes }) => `${programId} ${deviceTypes[0]}`)
  for (const segment of segments.values()) {
    const { programId, programVersion, deviceTypes } = segment[0]!
    const deviceType = (deviceTypes[0] ?? 'behavioural') as DeviceType
    const terms = termsOf(programId, programVersion)
    const before = beliefOf(beliefs, { id: programId, terms }, deviceType)
    const { kwMean, ...after } = updateBelief(
      { ...before, kwMean: before.kwFactor },
      measuredOf(activation, segment, deviceType, termsOf, before.kwFactor),
    )
    const values = { ...after, kwFactor: kwMean, updatedAt: now }
    await tx.segmentBelief.upsert({
      where: { programId_deviceType: { programId, deviceType } },
      create: { programId, deviceType, ...values, events: 1 },
      update: { ...values, events: { increment: 1 } },
    })
  }
}

/** Counts, and the kW factor of those who took part and could be measured. */
function measuredOf(
  activation: Activation,
  segment: Participant[],
  type: DeviceType,
  termsOf: TermsOf,
  believedFactor: number,
) {
  const tookPart = segment.filter((participant) => {
    const outcome = outcomeOf(participant)
    return outcome === 'participated' || outcome === 'overridden'
  })
  const measured = tookPart.filter((participant) => participant.reductionKw !== null)
  const promisedKw = measured.reduce((sum, { programId, programVersion, expectedKw }) => {
    const { participation } = termsOf(programId, programVersion).response
    return sum + (participation > 0 ? expectedKw / participation : 0)
  }, 0)
  const own = (activation.endAt.getTime() - activation.startAt.getTime()) / 60_000
  // Each acts for the event less the spread of the starts.
  const minutes = own - activation.staggerMinutes
  const held = promisedKw * shareHeld(type, minutes)
  const reducedKw = measured.reduce((sum, participant) => sum + participant.reductionKw!, 0)
  const counts = { participated: tookPart.length, not: segment.length - tookPart.length }
  // Nobody measured: the counts still teach something, the kW does not.
  if (held <= 0) return { ...counts, averageKw: believedFactor }
  return { ...counts, averageKw: Math.min(LARGEST_FACTOR, Math.max(0, reducedKw / held)) }
}
