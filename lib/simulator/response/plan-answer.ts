import type { DeviceType } from '@/lib/domain/response/device-types'
import { drawCommonShock } from '@/lib/domain/response/draw-response'
import { overrideMinute } from '@/lib/domain/response/override'
import { CUSTOMER_SPREAD, participationProbability } from '@/lib/domain/response/participation'
import { drawNormal } from '@/lib/domain/statistics/normal'
import { seededRng } from '@/lib/domain/statistics/seeded-rng'

/** What one simulated customer will do in one event; the same for the same seed, event and meter, at any time. */
export type PlannedAnswer = {
  /** Whether the customer or the device is reached at all */
  reached: boolean
  /** Grid minutes after the notice */
  reachedAfterMinutes: number
  /** null: stays silent */
  answer: 'accept' | 'decline' | null
  answeredAfterMinutes: number
  /** Whether the device or the person really does something when it counts */
  acts: boolean
  /** How strong this customer's reduction is against the type's mean, in standard deviations */
  strength: number
  /** Minutes after the start at which the reduction ends by itself; infinite when it lasts */
  stopMinute: number
  /** The customer ends it by hand and says so */
  overrides: boolean
}

export type AnswerConditions = {
  seed: number
  activationId: string
  meterId: string
  type: DeviceType
  participation: 'opt-in' | 'opt-out'
  /** From the notice to the start */
  leadMinutes: number
  durationMinutes: number
  /** Events this home was called to in the seven days before; they tire where nothing is paid */
  callsLast7Days?: number
  paid?: boolean
}

const SAYS_YES_THOUGH_SILENCE_WOULD_DO = 0.4
const SAYS_NO_WHEN_OPT_OUT = 0.6
const SAYS_NO_WHEN_OPT_IN = 0.35
const REACHED = 0.96
const OVERRIDES_BY_HAND = 0.15

/** Draws a customer's answer from the response model's type means, short notice, long events and fatigue included. */
export function planAnswer(conditions: AnswerConditions): PlannedAnswer {
  const { seed, activationId, meterId, type, leadMinutes, durationMinutes } = conditions
  const leaning = CUSTOMER_SPREAD * drawNormal(seededRng(`leaning:${seed}:${meterId}`))
  const rng = seededRng(`answer:${seed}:${activationId}:${meterId}`)
  const draws = {
    joins: rng(),
    reached: rng(),
    says: rng(),
    reachedAfter: rng(),
    answeredAfter: rng(),
    hand: rng(),
  }
  const strength = drawNormal(rng)
  const stopMinute = overrideMinute(type, -Math.log(1 - rng()))
  const probability = participationProbability(type, leaning, {
    noticeHours: leadMinutes / 60,
    durationHours: durationMinutes / 60,
    callsLast7Days: conditions.callsLast7Days ?? 0,
    paid: conditions.paid ?? true,
  })
  const joins = draws.joins < probability
  const optOut = conditions.participation === 'opt-out'
  // Who does not join an opt-out event says no, or their device does not answer at all.
  const reached = joins || (optOut ? draws.says < SAYS_NO_WHEN_OPT_OUT : draws.reached < REACHED)
  const answer = joins
    ? !optOut || draws.says < SAYS_YES_THOUGH_SILENCE_WOULD_DO
      ? 'accept'
      : null
    : reached && draws.says < (optOut ? SAYS_NO_WHEN_OPT_OUT : SAYS_NO_WHEN_OPT_IN)
      ? 'decline'
      : null
  const patience = Math.min(10, 0.8 * Math.max(3, leadMinutes))
  const reachedAfterMinutes = 0.3 + 0.3 * patience * draws.reachedAfter
  return {
    reached,
    reachedAfterMinutes,
    answer,
    answeredAfterMinutes: reachedAfterMinutes + 0.2 + 0.6 * patience * draws.answeredAfter,
    acts: joins,
    strength,
    stopMinute,
    overrides: joins && stopMinute < durationMinutes && draws.hand < OVERRIDES_BY_HAND,
  }
}

/** The factor that hits every customer of one event alike. */
export function shockOf(seed: number, activationId: string): number {
  return drawCommonShock(seededRng(`shock:${seed}:${activationId}`))
}
