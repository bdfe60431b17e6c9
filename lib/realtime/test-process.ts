import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { io, type Socket } from 'socket.io-client'
import { cookieNames } from '@/lib/auth/cookies'
import { sessionCookieValue } from '@/lib/auth/session-token'
import { log } from '@/lib/log'
import { withTransaction } from '@/lib/usecases/context'
import { appendMessage } from '@/lib/usecases/conversations/append-message'
import { createSession } from '@/lib/usecases/sessions/create-session'
import type { TestHome, TestNetwork } from '@/lib/usecases/test-network'
import { connectProcesses } from './connect-processes'
import { createGateway, type Gateway, type GatewayDeps } from './gateway'
import { startRelay } from './relay'

export const TEST_ORIGIN = 'http://feederline.test'

/** The sockets' part of one server process over a test network: gateway, relay, and with a URL the line to the others. */
export type TestProcess = {
  port: number
  gateway: Gateway
  /** Every connection is dropped at once, as when the process is killed; answers when the port is free again */
  kill: () => Promise<void>
  close: () => Promise<void>
}

export async function openTestProcess(
  network: TestNetwork,
  options: { port?: number; redisUrl?: string; heartbeat?: GatewayDeps['heartbeat'] } = {},
): Promise<TestProcess> {
  const quiet = log().child({}, { level: 'silent' })
  const system = network.system()
  const env = { ...system.env, MESSAGES_PER_MINUTE: 100_000, publicUrl: TEST_ORIGIN }
  const server = createServer()
  const between = connectProcesses({ REDIS_URL: options.redisUrl }, quiet)
  const gateway = createGateway(server, {
    db: network.db,
    pool: network.pool,
    env,
    adapter: between?.adapter,
    heartbeat: options.heartbeat,
    now: () => network.clock.now,
    log: quiet,
    stopTurn: () => undefined,
    // Stands in for the agent's engine alone: every message is answered once, through the same append.
    runTurn: async ({ sent }) => {
      const row = await network.db.message.findUniqueOrThrow({ where: { id: sent.messageId } })
      const [said] = row.parts as { text: string }[]
      await withTransaction(system, async (tx) => {
        await appendMessage(tx, sent.conversationId, {
          role: 'agent',
          kind: 'chat',
          parts: [{ type: 'text', text: `echo ${said!.text}` }],
        })
      })
    },
  })
  const relay = startRelay({
    io: gateway.io,
    pool: network.pool,
    log: quiet,
    between,
    onSessionEnded: gateway.sessionEnded,
  })
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  const close = async () => {
    await relay.stop()
    await gateway.stop()
    await between?.stop()
  }
  return {
    port: (server.address() as AddressInfo).port,
    gateway,
    close,
    kill: async () => {
      server.closeAllConnections()
      await close()
    },
  }
}

/** The cookie of a new session of a customer or a member of staff. */
export async function testCookie(
  network: TestNetwork,
  who: TestHome | { staffId: string },
): Promise<{ cookie: string; sessionId: string }> {
  const ctx = network.system()
  const kind = 'staffId' in who ? 'staff' : 'customer'
  const owner = 'staffId' in who ? { staffId: who.staffId } : { customerId: who.customerId }
  const sessionId = await withTransaction(ctx, (tx) =>
    createSession(tx, ctx.env, network.clock.now, { kind, ...owner }),
  )
  const value = await sessionCookieValue(ctx.env, sessionId, kind)
  return { sessionId, cookie: `${cookieNames(ctx.env)[kind]}=${value}` }
}

export function testSocket(
  port: number,
  options: { cookie?: string; namespace?: '/chat' | '/grid'; origin?: string | null; transport?: 'polling' },
): Socket {
  const origin = options.origin === undefined ? TEST_ORIGIN : options.origin
  return io(`http://127.0.0.1:${port}${options.namespace ?? '/chat'}`, {
    transports: [options.transport ?? 'websocket'],
    forceNew: true,
    reconnectionDelay: 50,
    reconnectionDelayMax: 150,
    extraHeaders: {
      ...(options.cookie ? { cookie: options.cookie } : {}),
      ...(origin === null ? {} : { origin }),
    },
  })
}
