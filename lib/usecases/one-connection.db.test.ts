import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, OF_A_TEST, openDatabase } from '@/lib/db/client'
import { activate } from './activations/activate'
import { advanceActivation } from './activations/advance'
import { respondToEvent } from './activations/respond-to-event'
import { tendNotices } from './activations/tend-notices'
import { ingestAlert } from './alerts/ingest-alert'
import { type Context, makeContext } from './context'
import { confirmOrder } from './orders/confirm-order'
import { initOrder } from './orders/init-order'
import { selectOffer } from './orders/select-offer'
import { planAlert } from './recommendations/plan-alert'
import { createTestNetwork, fillReadings, staff, T7, type TestNetwork } from './test-network'

/**
 * A transaction that asks for a second connection waits for itself once the pool is used up: with as many customers
 * answering at once as there are connections, nobody gets on. One connection shows it at once.
 */

let network: TestNetwork
let narrow: Database

beforeAll(async () => {
  network = await createTestNetwork({ homes: 24 })
  narrow = openDatabase(network.url, 1, { ...OF_A_TEST, connectMs: 5_000 })
})
afterAll(async () => {
  await narrow.db.$disconnect()
  await narrow.pool.end()
  await network.close()
})

const alone = (ctx: Context) => makeContext({ ...ctx, ...narrow })

test('an order goes from its selection to its enrollment on a single connection', async () => {
  const home = network.homes[0]!
  await network.db.enrollment.deleteMany({ where: { meterId: home.meterId } })
  const ctx = alone(network.customer(home))
  const { id } = await selectOffer({ ctx, input: { offerId: 'dfp:peak-time-rebate' } })
  const { quote } = await initOrder({ ctx, input: { orderId: id } })
  const body = { quoteVersion: quote.quoteVersion }
  const order = await confirmOrder({ ctx, input: { orderId: id, body } })
  expect(order.state).toBe('active')
})

test('an event goes from its alert to its settlement on a single connection', async () => {
  const { clock } = network
  const { data } = await ingestAlert({
    ctx: alone(network.sender()),
    input: {
      sourceEventId: 'alarm-1',
      transformerId: T7,
      kind: 'overload',
      severity: 'high',
      status: 'raised',
      observedAt: clock.now.toISOString(),
      loadPercent: 112,
      expectedDurationMinutes: 60,
    },
  })
  await network.db.setting.create({ data: { key: 'approval', value: { aboveKw: 5, aboveHomes: null } } })
  const plan = await planAlert({ ctx: alone(network.operator()), input: { alertId: data.id! } })
  const choice = { recommendationId: plan.id, optionId: 'A', version: plan.version }
  const yes = (name: string, role: 'operator' | 'approver') =>
    activate({ ctx: alone(network.as(staff(name, role))), input: choice })
  await expect(yes('ada', 'operator')).rejects.toMatchObject({ code: 'approval-required' })
  const { id, startAt, endAt } = await yes('cleo', 'approver')
  const system = alone(network.system())
  await advanceActivation(system, id)
  const asked = await network.db.participant.findFirstOrThrow({ where: { activationId: id, state: 'asked' } })
  const home = network.homes.find((one) => one.meterId === asked.meterId)!
  await respondToEvent({ ctx: alone(network.customer(home)), input: { activationId: id, accept: true } })
  clock.now = new Date(Date.parse(startAt) - 60_000)
  await tendNotices(system)
  expect(await network.db.outboundMessage.count()).toBeGreaterThan(0)
  clock.now = new Date(startAt)
  await advanceActivation(system, id)
  await fillReadings(network, { from: new Date(startAt), to: new Date(endAt) })
  clock.now = new Date(endAt)
  await advanceActivation(system, id)
  const { state } = await network.db.activation.findUniqueOrThrow({ where: { id } })
  expect(['measuring', 'settling', 'settled', 'completed']).toContain(state)
})
