import type { Db, Tx } from '@/lib/db/client'
import type { DeviceType } from '@/lib/domain/response/device-types'
import type { EnrolledProgram } from './load-enrolled'

/** Participation as Beta(a, b), and the kW of a participant over what the rating promised. */
export type Belief = { participationA: number; participationB: number; kwFactor: number; kwWeight: number }

/** What events have taught, by program and device type; a segment without events is not there. */
export type Beliefs = ReadonlyMap<string, Belief>

/** Events of this many customers would move a first belief half-way. */
const PRIOR_CUSTOMERS = 20

export async function loadBeliefs(db: Db | Tx): Promise<Beliefs> {
  const rows = await db.segmentBelief.findMany()
  return new Map(rows.map((row) => [keyOf(row.programId, row.deviceType), row]))
}

/** The segment's belief; before the first event that of the program's published terms. */
export function beliefOf(
  beliefs: Beliefs,
  { id, terms }: Pick<EnrolledProgram, 'id' | 'terms'>,
  type: DeviceType,
): Belief {
  const { participation } = terms.response
  return (
    beliefs.get(keyOf(id, type)) ?? {
      participationA: participation * PRIOR_CUSTOMERS,
      participationB: (1 - participation) * PRIOR_CUSTOMERS,
      kwFactor: 1,
      kwWeight: participation * PRIOR_CUSTOMERS,
    }
  )
}

function keyOf(programId: string, deviceType: string): string {
  return `${programId} ${deviceType}`
}
