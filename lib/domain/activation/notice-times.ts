const MINUTE_MS = 60_000

/** A notice that nobody has seen goes out by phone or mail after a third of the lead, at most after ten minutes. */
export function outsideFrom(event: { noticedAt: Date; startAt: Date }): Date {
  const leadMs = Math.max(0, event.startAt.getTime() - event.noticedAt.getTime())
  return new Date(event.noticedAt.getTime() + Math.min(10 * MINUTE_MS, leadMs / 3))
}

/**
 * When those who have not said no are reminded: an hour before the start, later when the lead is short; null below an
 * hour of lead, when the notice itself is fresh enough.
 */
export function remindFrom(event: { noticedAt: Date; startAt: Date }): Date | null {
  const leadMs = event.startAt.getTime() - event.noticedAt.getTime()
  if (leadMs < 60 * MINUTE_MS) return null
  return new Date(event.startAt.getTime() - Math.min(60 * MINUTE_MS, leadMs / 4))
}

/** Kind of the alert that too little delivery raises. */
export const SHORTFALL_KIND = 'dr-shortfall'

/** Delivery in the middle of an event below this share of what is expected asks for more. */
export const SHORTFALL_SHARE = 0.6

export function isShort(deliveredKw: number, expectedKw: number): boolean {
  return expectedKw > 0 && deliveredKw < SHORTFALL_SHARE * expectedKw
}
