import { createServer, type Server } from 'node:http'

/** Fails in one sentence before anything is set up, when the port is taken. */
export async function requireFreePort(host: string, port: number): Promise<void> {
  const probe = createServer()
  await listen(probe, host, port)
  await new Promise<void>((resolve) => probe.close(() => resolve()))
}

export function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new Error(sentence(error, host, port))))
    // A burst of new connections waits here; where the queue is full the sender's own machine tries again much later.
    server.listen({ port, host, backlog: 4096 }, () => resolve())
  })
}

function sentence(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === 'EADDRINUSE')
    return `port ${port} is taken. Stop what uses it, or choose another with PORT=${port + 1} npm start.`
  if (error.code === 'EACCES') return `port ${port} needs more rights. Choose one above 1023 with PORT.`
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return `HOST ${host} is not an address of this machine.`
  return error.message
}
