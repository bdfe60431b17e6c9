import type { ActivationDto, ActivationState } from '@/lib/protocol/activation'
import type { ActivationHome, ActivationHomes } from '@/lib/protocol/activation-homes'

const QUARTER_MS = 900_000
const BEFORE_MS = 15 * 60_000
const AFTER_MS = 60 * 60_000

/** From a little before anybody was asked (or `firstAt`, when that was earlier) to an hour after the end. */
export function replaySpan(
  activation: ActivationDto,
  homes: readonly ActivationHome[],
  firstAt: number | null,
): { from: number; to: number } {
  const start = Date.parse(activation.startAt)
  const asked = homes.map((home) => (home.noticedAt ? Date.parse(home.noticedAt) : start))
  const first = asked.reduce((least, at) => Math.min(least, at), Math.min(start, firstAt ?? start))
  return { from: first - BEFORE_MS, to: Date.parse(activation.endAt) + AFTER_MS }
}

/** The event as it stood at a past instant (ms): who had been asked and had answered, what had been measured. */
export function activationAt(
  activation: ActivationDto,
  homes: ActivationHomes,
  at: number,
): { activation: ActivationDto; homes: ActivationHomes } {
  const then = homes.homes.map((home) => homeAt(home, at))
  const count = (test: (home: ActivationHome) => boolean) => then.filter(test).length
  const asked = count((home) => home.noticedAt !== null)
  const accepted = count((home) => home.state === 'accepted')
  const declined = count((home) => home.state === 'declined')
  return {
    activation: {
      ...activation,
      state: stateAt(activation, asked, at),
      funnel: {
        asked,
        reached: count((home) => home.reachedAt !== null),
        accepted,
        declined,
        silent: asked - accepted - declined,
      },
      reductionKw: null,
      energyKwh: null,
      settlement: null,
    },
    homes: {
      ...homes,
      homes: then,
      // A quarter hour is known when it is over; what is usual was known before.
      curve: homes.curve.map((point) =>
        Date.parse(point.at) + QUARTER_MS <= at ? point : { ...point, actualKw: null },
      ),
    },
  }
}

function stateAt(activation: ActivationDto, asked: number, at: number): ActivationState {
  if (at >= Date.parse(activation.endAt)) return 'measuring'
  if (at >= Date.parse(activation.startAt)) return 'active'
  return asked > 0 ? 'notifying' : 'scheduled'
}

function homeAt(home: ActivationHome, at: number): ActivationHome {
  const until = (time: string | null) => (time !== null && Date.parse(time) <= at ? time : null)
  const respondedAt = until(home.respondedAt)
  return {
    ...home,
    noticedAt: until(home.noticedAt),
    reachedAt: until(home.reachedAt),
    respondedAt,
    overriddenAt: until(home.overriddenAt),
    state: respondedAt === null ? 'asked' : home.state,
    outcome: null,
    outcomeReason: null,
    baselineKw: null,
    actualKw: null,
    reductionKw: null,
    energyKwh: null,
    amountMinor: null,
  }
}
