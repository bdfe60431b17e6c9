import { createServer, type Server as HttpServer, type IncomingMessage, type ServerResponse } from 'node:http'
import next from 'next'
import { Server } from 'socket.io'
import { parseCookies } from '@/lib/auth/cookies'
import { env } from '@/lib/env'
import { prepareRequest } from '@/lib/http/prepare-request'
import type { HistoryAck, SessionChanged } from '@/lib/protocol/socket-events'
import { accountOf } from './scene-account'
import { inSpanish } from './scene-spanish'
import { SCENES, type Scene } from './scenes'

/** The real pages over a stage: a scene's messages come by the real protocol, without a database behind it. */
export async function startSceneServer(port: number, dev: boolean): Promise<() => Promise<void>> {
  const server = createServer()
  const app = next({ dev, hostname: '127.0.0.1', port, httpServer: server })
  await app.prepare()
  const handle = app.getRequestHandler()
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/socket.io/') || answerApi(request, response)) return
    prepareRequest(env(), request, response, dev)
    void handle(request, response)
  })
  const io = serveScenes(server)
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return async () => {
    await io.close()
    await app.close()
  }
}

function serveScenes(server: HttpServer): Server {
  const io = new Server(server, { serveClient: false })
  io.of('/chat').on('connection', (socket) => {
    const { name, scene } = sceneOf(socket.request)
    const where = { conversationId: `scene-${name}`, epoch: 1, latestSeq: scene.messages.length }
    const session: SessionChanged = {
      ...where,
      state: scene.signedIn ? 'authenticated' : 'anonymous',
      ...(scene.signedIn ? { user: { name: 'Dana Moreno', maskedMeterId: '····4828' } } : {}),
    }
    socket.emit('session:changed', session)
    if (scene.agent) socket.emit('agent:status', scene.agent)
    if (scene.draft) socket.emit('message:delta', { messageId: 'draft', text: scene.draft })
    socket.on(
      'history:sync',
      (query: { afterSeq?: number; beforeSeq?: number }, ack: (answer: unknown) => void) => {
        const { afterSeq = 0, beforeSeq = Number.POSITIVE_INFINITY } = query
        const messages = scene.messages.filter(({ seq }) => seq > afterSeq && seq < beforeSeq)
        ack({ ok: true, ...where, messages } satisfies HistoryAck & { ok: true })
      },
    )
    for (const event of ['message:send', 'action:submit', 'read:mark', 'agent:stop'])
      socket.on(event, (_: unknown, ack: (answer: unknown) => void) =>
        ack({ ok: false, error: { code: 'unavailable', message: '' } }),
      )
  })
  return io
}

function answerApi(request: IncomingMessage, response: ServerResponse): boolean {
  const path = request.url?.split('?')[0] ?? ''
  if (!path.startsWith('/api/me') && path !== '/api/demo/inbox') return false
  const { scene } = sceneOf(request)
  const spanish = parseCookies(request.headers.cookie)['fl-locale'] === 'es'
  const { me, parts } = spanish ? inSpanish(accountOf(scene)) : accountOf(scene)
  const list = path.split('/')[3]
  const inbox = [
    {
      at: scene.now,
      channel: 'sms',
      to: '···41',
      text: 'Your Northfield Electric code is 419306. It works for 5 minutes.',
      code: '419306',
    },
    {
      at: '2026-06-22T18:00:00Z',
      channel: 'email',
      to: 'd···@example.org',
      subject: 'Welcome',
      text: 'You can now see your use and your programs in the chat.',
    },
  ]
  const body =
    path === '/api/demo/inbox'
      ? { data: inbox }
      : list
        ? { data: parts[list] ?? [], nextCursor: null }
        : { data: me }
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify(body))
  return true
}

function sceneOf(request: IncomingMessage): { name: string; scene: Scene } {
  const cookies = parseCookies(request.headers.cookie)
  const name = cookies['fl-scene'] ?? 'start'
  const scene = (SCENES as Record<string, Scene>)[name] ?? SCENES.start
  return { name, scene: cookies['fl-locale'] === 'es' ? inSpanish(scene) : scene }
}
