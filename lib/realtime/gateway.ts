import { randomUUID } from 'node:crypto'
import type { Server as HttpServer } from 'node:http'
import type { Socket as Line } from 'node:net'
import { Server, type ServerOptions, type Socket } from 'socket.io'
import { newVisitor, readVisitor } from '@/lib/auth/cookies'
import { ROOMS } from '@/lib/db/outbox'
import { maskMeterId } from '@/lib/domain/meter-id'
import { AppError } from '@/lib/errors'
import { addressOf } from '@/lib/http/prepare-request'
import { problemOf } from '@/lib/http/problem'
import type { Log } from '@/lib/log'
import type { Ack, SessionChanged } from '@/lib/protocol/socket-events'
import { CLIENT_EVENT_SCHEMAS } from '@/lib/protocol/socket-events'
import { type Context, makeContext } from '@/lib/usecases/context'
import { STAFF_CONVERSATION_ID } from '@/lib/usecases/conversations/ensure-conversation'
import { markRead } from '@/lib/usecases/conversations/mark-read'
import { ownConversation } from '@/lib/usecases/conversations/own-conversation'
import { type Sent, sendMessage, submitAction } from '@/lib/usecases/conversations/send-message'
import { syncHistory } from '@/lib/usecases/conversations/sync-history'
import type { TurnRequest, Upgrade } from '@/lib/usecases/conversations/turn-request'
import { resolveSession } from '@/lib/usecases/sessions/resolve-session'
import { identify, originAllowed, type SocketIdentity } from './handshake'
import { trackLiveSessions } from './live-sessions'
import { otherProcesses } from './other-processes'
import { trackPresence } from './presence'
import { sweepSessions } from './sweep-sessions'
import { watchExpiry } from './watch-expiry'

export type GatewayDeps = Pick<Context, 'db' | 'pool' | 'env' | 'now'> & {
  /** Carries broadcasts between several server processes; in-memory without it */
  adapter?: ServerOptions['adapter']
  /** How often a socket is asked whether it lives, and how long it may take to say so; tests are less patient */
  heartbeat?: { everyMs: number; withinMs: number }
  log: Log
  /** The agent's turn for a stored message; answers leave through the outbox */
  runTurn: (turn: TurnRequest) => Promise<void>
  stopTurn: (conversationId: string) => void
}

type Data = SocketIdentity & {
  userAgent: string
  address: string
  conversationId: string | null
  windowStart: number
  windowCount: number
}
export type Gateway = {
  io: Server
  sessionEnded: (sessionId: string, state: 'anonymous' | 'expired') => Promise<void>
  /** Past the outbox: streamed words, which may be lost */
  hint: (conversationId: string, event: string, payload: unknown) => void
  stop: () => Promise<void>
}

const EVENTS_PER_10_S = 200
/** What a person does; catching up and marking as read happen by themselves. */
const USE: ReadonlySet<string> = new Set(['message:send', 'action:submit', 'agent:stop'])
const TELL_EXPIRY_MS = 60_000
/** So long requests under way may take to end when the process stops. */
const GRACE_MS = 3_000

/** Sockets of both namespaces: identity and rooms come from the cookies of the handshake, never from the client. */
export function createGateway(server: HttpServer, deps: GatewayDeps): Gateway {
  let stopping = false
  const lines = new Set<Line>()
  server.on('connection', (line: Line) => {
    lines.add(line)
    line.once('close', () => lines.delete(line))
  })
  const io = new Server(server, {
    serveClient: false,
    maxHttpBufferSize: 65_536,
    perMessageDeflate: false,
    ...(deps.adapter ? { adapter: deps.adapter } : {}),
    ...(deps.heartbeat ? { pingInterval: deps.heartbeat.everyMs, pingTimeout: deps.heartbeat.withinMs } : {}),
    connectionStateRecovery: { maxDisconnectionDuration: 120_000, skipMiddlewares: false },
    allowRequest: (request, allow) => allow(null, !stopping && originAllowed(deps.env, request)),
  })
  io.engine.on(
    'initial_headers',
    (headers: Record<string, string | string[]>, request: { headers: { cookie?: string } }) => {
      // A client that never opened the page still gets a visitor of its own.
      if (!readVisitor(deps.env, request.headers.cookie)) {
        const fresh = newVisitor(deps.env)
        headers['set-cookie'] = fresh.setCookie
        const jar = request.headers.cookie ? `${request.headers.cookie}; ` : ''
        request.headers.cookie = `${jar}${fresh.setCookie.split(';')[0]}`
      }
    },
  )
  const live = trackLiveSessions(io, deps)
  const expiry = watchExpiry(io, deps.now, (socket) => refresh(socket, false))
  const presence = trackPresence(io, deps.log)
  const others = otherProcesses(io, deps, {
    sessionEnded,
    signedIn: (visitorId, sessionId) => upgradeVisitor(visitorId, sessionId, null),
    stopTurn: deps.stopTurn,
  })
  const sweeping = sweepSessions(io, deps, sessionEnded)
  serve('/chat', 'customer')
  serve('/grid', 'staff')
  return {
    io,
    sessionEnded: async (sessionId, state) => {
      others.sessionEnded(sessionId, state)
      await sessionEnded(sessionId, state)
    },
    hint: (conversationId, event, payload) => {
      const room = ROOMS.conversation(conversationId)
      io.of(conversationId === STAFF_CONVERSATION_ID ? '/grid' : '/chat')
        .to(room)
        .emit(event, payload)
    },
    stop: async () => {
      stopping = true
      live.stop()
      sweeping.stop()
      expiry.stop()
      // Who has asked for nothing yet, or does not answer that we hang up, would hold the server open.
      const hangUp = setTimeout(() => {
        for (const line of lines) line.destroy()
      }, GRACE_MS)
      await io.close()
      clearTimeout(hangUp)
    },
  }

  function serve(namespace: '/chat' | '/grid', kind: 'customer' | 'staff') {
    const nsp = io.of(namespace)
    nsp.use((socket, next) => {
      identify(deps.db, deps.env, socket.request.headers.cookie, kind, deps.now())
        .then((identity) => {
          if (kind === 'staff' && identity.actor.kind !== 'staff') {
            const refusal = Object.assign(new Error('unauthenticated'), {
              data: { code: 'unauthenticated', message: 'Sign in as a member of staff first.' },
            })
            return next(refusal)
          }
          socket.data = {
            ...identity,
            userAgent: socket.request.headers['user-agent'] ?? '',
            address: addressOf(deps.env, socket.request),
            conversationId: null,
            windowStart: 0,
            windowCount: 0,
          } satisfies Data
          next()
        })
        .catch((error: unknown) => {
          deps.log.warn({ err: error }, 'handshake failed')
          next(
            Object.assign(new Error('unavailable'), {
              data: { code: 'unavailable', message: 'The service cannot answer right now.' },
            }),
          )
        })
    })
    nsp.on('connection', (socket) => {
      socket.on('error', (error) => deps.log.warn({ err: error.message }, 'socket error'))
      void enter(socket).catch((error: unknown) =>
        deps.log.warn({ err: error }, 'socket could not join its rooms'),
      )
      listen(socket, kind)
    })
  }

  /** Joins the rooms of the socket's actor and tells it who it is and where its conversation stands. */
  async function enter(socket: Socket, extra: { ticket?: string; state?: SessionChanged['state'] } = {}) {
    const data = socket.data as Data
    const ctx = contextOf(socket)
    for (const room of socket.rooms) if (room !== socket.id) await socket.leave(room)
    if (data.visitorId && data.actor.kind === 'visitor') await socket.join(`visitor:${data.visitorId}`)
    const head = await ownConversation(ctx)
    data.conversationId = head.id
    await socket.join(ROOMS.conversation(head.id))
    const { actor } = data
    if (actor.kind === 'customer' || actor.kind === 'staff') await socket.join(ROOMS.session(actor.sessionId))
    if (actor.kind === 'staff') {
      await socket.join(ROOMS.grid)
      presence.changed()
    }
    if (actor.kind === 'customer' || actor.kind === 'staff') await live.seen(actor.sessionId)
    await tell(socket, extra, head)
  }

  /** Who the socket is, where its conversation stands, and when its session ends. */
  async function tell(
    socket: Socket,
    extra: { ticket?: string; state?: SessionChanged['state'] } = {},
    known?: Awaited<ReturnType<typeof ownConversation>>,
  ) {
    const data = socket.data as Data
    const { actor } = data
    const head = known ?? (await ownConversation(contextOf(socket)))
    const payload: SessionChanged = {
      state: extra.state ?? (actor.kind === 'visitor' ? 'anonymous' : 'authenticated'),
      conversationId: head.id,
      epoch: head.epoch,
      latestSeq: head.lastSeq,
      ...(data.expiresAt ? { expiresAt: data.expiresAt.toISOString() } : {}),
      ...(extra.ticket ? { ticket: extra.ticket } : {}),
      ...(actor.kind === 'customer'
        ? { user: { name: actor.name, maskedMeterId: maskMeterId(actor.meterId) } }
        : {}),
      ...(actor.kind === 'staff' ? { user: { name: actor.name, role: actor.role } } : {}),
    }
    socket.emit('session:changed', payload)
  }

  function listen(socket: Socket, kind: 'customer' | 'staff') {
    on(socket, 'message:send', async (ctx, input) => turn(socket, ctx, await sendMessage({ ctx, input })))
    on(socket, 'action:submit', async (ctx, input) => turn(socket, ctx, await submitAction({ ctx, input })))
    on(socket, 'history:sync', (ctx, input) => syncHistory({ ctx, input }))
    on(socket, 'read:mark', async (ctx, input) => {
      await markRead({ ctx, input })
      return {}
    })
    on(socket, 'agent:stop', async (ctx) => {
      const { id } = await ownConversation(ctx)
      deps.stopTurn(id)
      others.stopTurn(id)
      return {}
    })
    // An event we do not know is answered, not dropped in silence.
    socket.onAny((event: string, ...args: unknown[]) => {
      const ack = args.at(-1)
      if (!Object.hasOwn(CLIENT_EVENT_SCHEMAS, event) && typeof ack === 'function')
        ack({
          ok: false,
          error: { code: 'not-found', message: `There is no event ${String(event).slice(0, 60)}.` },
        })
    })
    socket.on('disconnect', () => {
      if (kind !== 'staff') return
      presence.changed()
      const { actor } = socket.data as Data
      if (actor.kind === 'staff') void live.left(actor.sessionId)
    })
  }

  function on(
    socket: Socket,
    event: keyof typeof CLIENT_EVENT_SCHEMAS,
    run: (ctx: Context, input: unknown) => Promise<object>,
  ) {
    socket.on(event, (input: unknown, ack: unknown) => {
      const answer = typeof ack === 'function' ? (ack as (a: Ack) => void) : () => undefined
      const requestId = randomUUID()
      const refuse = (error: unknown) => {
        const { problem, retryAfterMs } = problemOf(error, `socket:${event}`, requestId, deps.log)
        answer({
          ok: false,
          error: { code: problem.code, message: problem.detail, ...(retryAfterMs ? { retryAfterMs } : {}) },
        })
      }
      try {
        limit(socket)
      } catch (error) {
        return refuse(error)
      }
      inLine(socket, async () => {
        try {
          await refresh(socket, USE.has(event))
          answer({ ok: true, ...(await run(contextOf(socket, requestId), input)) })
        } catch (error) {
          refuse(error)
        }
      })
    })
  }

  async function turn(socket: Socket, ctx: Context, sent: Sent): Promise<{ seq: number }> {
    const data = socket.data as Data
    if (!sent.duplicate) {
      const upgrade: Upgrade = ({ sessionId, ticket }) => upgradeSockets(socket, sessionId, ticket)
      void deps
        .runTurn({
          actor: data.actor,
          visitorId: data.visitorId,
          sent,
          requestId: ctx.requestId,
          userAgent: data.userAgent,
          address: data.address,
          upgrade: data.actor.kind === 'visitor' ? upgrade : null,
        })
        .catch((error: unknown) => deps.log.error({ err: error, requestId: ctx.requestId }, 'turn failed'))
    }
    return { seq: sent.seq }
  }

  /** A right code upgrades the visitor's sockets at once; the one that typed it gets the ticket for the page's cookie. */
  async function upgradeSockets(typed: Socket, sessionId: string, ticket: string) {
    const { visitorId } = typed.data as Data
    await upgradeVisitor(visitorId, sessionId, { typed, ticket })
    if (visitorId) others.signedIn(visitorId, sessionId)
  }

  async function upgradeVisitor(
    visitorId: string | null,
    sessionId: string,
    by: { typed: Socket; ticket: string } | null,
  ) {
    const session = await resolveSession(deps.db, deps.env, sessionId, deps.now(), { touch: true })
    if (!session) return
    const chat = io.of('/chat')
    const peers = visitorId ? [...(chat.adapter.rooms.get(`visitor:${visitorId}`) ?? [])] : []
    for (const id of new Set([...(by ? [by.typed.id] : []), ...peers])) {
      const socket = chat.sockets.get(id)
      if (!socket) continue
      Object.assign(socket.data as Data, { actor: session.actor, expiresAt: session.expiresAt })
      await enter(socket, socket === by?.typed ? { ticket: by.ticket } : {})
    }
  }

  async function sessionEnded(sessionId: string, state: 'anonymous' | 'expired') {
    for (const id of io.of('/grid').adapter.rooms.get(ROOMS.session(sessionId)) ?? []) {
      const socket = io.of('/grid').sockets.get(id)
      socket?.emit('session:changed', { state, conversationId: '', epoch: 0, latestSeq: 0 })
      socket?.disconnect(true)
    }
    for (const id of [...(io.of('/chat').adapter.rooms.get(ROOMS.session(sessionId)) ?? [])]) {
      const socket = io.of('/chat').sockets.get(id)
      if (socket) await downgrade(socket, state)
    }
  }

  async function downgrade(socket: Socket, state: 'anonymous' | 'expired') {
    const data = socket.data as Data
    Object.assign(data, { actor: { kind: 'visitor', visitorId: data.visitorId }, expiresAt: null })
    await enter(socket, { state })
  }

  /** Each command looks at the session row again: an ended session stops working even when no signal reached us. */
  async function refresh(socket: Socket, isUse: boolean) {
    const data = socket.data as Data
    if (data.actor.kind !== 'customer' && data.actor.kind !== 'staff') return
    // A control room is watched for hours; at home only what a person does counts as use.
    const touch = isUse || data.actor.kind === 'staff'
    const session = await resolveSession(deps.db, deps.env, data.actor.sessionId, deps.now(), { touch })
    if (session) {
      const moved = session.expiresAt.getTime() - (data.expiresAt?.getTime() ?? 0)
      data.actor = session.actor
      data.expiresAt = session.expiresAt
      if (moved > TELL_EXPIRY_MS) await tell(socket)
      return
    }
    if (data.actor.kind === 'staff') socket.disconnect(true)
    else await downgrade(socket, await endOf(data.actor.sessionId))
    throw new AppError('session-expired', 'Your session has ended. Sign in again; what you wrote is kept.')
  }

  /** Signed out on purpose, or run out: the page says which. */
  async function endOf(sessionId: string): Promise<'anonymous' | 'expired'> {
    const row = await deps.db.session.findUnique({ where: { id: sessionId }, select: { endedReason: true } })
    return row?.endedReason && row.endedReason !== 'expired' ? 'anonymous' : 'expired'
  }

  function contextOf(socket: Socket, requestId: string = randomUUID()): Context {
    const { actor } = socket.data as Data
    return makeContext({
      actor,
      db: deps.db,
      pool: deps.pool,
      env: deps.env,
      now: deps.now,
      requestId,
      log: deps.log.child({ requestId }),
    })
  }
}

const lines = new WeakMap<Socket, Promise<void>>()

/** Commands of one socket are carried out one after the other: in order, and a flood of them holds up nobody else. */
function inLine(socket: Socket, run: () => Promise<void>) {
  lines.set(socket, (lines.get(socket) ?? Promise.resolve()).then(run))
}

function limit(socket: Socket) {
  const data = socket.data as Data
  const now = Date.now()
  if (now - data.windowStart > 10_000) Object.assign(data, { windowStart: now, windowCount: 0 })
  data.windowCount += 1
  if (data.windowCount > EVENTS_PER_10_S * 5) socket.disconnect(true)
  if (data.windowCount > EVENTS_PER_10_S)
    throw new AppError('rate-limited', 'Too many requests on this connection. Wait a moment.', {
      retryAfterMs: 10_000 - (now - data.windowStart),
    })
}
