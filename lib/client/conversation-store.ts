import type { Message } from '@/lib/protocol/message'
import type { AgentStatus, SessionChanged } from '@/lib/protocol/socket-events'
import * as log from './message-log'
import * as boxes from './outbox'
import { type Answer, ask, type ClientSocket } from './socket'
import { newUuid } from './uuid'

export type Draft = { messageId: string; text: string }
export type ConversationSnapshot = {
  session: SessionChanged | null
  log: log.MessageLog
  outbox: boxes.Outbox
  /** Text that is being written; no fact, replaced by the finished message */
  draft: Draft | null
  agent: AgentStatus
  loadingOlder: boolean
  /** Catching up failed and is being tried again */
  behind: boolean
}

export type ConversationStore = {
  getSnapshot: () => ConversationSnapshot
  subscribe: (listener: () => void) => () => void
  /** Shows and sends a text; waits while there is no connection. Undefined: too many are waiting already. */
  send: (text: string, options?: { secret?: boolean }) => string | undefined
  /** A card's button or form. Never queued: without a connection it is refused at once. */
  submit: (action: string, values: Record<string, unknown>) => Promise<Answer<'action:submit'>>
  retry: (clientMessageId: string) => void
  discard: (clientMessageId: string) => void
  loadOlder: () => Promise<void>
  stop: () => void
  markRead: (seq: number) => void
  resync: () => void
}

export type ConversationOptions = {
  socket: ClientSocket
  storage?: Storage
  storageKey: string
  /** A right code on the socket: the page trades this for its cookie */
  onTicket?: (ticket: string) => void
}

const PAGE = 60
const NEWEST = 2_147_483_647
const IDLE: AgentStatus = { state: 'idle' }

export const EMPTY_CONVERSATION: ConversationSnapshot = {
  session: null,
  log: log.EMPTY_LOG,
  outbox: [],
  draft: null,
  agent: IDLE,
  loadingOlder: false,
  behind: false,
}

/** Keeps one conversation in step with the server, framework-free: the server's rows are the truth, events are hints. */
export function createConversationStore(options: ConversationOptions): ConversationStore {
  const { socket, storage, storageKey } = options
  let state: ConversationSnapshot = { ...EMPTY_CONVERSATION, outbox: boxes.loadOutbox(storage, storageKey) }
  const listeners = new Set<() => void>()
  let syncing = false
  let syncAgain = false
  let retryTimer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let tookOverStored = false

  function set(fields: Partial<ConversationSnapshot>) {
    const next = { ...state, ...fields }
    next.outbox = boxes.settle(next.outbox, next.log.messages, log.lastSeq(next.log))
    if (next.outbox !== state.outbox) boxes.saveOutbox(storage, storageKey, next.outbox)
    state = next
    for (const listener of listeners) listener()
  }

  async function sync() {
    if (syncing) {
      syncAgain = true
      return
    }
    syncing = true
    clearTimeout(retryTimer)
    try {
      do {
        syncAgain = false
        if (!(await pullOnce())) break
      } while (syncAgain || log.hasGap(state.log))
    } finally {
      syncing = false
    }
  }

  /** One page forward from the cursor. False when it should not go on at once. */
  async function pullOnce(): Promise<boolean> {
    const asked = state.log
    const cursor = log.lastSeq(asked)
    const request = asked.loaded ? { afterSeq: cursor, limit: 200 } : { beforeSeq: NEWEST, limit: PAGE }
    const answer = await ask(socket, 'history:sync', request)
    if (!answer.ok) {
      scheduleRetry()
      return false
    }
    // The session changed while this page was on its way: it belongs to what was dropped.
    if (asked.conversationId !== state.log.conversationId || asked.epoch !== state.log.epoch) return true
    failures = 0
    const moved = asked.conversationId !== null && !log.sameIdentity(asked, answer)
    if (moved && asked.loaded) {
      set({ log: log.identify(state.log, answer, answer.latestSeq), draft: null, behind: false })
      return true
    }
    set({ log: log.addPage(state.log, answer), behind: false })
    takeOverStored()
    flush()
    const progressed = log.lastSeq(state.log) > cursor || !asked.loaded
    if (!progressed && log.hasGap(state.log)) {
      scheduleRetry()
      return false
    }
    return true
  }

  function scheduleRetry() {
    failures += 1
    if (socket.connected && failures > 1) set({ behind: true })
    clearTimeout(retryTimer)
    if (socket.connected) retryTimer = setTimeout(sync, Math.min(15_000, 500 * 2 ** Math.min(failures, 5)))
  }

  /** Cards may have been decided while the connection was down: refresh what is loaded, newest first. */
  async function refreshLoaded() {
    const { log: known } = state
    if (!known.loaded || known.messages.length === 0) return
    const answer = await ask(socket, 'history:sync', { beforeSeq: log.lastSeq(known) + 1, limit: 200 })
    if (answer.ok && log.sameIdentity(state.log, answer)) set({ log: log.addPage(state.log, answer) })
  }

  /** Messages stored by an earlier page are sent only into the conversation they were written in. */
  function takeOverStored() {
    if (tookOverStored) return
    tookOverStored = true
    const mine = state.outbox.filter(
      (entry) => entry.conversationId === null || entry.conversationId === state.log.conversationId,
    )
    if (mine.length !== state.outbox.length) set({ outbox: mine })
  }

  /** Sends what waits, one at a time and in order. */
  async function flush() {
    const entry = boxes.nextToSend(state.outbox)
    if (!entry || !socket.connected || !tookOverStored) return
    const id = entry.clientMessageId
    set({ outbox: boxes.change(state.outbox, id, { state: 'sending' }) })
    const answer = await ask(socket, 'message:send', { clientMessageId: id, text: entry.text })
    if (answer.ok) {
      set({ outbox: boxes.change(state.outbox, id, { state: 'sent', seq: answer.seq }) })
      if (answer.seq > state.log.latestSeq) set({ log: { ...state.log, latestSeq: answer.seq } })
      if (log.hasGap(state.log)) void sync()
    } else if ('lost' in answer && !socket.connected) {
      set({ outbox: boxes.change(state.outbox, id, { state: 'waiting' }) })
      return
    } else if (answer.error.retryAfterMs && answer.error.retryAfterMs <= 15_000) {
      set({ outbox: boxes.change(state.outbox, id, { state: 'waiting' }) })
      setTimeout(flush, answer.error.retryAfterMs)
      return
    } else {
      const { code, message } = answer.error
      set({
        outbox: boxes.change(state.outbox, id, {
          state: 'failed',
          errorCode: code,
          errorText: message,
          reference: id.slice(0, 4).toUpperCase(),
        }),
      })
    }
    void flush()
  }

  async function submit(action: string, values: Record<string, unknown>) {
    const payload = { clientMessageId: newUuid(), action, values }
    const first = await ask(socket, 'action:submit', payload)
    if (first.ok || !('lost' in first)) return first
    // The same id has no second effect, so a lost answer is asked for once more.
    await connected(socket, 8_000)
    return ask(socket, 'action:submit', payload)
  }

  socket.on('connect', () => {
    failures = 0
    set({ log: log.forgetEarly(state.log), outbox: boxes.interrupt(state.outbox) })
    const wasLoaded = state.log.loaded
    void sync().then(() => (wasLoaded && !socket.recovered ? refreshLoaded() : undefined))
    void flush()
  })
  socket.on('disconnect', () => {
    set({ draft: null, agent: IDLE, outbox: boxes.interrupt(state.outbox) })
  })
  socket.on('session:changed', (session) => {
    const before = state.log.conversationId
    const moved = !log.sameIdentity(state.log, session)
    const signedOut = session.state === 'anonymous' && state.session?.state === 'authenticated'
    const outbox = signedOut
      ? []
      : state.outbox.map((entry) =>
          entry.conversationId === before ? { ...entry, conversationId: session.conversationId } : entry,
        )
    set({
      session: { ...session, ticket: undefined },
      log: log.identify(state.log, session, session.latestSeq),
      outbox: tookOverStored ? outbox : state.outbox,
      ...(moved ? { draft: null } : {}),
    })
    if (session.ticket) options.onTicket?.(session.ticket)
    void sync()
  })
  socket.on('message:new', (message: Message) => {
    const next = log.addMessage(state.log, message)
    set({ log: next, ...(message.role === 'agent' ? { draft: null } : {}) })
    if (log.hasGap(next)) void sync()
  })
  socket.on('message:update', (message: Message) => {
    const draft = state.draft?.messageId === message.id ? null : state.draft
    set({ log: log.updateMessage(state.log, message), draft })
  })
  socket.on('message:delta', ({ messageId, text }) => {
    const before = state.draft?.messageId === messageId ? state.draft.text : ''
    set({ draft: { messageId, text: before + text } })
  })
  socket.on('agent:status', (agent) => {
    set({ agent, ...(agent.state === 'idle' ? { draft: null } : {}) })
  })
  // A lost event with nothing after it leaves no gap to see: ask now and then, and when the page is looked at again.
  setInterval(() => socket.connected && void sync(), 60_000)
  globalThis.document?.addEventListener('visibilitychange', () => {
    if (!document.hidden && socket.connected) void sync()
  })
  if (socket.connected) void sync()

  return {
    getSnapshot: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    send(text, { secret } = {}) {
      const clientMessageId = newUuid()
      const { outbox, accepted } = boxes.enqueue(state.outbox, {
        clientMessageId,
        text,
        createdAt: new Date().toISOString(),
        state: 'waiting',
        conversationId: state.log.conversationId,
        ...(secret ? { secret: true } : {}),
      })
      if (!accepted) return undefined
      set({ outbox })
      void flush()
      return clientMessageId
    },
    submit,
    retry(id) {
      const entry = state.outbox.find((pending) => pending.clientMessageId === id)
      if (!entry) return
      set({
        outbox: boxes.change(state.outbox, id, {
          state: 'waiting',
          errorCode: undefined,
          errorText: undefined,
          reference: undefined,
        }),
      })
      void flush()
    },
    discard: (id) => set({ outbox: boxes.remove(state.outbox, id) }),
    async loadOlder() {
      if (state.loadingOlder || !log.hasOlder(state.log)) return
      set({ loadingOlder: true })
      const asked = state.log
      const answer = await ask(socket, 'history:sync', { beforeSeq: log.firstSeq(asked), limit: PAGE })
      const unmoved = asked.conversationId === state.log.conversationId && asked.epoch === state.log.epoch
      const current = answer.ok && unmoved && log.sameIdentity(state.log, answer)
      set({ loadingOlder: false, ...(current ? { log: log.addPage(state.log, answer) } : {}) })
    },
    stop: () => void ask(socket, 'agent:stop', {}),
    markRead: (seq) => void ask(socket, 'read:mark', { seq }),
    resync: () => void sync(),
  }
}

function connected(socket: ClientSocket, withinMs: number): Promise<void> {
  if (socket.connected) return Promise.resolve()
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, withinMs)
    socket.once('connect', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
