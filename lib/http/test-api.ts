import { readdirSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, relative } from 'node:path'
import { sessionCookieValue } from '@/lib/auth/session-token'
import type { StaffRole } from '@/lib/domain/actor'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { createGateway } from '@/lib/realtime/gateway'
import { startRelay } from '@/lib/realtime/relay'
import { createApiKey } from '@/lib/usecases/api-keys/create-api-key'
import { withTransaction } from '@/lib/usecases/context'
import { createSession } from '@/lib/usecases/sessions/create-session'
import { createTestNetwork, type TestHome, type TestNetwork } from '@/lib/usecases/test-network'

type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string>> },
) => Promise<Response> | Response
type Found = { handlers: Record<string, Handler>; params: Record<string, string> }

export type TestAnswer = { status: number; headers: Headers; text: string; body: Record<string, unknown> }
export type Caller = { cookie?: string; key?: string }

/** The route files of app/api and the sockets on a port of their own, over a test network; everything but Next. */
export type TestApi = {
  net: TestNetwork
  url: string
  call: (
    method: string,
    path: string,
    options?: Caller & { json?: unknown; body?: string; headers?: Record<string, string> },
  ) => Promise<TestAnswer>
  key: (
    scopes?: Parameters<typeof createApiKey>[0]['input']['scopes'],
  ) => Promise<{ id: string; key: string }>
  staff: (role: StaffRole) => Promise<{ id: string; username: string; sessionId: string; cookie: string }>
  customer: (home: TestHome) => Promise<{ sessionId: string; cookie: string }>
  close: () => Promise<void>
}

const API = join(process.cwd(), 'app/api')
/** next-auth asks Next for its headers and cookies: tested on the whole server. */
const LEFT_OUT = /^auth\//

export async function createTestApi(
  options: { homes?: number; env?: Record<string, string> } = {},
): Promise<TestApi> {
  const net = await createTestNetwork({ homes: options.homes ?? 0 })
  Object.assign(process.env, {
    DATABASE_URL: net.pool.options.connectionString,
    DEMO: '0',
    AUTH_SECRET: 'x'.repeat(40),
    METRICS_TOKEN: 'x'.repeat(40),
    OTP_DELIVERY: 'file',
    ...options.env,
  })
  const routes = findRoutes(API)
  const server = createServer((request, response) => {
    void answer(routes, request)
      .catch((error: unknown) => new Response(`not a problem: ${String(error)}`, { status: 599 }))
      .then(async (found) => {
        response.writeHead(found.status, Object.fromEntries(found.headers))
        response.end(Buffer.from(await found.arrayBuffer()))
      })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  process.env.PUBLIC_URL = url
  const quiet = log().child({}, { level: 'silent' })
  const base = { db: net.db, pool: net.pool, env: env(), now: () => new Date(), log: quiet }
  const gateway = createGateway(server, {
    ...base,
    runTurn: async () => undefined,
    stopTurn: () => undefined,
  })
  const relay = startRelay({
    io: gateway.io,
    pool: net.pool,
    log: quiet,
    onSessionEnded: gateway.sessionEnded,
  })
  let staffCount = 0
  const cookieOf = async (kind: 'staff' | 'customer', id: string) => {
    const owner = kind === 'staff' ? { staffId: id } : { customerId: id }
    const ctx = { ...net.system(), now: () => new Date() }
    const sessionId = await withTransaction(ctx, (tx) =>
      createSession(tx, env(), new Date(), { kind, ...owner }),
    )
    return { sessionId, cookie: `feederline-${kind}=${await sessionCookieValue(env(), sessionId, kind)}` }
  }
  return {
    net,
    url,
    call: (method, path, given = {}) => call(url, method, path, given),
    key: (scopes) =>
      createApiKey({ ctx: { ...net.system(), now: () => new Date() }, input: { name: 'SCADA', scopes } }),
    staff: async (role) => {
      const username = `${role}${++staffCount}`
      const { id } = await net.db.staffUser.create({
        data: { username, name: `${username} R.`, role, passwordHash: 'none' },
      })
      return { id, username, ...(await cookieOf('staff', id)) }
    },
    customer: (home) => cookieOf('customer', home.customerId),
    close: async () => {
      await relay.stop()
      await gateway.stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      const { database } = await import('@/lib/db/client')
      await database().db.$disconnect()
      await database().pool.end()
      await net.close()
    },
  }
}

async function call(
  url: string,
  method: string,
  path: string,
  { cookie, key, json, body, headers }: NonNullable<Parameters<TestApi['call']>[2]>,
): Promise<TestAnswer> {
  const response = await fetch(url + path, {
    method,
    redirect: 'manual',
    headers: {
      ...(cookie ? { cookie, origin: url } : {}),
      ...(key ? { authorization: `Bearer ${key}` } : {}),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    body: json === undefined ? body : JSON.stringify(json),
  })
  const text = await response.text()
  let parsed: Record<string, unknown> = {}
  try {
    parsed = JSON.parse(text) as Record<string, unknown>
  } catch {
    parsed = {}
  }
  return { status: response.status, headers: response.headers, text, body: parsed }
}

type Route = { pattern: RegExp; file: string }

function findRoutes(folder: string): Route[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.name === 'route.ts')
    .map((entry) => join(entry.parentPath, entry.name))
  return files
    .map((file) => ({ file, path: relative(API, file).replace(/\/?route\.ts$/, '') }))
    .filter(({ path }) => !LEFT_OUT.test(path))
    .sort((a, b) => rank(a.path) - rank(b.path))
    .map(({ file, path }) => ({
      file,
      pattern: new RegExp(
        `^/api/${path
          .replace(/[.+*?^$(){}|\\]/g, '\\$&')
          .replace(/\[\\\.\\\.\\\.(\w+)\]/g, '(?<$1>.+)')
          .replace(/\[(\w+)\]/g, '(?<$1>[^/]+)')}/?$`,
      ),
    }))
}

/** As Next ranks them: words before parameters, parameters before the rest of a path. */
function rank(path: string): number {
  return path.includes('[...') ? 1000 : (path.match(/\[/g)?.length ?? 0)
}

async function answer(routes: Route[], incoming: IncomingMessage): Promise<Response> {
  const url = new URL(incoming.url ?? '/', `http://${incoming.headers.host}`)
  const found = await find(routes, url.pathname)
  const handler = found?.handlers[incoming.method ?? 'GET']
  if (!handler) return new Response(null, { status: found ? 405 : 404 })
  const headers = new Headers()
  for (let i = 0; i < incoming.rawHeaders.length; i += 2)
    headers.append(incoming.rawHeaders[i]!, incoming.rawHeaders[i + 1]!)
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const body = chunks.length ? Buffer.concat(chunks) : null
  const request = new Request(url, { method: incoming.method, headers, body })
  return handler(request, { params: Promise.resolve(found!.params) })
}

async function find(routes: Route[], path: string): Promise<Found | null> {
  for (const { pattern, file } of routes) {
    const match = pattern.exec(path)
    if (!match) continue
    const params = Object.fromEntries(
      Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]),
    )
    return { handlers: (await import(/* @vite-ignore */ file)) as Record<string, Handler>, params }
  }
  return null
}
