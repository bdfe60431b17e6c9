const KEY = 'fl-read'

/** The last seq read on this browser, for the unread line; the server keeps its own for the unread count. */
export function readMarkOf(conversationId: string | null): number {
  if (!conversationId) return 0
  try {
    const stored = JSON.parse(window.localStorage.getItem(KEY) ?? '{}') as { id?: string; seq?: number }
    return stored.id === conversationId && typeof stored.seq === 'number' ? stored.seq : 0
  } catch {
    return 0
  }
}

export function storeReadMark(conversationId: string | null, seq: number): void {
  try {
    window.localStorage.setItem(KEY, JSON.stringify({ id: conversationId, seq }))
  } catch {
    // Without storage the line is missing, nothing else.
  }
}
