import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { io } from 'socket.io-client'
import type { ClientSocket } from '@/lib/client/socket'
import type { Message } from '@/lib/protocol/message'

type Query = { afterSeq?: number; beforeSeq?: number; limit?: number }
type Send = { clientMessageId: string; text: string }

/** A small server that keeps the wire's promises over real sockets, and whose connections can be cut. */
export async function startChatStandIn() {
  const http = createServer()
  const server = new Server(http, { serveClient: false })
  const rows: Message[] = []
  let where = { conversationId: 'c1', epoch: 1 }
  let loseAcks = 0

  function append(text: string, role: Message['role'] = 'agent', clientMessageId?: string): Message {
    const known = rows.find((row) => clientMessageId && row.clientMessageId === clientMessageId)
    if (known) return known
    const seq = rows.length + 1
    const message: Message = {
      id: `${where.conversationId}-${seq}`,
      seq,
      role,
      kind: 'chat',
      createdAt: new Date(0).toISOString(),
      parts: [{ type: 'text', text }],
      ...(clientMessageId ? { clientMessageId } : {}),
    }
    rows.push(message)
    server.of('/chat').emit('message:new', message)
    return message
  }

  server.of('/chat').on('connection', (socket) => {
    socket.emit('session:changed', { state: 'anonymous', ...where, latestSeq: rows.length })
    socket.on('history:sync', ({ afterSeq = 0, beforeSeq = Infinity, limit = 100 }: Query, ack) => {
      const found = rows.filter(({ seq }) => seq > afterSeq && seq < beforeSeq)
      const messages = beforeSeq === Infinity ? found.slice(0, limit) : found.slice(-limit)
      ack({ ok: true, ...where, messages, latestSeq: rows.length })
    })
    socket.on('message:send', ({ clientMessageId, text }: Send, ack) => {
      const { seq } = append(text, 'customer', clientMessageId)
      if (loseAcks > 0) {
        loseAcks -= 1
        socket.conn.close()
      } else ack({ ok: true, seq })
    })
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const { port } = http.address() as AddressInfo

  return {
    rows,
    append,
    connect: () =>
      io(`http://127.0.0.1:${port}/chat`, {
        forceNew: true,
        transports: ['websocket'],
        reconnectionDelay: 5,
        reconnectionDelayMax: 20,
      }) as ClientSocket,
    cut: () => server.of('/chat').disconnectSockets(true),
    cutTransport: () => {
      for (const socket of server.of('/chat').sockets.values()) socket.conn.close()
    },
    loseNextAcks: (count: number) => {
      loseAcks = count
    },
    change(message: Message, text: string) {
      message.parts = [{ type: 'text', text }]
      server.of('/chat').emit('message:update', message)
    },
    moveTo(next: typeof where, messages: Message[]) {
      where = next
      rows.splice(0, rows.length, ...messages.map((message, i) => ({ ...message, seq: i + 1 })))
      server.of('/chat').emit('session:changed', { state: 'authenticated', ...where, latestSeq: rows.length })
    },
    stop: () => server.close(),
  }
}
