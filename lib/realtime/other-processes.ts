import type { Server } from 'socket.io'
import type { Log } from '@/lib/log'

/** What a process does to its own sockets and turns when another one has learnt of it first. */
export type Told = {
  sessionEnded: (sessionId: string, state: 'anonymous' | 'expired') => Promise<void> | void
  signedIn: (visitorId: string, sessionId: string) => Promise<void> | void
  stopTurn: (conversationId: string) => Promise<void> | void
}

/** Passes a few words on to the other server processes. They are hints: what is lost is found by looking at the rows. */
export function otherProcesses(io: Server, deps: { adapter?: unknown; log: Log }, here: Told): Told {
  const names = Object.keys(here) as (keyof Told)[]
  // Alone, there is nobody to tell.
  if (!deps.adapter)
    return Object.fromEntries(names.map((name) => [name, () => undefined])) as unknown as Told
  for (const name of names)
    io.on(name, (...args: unknown[]) => {
      void Promise.resolve((here[name] as (...a: unknown[]) => unknown)(...args)).catch((error: unknown) =>
        deps.log.warn({ err: error, name }, 'what another process said could not be done'),
      )
    })
  return Object.fromEntries(
    names.map((name) => [name, (...args: unknown[]) => void io.serverSideEmit(name, ...args)]),
  ) as unknown as Told
}
