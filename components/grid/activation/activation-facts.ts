import type { RoomFormat } from '@/lib/client/grid/room-format'
import type { ActivationDto, ActivationState } from '@/lib/protocol/activation'

export const STAGES: readonly ActivationState[] = ['scheduled', 'notifying', 'active', 'measuring', 'settled']

export function isRunning(activation: ActivationDto): boolean {
  return ['scheduled', 'notifying', 'active', 'measuring'].includes(activation.state)
}

/** An abort still changes something: before the end of the event. */
export function canAbort(state: ActivationState): boolean {
  return state === 'scheduled' || state === 'notifying' || state === 'active'
}

/** It has run to its end: what happened can be looked at again. */
export function isOver(state: ActivationState): boolean {
  return state === 'measuring' || state === 'settled'
}

/** A later end can still be set. */
export function canExtend(state: ActivationState): boolean {
  return state === 'scheduled' || state === 'notifying' || state === 'active'
}

export function acceptedShare(activation: ActivationDto, format: RoomFormat): string {
  const { asked, accepted } = activation.funnel
  return asked === 0 ? '–' : `${format.percent((100 * accepted) / asked)} %`
}
