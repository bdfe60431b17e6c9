/** The event as one participant lives it: between their own start and end where it is spread, all of it where not. */
export function ownEvent<Event extends { startAt: Date; endAt: Date }>(
  event: Event,
  participant: { startAt: Date | null; endAt: Date | null },
): Event {
  return {
    ...event,
    startAt: participant.startAt ?? event.startAt,
    endAt: participant.endAt ?? event.endAt,
  }
}
