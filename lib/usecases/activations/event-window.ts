import { AppError } from '@/lib/errors'
import type { CreateActivationInput } from '@/lib/protocol/activation'
import type { PlanBasis } from '@/lib/usecases/recommendations/present-recommendation'
import type { PlanChoice } from './plan-choice'

/** When an event runs (grid time); `given` when somebody chose it instead of taking what the plan says. */
export type EventWindow = {
  startAt: Date
  endAt: Date
  gridNow: Date
  given: boolean
  /** How long each participant acts */
  minutes: number
  /** Over how many minutes their starts and ends are spread: the window is longer by them */
  staggerMinutes: number
}

const MOST_AHEAD_MS = 7 * 86_400_000

export function eventWindow(
  plan: PlanChoice,
  wanted: Pick<CreateActivationInput, 'startAt' | 'durationMinutes' | 'staggerMinutes'>,
  gridNow: Date,
): EventWindow {
  const leadMs = plan.option.leadMinutes * 60_000
  const basis = plan.basis as unknown as PlanBasis
  // Against stress that is foreseen the event waits for it.
  const soonestMs = Math.max(gridNow.getTime() + leadMs, basis.startAt ? Date.parse(basis.startAt) : 0)
  const startAt = wanted.startAt ? new Date(wanted.startAt) : new Date(soonestMs)
  const minutes =
    wanted.durationMinutes ??
    Math.min(plan.alert.expectedDurationMinutes ?? basis.durationMinutes, basis.durationMinutes)
  const { staggerMinutes } = wanted
  const endAt = new Date(startAt.getTime() + (minutes + staggerMinutes) * 60_000)
  const given = Boolean(wanted.startAt ?? wanted.durationMinutes)
  return { startAt, endAt, gridNow, given, minutes, staggerMinutes }
}

/** Why an event cannot be at this time for this option; null when it can. */
export function windowProblem(plan: PlanChoice, window: EventWindow): AppError | null {
  const { startAt, gridNow } = window
  const leadMs = plan.option.leadMinutes * 60_000
  // A second of grace: the sender computed the same sum a moment earlier.
  if (startAt.getTime() < gridNow.getTime() + leadMs - 1000)
    return new AppError(
      'unprocessable',
      `Customers of this option need ${plan.option.leadMinutes} minutes of notice: startAt is too soon.`,
      { errors: [{ pointer: '/startAt', detail: 'is too soon' }] },
    )
  if (startAt.getTime() > gridNow.getTime() + MOST_AHEAD_MS)
    return new AppError('unprocessable', 'startAt lies more than a week ahead.', {
      errors: [{ pointer: '/startAt', detail: 'is too far ahead' }],
    })
  if (window.staggerMinutes > window.minutes / 2)
    return new AppError(
      'unprocessable',
      `Starts and ends can be spread over half of the event at most, ${Math.floor(window.minutes / 2)} minutes.`,
      { errors: [{ pointer: '/staggerMinutes', detail: 'is more than half of the event' }] },
    )
  return null
}
