import { connect, createServer, type Socket } from 'node:net'

export type CuttingProxy = {
  port: number
  cut: () => void
  hold: (on: boolean) => void
  close: () => Promise<void>
}

/** For tests: a TCP proxy that resets its connections on demand, or holds their bytes back without a word until it heals. */
export async function startCuttingProxy(targetPort: number): Promise<CuttingProxy> {
  const pairs = new Set<[Socket, Socket]>()
  let held = false
  let waiting: (() => void)[] = []
  const pass = (to: Socket, bytes: Buffer) => {
    if (held) waiting.push(() => to.destroyed || to.write(bytes))
    else to.write(bytes)
  }
  const server = createServer((client) => {
    const upstream = connect(targetPort, '127.0.0.1')
    const pair: [Socket, Socket] = [client, upstream]
    pairs.add(pair)
    for (const socket of pair) {
      socket.on('error', () => undefined)
      socket.on('close', () => {
        pairs.delete(pair)
        client.destroy()
        upstream.destroy()
      })
    }
    client.on('data', (bytes) => pass(upstream, bytes))
    upstream.on('data', (bytes) => pass(client, bytes))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as { port: number }).port,
    cut: () => {
      for (const [client, upstream] of pairs) {
        client.resetAndDestroy()
        upstream.resetAndDestroy()
      }
    },
    hold: (on) => {
      held = on
      if (on) return
      for (const write of waiting) write()
      waiting = []
    },
    close: async () => {
      for (const pair of pairs) for (const socket of pair) socket.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
