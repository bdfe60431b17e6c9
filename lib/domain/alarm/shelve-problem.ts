import type { AlarmSettings } from './alarm-settings'

export type ShelveProblem = { code: 'too-long' | 'too-long-p1' | 'no-reason'; minutes: number }

/** Why an alert may not be put aside like this; null when it may. Limits are the server's, not the person's. */
export function shelveProblem(
  wanted: { minutes: number; reason: string | null; priority: number },
  limits: Pick<AlarmSettings, 'maxShelveMinutes' | 'maxShelveMinutesP1' | 'shelveReasonAboveMinutes'>,
): ShelveProblem | null {
  const { minutes, reason, priority } = wanted
  if (minutes > limits.maxShelveMinutes) return { code: 'too-long', minutes: limits.maxShelveMinutes }
  if (priority === 1 && minutes > limits.maxShelveMinutesP1)
    return { code: 'too-long-p1', minutes: limits.maxShelveMinutesP1 }
  if (minutes > limits.shelveReasonAboveMinutes && !reason?.trim())
    return { code: 'no-reason', minutes: limits.shelveReasonAboveMinutes }
  return null
}
