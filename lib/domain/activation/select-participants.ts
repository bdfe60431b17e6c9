/** Who may be asked, with what decides the order. */
export type Callable = {
  meterId: string
  /** Events in the last 30 days */
  recentCalls: number
  /** Sits in the chat right now */
  live: boolean
  enrolledAt: Date
}

/**
 * The `count` to ask of a program's customers: least-called first, so that the burden is shared; among equals those
 * who are here to answer, then the newest enrollment, which has never been asked before.
 */
export function selectParticipants<T extends Callable>(callable: readonly T[], count: number): T[] {
  return [...callable]
    .sort(
      (a, b) =>
        a.recentCalls - b.recentCalls ||
        Number(b.live) - Number(a.live) ||
        b.enrolledAt.getTime() - a.enrolledAt.getTime() ||
        (a.meterId < b.meterId ? -1 : 1),
    )
    .slice(0, count)
}
