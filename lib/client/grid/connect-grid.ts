import type { ServerEvents } from '@/lib/protocol/socket-events'
import type { ClientSocket } from '../socket'
import { fetchSnapshot } from './fetch-snapshot'
import type { GridStore } from './grid-store'

type Options = { store: GridStore; socket: ClientSocket; onSignedOut: () => void }
type Live = Pick<
  ServerEvents,
  'alert:changed' | 'activation:changed' | 'recommendation:changed' | 'telemetry' | 'presence'
>

/** Feeds the store: live events from the socket, a fresh snapshot on every connect. */
export function connectGrid({ store, socket, onSignedOut }: Options): {
  refresh: () => void
  stop: () => void
} {
  function refresh() {
    void store.refetch(async () => {
      const answer = await fetchSnapshot()
      if (answer.ok) return { type: 'snapshot', snapshot: answer.snapshot }
      if (answer.problem.status === 401) onSignedOut()
      return { type: 'snapshot-failed', problem: answer.problem }
    })
  }
  function connected() {
    store.dispatch({ type: 'connected' })
    refresh()
  }
  function lost() {
    store.dispatch({ type: 'lost', wallAt: Date.now() })
  }
  const live: Live = {
    'alert:changed': (alert) => store.dispatch({ type: 'alert', alert }),
    'activation:changed': (activation) => store.dispatch({ type: 'activation', activation }),
    'recommendation:changed': (recommendation) => store.dispatch({ type: 'recommendation', recommendation }),
    telemetry: (frame) => store.dispatch({ type: 'telemetry', frame, wallAt: Date.now() }),
    presence: (presence) => store.dispatch({ type: 'presence', presence }),
  }
  socket.on('connect', connected)
  socket.on('disconnect', lost)
  for (const [event, handler] of Object.entries(live)) socket.on(event as keyof Live, handler as never)
  // The API answers even where the socket cannot connect yet.
  refresh()
  return {
    refresh,
    stop() {
      socket.off('connect', connected)
      socket.off('disconnect', lost)
      for (const [event, handler] of Object.entries(live)) socket.off(event as keyof Live, handler as never)
    },
  }
}
