import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createConversationStore } from '@/lib/client/conversation-store'
import { connectGrid } from '@/lib/client/grid/connect-grid'
import type { GridState } from '@/lib/client/grid/grid-state'
import { createGridStore, type GridStore } from '@/lib/client/grid/grid-store'
import type { ClientSocket } from '@/lib/client/socket'
import { createTestApi, type TestApi } from '@/lib/http/test-api'
import { abortActivation } from '@/lib/usecases/activations/abort'
import { activate } from '@/lib/usecases/activations/activate'
import { advanceActivation } from '@/lib/usecases/activations/advance'
import { respondToEvent } from '@/lib/usecases/activations/respond-to-event'
import { acknowledgeAlert } from '@/lib/usecases/alerts/acknowledge-alert'
import { closeAlert } from '@/lib/usecases/alerts/close-alert'
import { ingestAlert } from '@/lib/usecases/alerts/ingest-alert'
import { narrateAlert } from '@/lib/usecases/alerts/narrate-alert'
import { noteAlert } from '@/lib/usecases/alerts/note-alert'
import { shelveAlert } from '@/lib/usecases/alerts/shelve-alert'
import { declineRecommendation } from '@/lib/usecases/recommendations/decline-recommendation'
import { planAlert } from '@/lib/usecases/recommendations/plan-alert'
import { ingestTelemetry } from '@/lib/usecases/telemetry/ingest-telemetry'
import { fillReadings, T7 } from '@/lib/usecases/test-network'

/**
 * C8: a screen that heard every event shows what a screen shows that is opened now, for every kind of event; snapshots
 * are taken in the middle of the changes too.
 */
const ROUNDS = process.env.FULL_COUNTS ? 20 : 2
let api: TestApi
const sockets: Socket[] = []
beforeAll(async () => {
  api = await createTestApi({ homes: 12 })
  api.net.clock.now = new Date()
  await fillReadings(api.net, { from: api.net.clock.now, to: api.net.clock.now })
})
afterAll(async () => {
  for (const socket of sockets) socket.disconnect()
  vi.unstubAllGlobals()
  await api.close()
})

function connect(namespace: '/chat' | '/grid', cookie: string, heard: Set<string>): ClientSocket {
  const socket = io(api.url + namespace, {
    transports: ['websocket'],
    extraHeaders: { cookie, origin: api.url },
    forceNew: true,
  })
  socket.onAny((event: string) => heard.add(event))
  sockets.push(socket)
  return socket as unknown as ClientSocket
}

/** The page's own store and its own requests, as this member of staff. */
function openRoom(cookie: string, heard: Set<string>) {
  const real = globalThis.fetch
  vi.stubGlobal('fetch', (path: string, init: RequestInit = {}) =>
    path.startsWith('/')
      ? real(api.url + path, { ...init, headers: { cookie, origin: api.url } })
      : real(path, init),
  )
  const store = createGridStore({ gridAt: Date.now(), wallAt: Date.now(), speed: 1 }, (apply) => apply())
  const line = connectGrid({ store, socket: connect('/grid', cookie, heard), onSignedOut: () => undefined })
  return { store, refresh: line.refresh }
}

const plain = (map: ReadonlyMap<string, { id: string }>) =>
  [...map.values()].toSorted((a, b) => a.id.localeCompare(b.id))
const shown = ({ transformers, alerts, activations, recommendations, presence }: GridState) => ({
  transformers: plain(transformers),
  alerts: plain(alerts).filter((alert) => (alert as { state?: string }).state !== 'closed'),
  activations: plain(activations),
  plans: plain(recommendations).filter((plan) => (plan as { state?: string }).state === 'open'),
  people: presence.map(({ name }) => name).toSorted(),
})

const ready = (store: GridStore) => expect.poll(() => store.getState().phase).toBe('ready')

test(`C8: after ${ROUNDS} rounds of everything that can happen, old screens with every event equal new ones`, async () => {
  const { net } = api
  const heard = new Set<string>()
  const who = await api.staff('operator')
  const old = openRoom(who.cookie, heard)
  await ready(old.store)
  const home = net.homes[0]!
  const { cookie } = await api.customer(home)
  const chat = createConversationStore({ socket: connect('/chat', cookie, heard), storageKey: 'old' })
  await expect.poll(() => chat.getSnapshot().log.loaded).toBe(true)

  for (let round = 0; round < ROUNDS; round++) {
    // The last round is heard of by events alone.
    await everything(round, round < ROUNDS - 1 ? old.refresh : () => undefined)
    chat.send(`round ${round}`)
  }

  await expect.poll(() => net.db.outbox.count()).toBe(0)
  await expect.poll(() => chat.getSnapshot().outbox).toEqual([])
  const fresh = openRoom((await api.staff('viewer')).cookie, new Set())
  await ready(fresh.store)
  await expect.poll(() => shown(old.store.getState()).people).toHaveLength(2)
  await expect.poll(() => shown(fresh.store.getState()).people).toHaveLength(2)
  expect(shown(old.store.getState())).toEqual(shown(fresh.store.getState()))
  const all = await net.db.alert.findMany({ where: { count: { gt: 0 } } })
  for (const row of all)
    expect(old.store.getState().alerts.get(row.id)).toMatchObject({ state: row.state, version: row.version })

  const again = createConversationStore({ socket: connect('/chat', cookie, new Set()), storageKey: 'new' })
  await expect.poll(() => again.getSnapshot().log.loaded).toBe(true)
  const known = again.getSnapshot().log.messages
  expect(known.length).toBeGreaterThan(ROUNDS)
  await expect.poll(() => chat.getSnapshot().log.messages.slice(-known.length)).toEqual(known)

  expect([...heard].toSorted()).toEqual([
    'activation:changed',
    'agent:status',
    'alert:changed',
    'message:new',
    'message:update',
    'presence',
    'recommendation:changed',
    'session:changed',
    'telemetry',
  ])
}, 600_000)

async function everything(round: number, refresh: () => void) {
  await leaveOpen(round)
  const { net } = api
  const send = (name: string, status: string, loadPercent = 104) => {
    net.clock.advance(1000)
    return ingestAlert({
      ctx: net.sender(),
      input: {
        sourceEventId: `${name}-${round}`,
        transformerId: T7,
        kind: name === 'main' ? 'overload' : 'voltage',
        severity: name === 'main' ? 'critical' : 'low',
        status,
        observedAt: net.clock.now.toISOString(),
        loadPercent,
        expectedDurationMinutes: 30,
      },
    })
  }
  const id = async (name: string) => {
    const { data } = await send(name, 'raised')
    return data.id!
  }
  const [noted, shelved, closed, returned] = [
    await id('noted'),
    await id('shelved'),
    await id('closed'),
    await id('back'),
  ]
  await noteAlert({ ctx: net.operator(), input: { alertId: noted, body: { text: 'looked at' } } })
  refresh()
  await shelveAlert({ ctx: net.operator(), input: { alertId: shelved, body: { minutes: 30 } } })
  await closeAlert({ ctx: net.operator(), input: { alertId: closed } })
  await send('back', 'updated', 60)
  await send('back', 'cleared', 20)
  expect(returned).toBeTruthy()
  await ingestTelemetry({
    ctx: net.sender(),
    input: {
      readings: [
        { transformerId: T7, observedAt: net.clock.now.toISOString(), loadPercent: 90 + (round % 8) },
      ],
    },
  })
  const alertId = await id('main')
  refresh()
  await narrateAlert(net.system(), alertId)
  const plan = await planAlert({ ctx: net.operator(), input: { alertId } })
  await acknowledgeAlert({ ctx: net.operator(), input: { alertId } })
  if (round % 3 === 2) {
    await declineRecommendation({ ctx: net.operator(), input: { recommendationId: plan.id } })
  } else {
    const activation = await activate({
      ctx: net.operator(),
      input: { recommendationId: plan.id, optionId: plan.options[0]!.id, version: plan.version },
    })
    await advanceActivation(net.system(), activation.id)
    refresh()
    for (const home of net.homes.slice(0, 4))
      await respondToEvent({
        ctx: net.customer(home),
        input: { activationId: activation.id, accept: round % 2 === 0 },
      }).catch((error: { code?: string }) => expect(error.code).toBeTruthy())
    await abortActivation({ ctx: net.operator(), input: { activationId: activation.id } })
  }
  await closeAlert({ ctx: net.operator(), input: { alertId } })
}

/** A plan that waits for its yes, computed twice. */
async function leaveOpen(round: number) {
  const { net } = api
  net.clock.advance(1000)
  const { data } = await ingestAlert({
    ctx: net.sender(),
    input: {
      sourceEventId: `open-${round}`,
      transformerId: `T-open-${round}`,
      kind: 'overload',
      severity: 'high',
      status: 'raised',
      observedAt: net.clock.now.toISOString(),
      loadPercent: 103,
      expectedDurationMinutes: 30,
    },
  })
  await noteAlert({ ctx: net.operator(), input: { alertId: data.id!, body: { text: 'waits' } } })
}
