import type { Tx } from '@/lib/db/client'
import type { Part, PartOf } from '@/lib/protocol/message'
import { changeMessages } from '@/lib/usecases/conversations/change-messages'

type EventCard = PartOf<'event'>
type Change = (card: EventCard, messageId: string) => EventCard

/**
 * Changes the event cards in customers' notices, and with them the copies that an answer showed later: a card that was
 * shown twice must not say two things.
 */
export async function changeEventCards(
  tx: Tx,
  messageIds: readonly (string | null)[],
  change: Change,
  now: Date,
): Promise<number> {
  const ids = messageIds.filter((id): id is string => id !== null)
  if (ids.length === 0) return 0
  const copies = await findCopies(tx, ids)
  return changeMessages(
    tx,
    [...ids, ...copies.keys()],
    (part, id) => {
      if (part.type !== 'event') return part
      const original = copies.get(id)
      if (!original) return change(part, id)
      return same(part, original.card) ? change(part, original.messageId) : part
    },
    now,
  )
}

type Original = { messageId: string; card: EventCard }

/** Later messages of the same conversations with an event card, by id, with the card that they may be a copy of. */
async function findCopies(tx: Tx, ids: readonly string[]): Promise<Map<string, Original>> {
  const rows = await tx.$queryRaw<{ id: string; messageId: string; parts: Part[] }[]>`
    select later.id, notice.id as "messageId", notice.parts
    from "Message" notice
    join "Message" later on later."conversationId" = notice."conversationId" and later.seq > notice.seq
    where notice.id = any(${[...ids]}::text[]) and later.role = 'agent' and later.kind = 'chat'
      and jsonb_path_exists(later.parts, '$[*] ? (@.type == "event")')`
  return new Map(
    rows.flatMap(({ id, messageId, parts }) => {
      const card = parts.find((part): part is EventCard => part.type === 'event')
      return card && !ids.includes(id) ? [[id, { messageId, card }]] : []
    }),
  )
}

function same(a: EventCard, b: EventCard): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
