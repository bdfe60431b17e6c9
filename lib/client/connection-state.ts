import { type ClientSocket, getSocket, type Namespace } from './socket'

export type ConnectionPhase =
  /** First attempt: say nothing yet */
  | 'connecting'
  | 'online'
  | 'reconnecting'
  /** The browser itself has no network */
  | 'offline'
  /** The network is there but the server has not answered for a while */
  | 'server-gone'
  /** The server does not let this session into the namespace */
  | 'refused'

export type ConnectionState = { phase: ConnectionPhase; lastOnlineAt: number | null }
export type ConnectionStore = {
  getSnapshot: () => ConnectionState
  subscribe: (listener: () => void) => () => void
  retryNow: () => void
}

const SERVER_GONE_AFTER_MS = 20_000
const stores = new Map<Namespace, ConnectionStore>()

export function getConnectionStore(namespace: Namespace): ConnectionStore {
  const known = stores.get(namespace)
  if (known) return known
  const store = createConnectionStore(getSocket(namespace))
  stores.set(namespace, store)
  return store
}

export const CONNECTING: ConnectionState = { phase: 'connecting', lastOnlineAt: null }

function createConnectionStore(socket: ClientSocket): ConnectionStore {
  let state = CONNECTING
  let goneTimer: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()

  function move(phase: ConnectionPhase) {
    if (phase === state.phase) return
    const lastOnlineAt = phase === 'online' || state.phase === 'online' ? Date.now() : state.lastOnlineAt
    state = { phase, lastOnlineAt }
    for (const listener of listeners) listener()
  }

  function down() {
    if (!navigator.onLine) return move('offline')
    if (state.phase === 'server-gone' || state.phase === 'refused') return
    if (state.phase !== 'connecting') move('reconnecting')
    goneTimer ??= setTimeout(() => {
      goneTimer = undefined
      if (!socket.connected && navigator.onLine && state.phase !== 'refused') move('server-gone')
    }, SERVER_GONE_AFTER_MS)
  }

  socket.on('connect', () => {
    clearTimeout(goneTimer)
    goneTimer = undefined
    move('online')
  })
  socket.on('disconnect', (reason) => {
    down()
    // The server ends a connection when its session changes: come back with what the cookie says now.
    if (reason === 'io server disconnect') setTimeout(() => socket.connect(), 300)
  })
  socket.on('connect_error', (error) => {
    // `active` is false when the server refused the handshake, true while the manager keeps trying.
    if (!socket.active && isRefusal(error)) move('refused')
    else {
      down()
      if (!socket.active) setTimeout(() => socket.connect(), 2_000)
    }
  })
  window.addEventListener('offline', () => move('offline'))
  window.addEventListener('online', () => {
    if (socket.connected) return move('online')
    move('reconnecting')
    socket.connect()
  })
  if (!navigator.onLine) move('offline')

  return {
    getSnapshot: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    retryNow() {
      if (socket.connected) return
      // Ends the wait of the back-off: a closed socket connects at once.
      socket.disconnect().connect()
    },
  }
}

function isRefusal(error: Error & { data?: { code?: string } }): boolean {
  const code = error.data?.code
  return code === 'unauthenticated' || code === 'forbidden' || code === 'session-expired'
}
