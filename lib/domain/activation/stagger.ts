/** Own windows begin at multiples of this after the first start. */
export const STAGGER_STEP_MINUTES = 5
export const MOST_STAGGER_MINUTES = 60

/**
 * Minutes after the event's first start at which each of `count` participants begins, in their given order: in turn over
 * evenly spread steps, so that every neighbourhood of the list is spread alike and the last one begins at the end of the
 * spread. All 0 without a spread.
 */
export function staggerOffsets(count: number, staggerMinutes: number): number[] {
  const steps = Math.min(count, Math.floor(staggerMinutes / STAGGER_STEP_MINUTES) + 1)
  const offsetOf = (step: number) =>
    steps < 2
      ? 0
      : STAGGER_STEP_MINUTES * Math.round((step * staggerMinutes) / (steps - 1) / STAGGER_STEP_MINUTES)
  return Array.from({ length: count }, (_, i) => offsetOf(i % steps))
}

/** Mean share of the participants that is acting between the event's first start and `minutes` after it, before the first end. */
export function meanShareUntil(minutes: number, staggerMinutes: number): number {
  if (minutes <= 0) return 0
  if (minutes <= staggerMinutes) return minutes / (2 * staggerMinutes)
  return (minutes - staggerMinutes / 2) / minutes
}

/** Mean share of the participants that is acting over the whole event, from the first start to the last end. */
export function meanShare(event: { startAt: Date; endAt: Date; staggerMinutes: number }): number {
  const minutes = (event.endAt.getTime() - event.startAt.getTime()) / 60_000
  return (minutes - event.staggerMinutes) / minutes
}
