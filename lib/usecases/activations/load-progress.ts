import type { Db } from '@/lib/db/client'
import type { Activation } from '@/lib/db/generated/client'
import type { ActivationResult } from '@/lib/domain/activation/activation-result'
import type { ActivationState } from '@/lib/domain/activation/activation-state'
import type { Progress } from '@/lib/domain/activation/due-step'
import { loadReadings, QUARTER_HOUR_MS } from '@/lib/usecases/meter-readings/load-readings'

/** What decides the next step of an activation, read only as far as its state needs it. */
export async function loadProgress(db: Db, row: Activation): Promise<Progress> {
  const result = row.result as ActivationResult | null
  const state = row.state as ActivationState
  return {
    state,
    startAt: row.startAt,
    endAt: row.endAt,
    unasked:
      state === 'notifying'
        ? await db.participant.count({ where: { activationId: row.id, noticedAt: null, outcome: null } })
        : 0,
    measured: result !== null,
    calledOff: result?.kind === 'called-off',
    reboundKnown: result?.kind !== 'measured' || result.reboundKnown === true,
    readingsComplete: state === 'measuring' && result === null ? await readingsComplete(db, row) : false,
  }
}

/** Who counts in the measurement: a yes, or devices that act unless told otherwise, overrides included. */
export const TOOK_PART = {
  noticedAt: { not: null },
  OR: [
    { state: 'accepted' },
    { state: 'asked', participation: 'opt-out' },
    { state: 'declined', overriddenAt: { not: null } },
  ],
}

/** Every touched quarter hour of every participant has a reading. */
async function readingsComplete(db: Db, row: Activation): Promise<boolean> {
  const participants = await db.participant.findMany({
    where: { activationId: row.id, ...TOOK_PART },
    select: { meterId: true },
  })
  const meterIds = participants.map((participant) => participant.meterId)
  const readings = await loadReadings(db, meterIds, { from: row.startAt, to: row.endAt })
  const first = Math.floor(row.startAt.getTime() / QUARTER_HOUR_MS) * QUARTER_HOUR_MS
  for (const readingAt of readings.values()) {
    for (let at = first; at < row.endAt.getTime(); at += QUARTER_HOUR_MS)
      if (typeof readingAt(at) !== 'number') return false
  }
  return true
}
