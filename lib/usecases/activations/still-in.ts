import type { Prisma } from '@/lib/db/generated/client'

/** Participants whose own part is not over yet; where starts are not spread it is over with the event. */
export function stillIn(gridNow: Date): Prisma.ParticipantWhereInput {
  return { OR: [{ endAt: null }, { endAt: { gt: gridNow } }] }
}
