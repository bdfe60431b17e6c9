import type { Server, Socket } from 'socket.io'

const LOOK_MS = 5_000

/** Sockets whose session should be over by now are looked at again: none hears on after its session's end. */
export function watchExpiry(io: Server, now: () => Date, check: (socket: Socket) => Promise<void>) {
  const timer = setInterval(() => {
    for (const namespace of ['/chat', '/grid'])
      for (const socket of io.of(namespace).sockets.values()) {
        const expiresAt = socket.data.expiresAt as Date | null | undefined
        // An ended session is refused by throwing, which is for those who asked; here nobody did.
        if (expiresAt && expiresAt <= now()) void check(socket).catch(() => undefined)
      }
  }, LOOK_MS)
  return { stop: () => clearInterval(timer) }
}
