import type { Message } from '@/lib/protocol/message'

export type ThreadItem =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'unread'; key: string }
  | { kind: 'message'; key: string; message: Message; byline: boolean }

const SAME_TURN_MS = 5 * 60_000

/** Puts days and the unread line between the messages; a byline stands once over what was said in one go. */
export function threadItems(
  messages: readonly Message[],
  sameDay: (a: string, b: string) => boolean,
  firstUnreadSeq: number | null,
): ThreadItem[] {
  const items: ThreadItem[] = []
  let before: Message | undefined
  for (const message of messages) {
    const newDay = !before || !sameDay(before.createdAt, message.createdAt)
    if (newDay) items.push({ kind: 'day', key: `day-${message.seq}`, at: message.createdAt })
    const unread = message.seq === firstUnreadSeq && before !== undefined
    if (unread) items.push({ kind: 'unread', key: 'unread' })
    const continues =
      !newDay &&
      !unread &&
      before?.role === message.role &&
      (before.kind === message.kind || message.kind === 'chat') &&
      before.author === message.author &&
      Date.parse(message.createdAt) - Date.parse(before.createdAt) < SAME_TURN_MS
    items.push({ kind: 'message', key: message.id, message, byline: !continues })
    before = message
  }
  return items
}
