import type { Message } from '@/lib/protocol/message'

/**
 * What this page knows of a conversation: a contiguous run of messages, and those that arrived ahead of a gap.
 * Only the contiguous run is shown and only it moves the cursor, so a lost message can never be skipped.
 */
export type MessageLog = {
  conversationId: string | null
  epoch: number
  /** False until the first page has come */
  loaded: boolean
  /** Ascending, no gaps */
  messages: Message[]
  /** Ascending, beyond the first gap */
  ahead: Message[]
  /** The newest seq the server is known to have */
  latestSeq: number
  /** Updates that came before the message they change */
  early: Record<string, Message>
}

export type Identity = { conversationId: string; epoch: number }
export type Page = Identity & { messages: Message[]; latestSeq: number }

export const EMPTY_LOG: MessageLog = {
  conversationId: null,
  epoch: 0,
  loaded: false,
  messages: [],
  ahead: [],
  latestSeq: 0,
  early: {},
}

/** The first and last seq of the contiguous run; 0 when it is empty. */
export function firstSeq(log: MessageLog): number {
  return log.messages[0]?.seq ?? 0
}
export function lastSeq(log: MessageLog): number {
  return log.messages.at(-1)?.seq ?? 0
}
export function hasGap(log: MessageLog): boolean {
  return log.loaded && log.latestSeq > lastSeq(log)
}
export function hasOlder(log: MessageLog): boolean {
  return log.loaded && firstSeq(log) > 1
}

/** Another conversation, or the same one restored from elsewhere: everything known is dropped. */
export function identify(log: MessageLog, identity: Identity, latestSeq: number): MessageLog {
  const { conversationId, epoch } = identity
  const unnamed = log.conversationId === null
  if (unnamed || sameIdentity(log, identity))
    return { ...log, conversationId, epoch, latestSeq: Math.max(log.latestSeq, latestSeq) }
  return { ...EMPTY_LOG, conversationId, epoch, latestSeq }
}

export function sameIdentity(log: MessageLog, identity: Identity): boolean {
  return log.conversationId === identity.conversationId && log.epoch === identity.epoch
}

/** A page of history: the first one founds the run, later ones extend it at either end and refresh what they repeat. */
export function addPage(log: MessageLog, page: Page): MessageLog {
  const base = identify(log, page, page.latestSeq)
  const fresh = [...page.messages].sort((a, b) => a.seq - b.seq)
  if (!base.loaded) {
    const run = longestRunAtEnd(fresh)
    return drain({ ...base, loaded: true, messages: run, ahead: mergeBySeq(base.ahead, []) })
  }
  const refreshed = replaceKnown(base, fresh)
  const first = firstSeq(refreshed)
  const older = longestRunAtEnd(fresh.filter((message) => message.seq < first))
  const joined =
    older.at(-1)?.seq === first - 1
      ? { ...refreshed, messages: [...older, ...refreshed.messages] }
      : refreshed
  const last = lastSeq(joined)
  return drain({
    ...joined,
    ahead: mergeBySeq(
      joined.ahead,
      fresh.filter((message) => message.seq > last),
    ),
  })
}

/** A message that just happened. Repeats change nothing; one beyond a gap waits. */
export function addMessage(log: MessageLog, message: Message): MessageLog {
  const latestSeq = Math.max(log.latestSeq, message.seq)
  if (log.loaded && message.seq <= lastSeq(log))
    return latestSeq === log.latestSeq ? log : { ...log, latestSeq }
  return drain({ ...log, latestSeq, ahead: mergeBySeq(log.ahead, [message]) })
}

/** A message whose parts changed: replaced in place, or kept for when the message itself comes. */
export function updateMessage(log: MessageLog, message: Message): MessageLog {
  const replaced = replaceKnown(log, [message])
  if (replaced !== log) return replaced
  if (log.loaded && message.seq < firstSeq(log)) return log
  return { ...log, early: { ...log.early, [message.id]: message } }
}

/** After a cut nothing that came early can be trusted to be the newest. */
export function forgetEarly(log: MessageLog): MessageLog {
  return Object.keys(log.early).length === 0 ? log : { ...log, early: {} }
}

function replaceKnown(log: MessageLog, fresh: Message[]): MessageLog {
  const byId = new Map(fresh.map((message) => [message.id, message]))
  const known = [...log.messages, ...log.ahead].some((message) => byId.has(message.id))
  if (!known) return log
  const replace = (message: Message) => byId.get(message.id) ?? message
  return { ...log, messages: log.messages.map(replace), ahead: log.ahead.map(replace) }
}

/** Moves what is contiguous from `ahead` to the run, with the updates that came before it. */
function drain(log: MessageLog): MessageLog {
  if (!log.loaded) return log
  const messages = [...log.messages]
  let next = (messages.at(-1)?.seq ?? 0) + 1
  const ahead: Message[] = []
  for (const message of log.ahead) {
    if (message.seq < next) continue
    if (message.seq > next) ahead.push(message)
    else {
      messages.push(message)
      next += 1
    }
  }
  return applyEarly({ ...log, messages, ahead })
}

function applyEarly(log: MessageLog): MessageLog {
  const ids = Object.keys(log.early)
  if (ids.length === 0) return log
  const early = { ...log.early }
  const messages = log.messages.map((message) => {
    const update = early[message.id]
    if (!update) return message
    delete early[message.id]
    return update
  })
  return { ...log, messages, early }
}

function longestRunAtEnd(sorted: Message[]): Message[] {
  let start = sorted.length - 1
  while (start > 0 && sorted[start - 1]!.seq === sorted[start]!.seq - 1) start -= 1
  return start < 0 ? [] : sorted.slice(start)
}

function mergeBySeq(a: Message[], b: Message[]): Message[] {
  const bySeq = new Map<number, Message>()
  for (const message of [...a, ...b]) bySeq.set(message.seq, message)
  return [...bySeq.values()].sort((x, y) => x.seq - y.seq)
}
