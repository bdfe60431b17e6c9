/**
 * When the load came back under its limit for the rest of the event: the first reading from which on every reading
 * is at or under it. Null when there is no reading or the last one is above.
 */
export function backUnderLimitAt(
  readings: readonly { observedAt: Date; loadKw: number }[],
  limitKw: number,
): Date | null {
  let since: Date | null = null
  for (const reading of readings) {
    if (reading.loadKw > limitKw) since = null
    else since ??= reading.observedAt
  }
  return since
}
