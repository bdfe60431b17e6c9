import type { ActivationState } from './activation-state'

export const ACTIVATION_STEPS = [
  'notify',
  'start',
  'end',
  'measure',
  'settle',
  'call-off',
  'rebound',
] as const
export type ActivationStep = (typeof ACTIVATION_STEPS)[number]

export type Progress = {
  state: ActivationState
  startAt: Date
  endAt: Date
  /** Participants who should be asked and are not yet */
  unasked: number
  /** Result numbers are written */
  measured: boolean
  /** Everybody asked in an event that was called off has been told */
  calledOff: boolean
  /** Energy that came back after the event is written, or given up on */
  reboundKnown: boolean
  /** Interval readings of every participant have come through the end of the event */
  readingsComplete: boolean
}

const HOUR_MS = 3_600_000

/** Readings that have not come this long after the end are settled without (grid time). */
export const READINGS_WAIT_MS = 24 * HOUR_MS

/** Rebound is looked at over the two hours after an event. */
export const REBOUND_MS = 2 * HOUR_MS

/** The step an activation owes at a grid time; null when it has to wait. Any step may be asked for twice. */
export function dueStep(progress: Progress, gridNow: Date): ActivationStep | null {
  const now = gridNow.getTime()
  switch (progress.state) {
    case 'scheduled':
      return 'notify'
    case 'notifying':
      if (progress.unasked > 0) return 'notify'
      return now >= progress.startAt.getTime() ? 'start' : null
    case 'active':
      return now >= progress.endAt.getTime() ? 'end' : null
    case 'measuring':
      if (progress.measured) return 'settle'
      return progress.readingsComplete || now >= progress.endAt.getTime() + READINGS_WAIT_MS
        ? 'measure'
        : null
    case 'settled':
      return !progress.reboundKnown && now >= progress.endAt.getTime() + REBOUND_MS ? 'rebound' : null
    case 'aborted':
      return progress.calledOff ? null : 'call-off'
    case 'failed':
      return null
  }
}

/** Grid time before which nothing can become due, to sleep until; null when only an outside event changes that. */
export function nextDueAt(progress: Progress): Date | null {
  if (progress.state === 'notifying') return progress.startAt
  if (progress.state === 'active') return progress.endAt
  if (progress.state === 'settled' && !progress.reboundKnown)
    return new Date(progress.endAt.getTime() + REBOUND_MS)
  return null
}
