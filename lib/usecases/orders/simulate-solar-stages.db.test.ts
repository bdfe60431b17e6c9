import { afterAll, beforeAll, expect, test } from 'vitest'
import { endPauses, pauseProgram } from '@/lib/usecases/enrollments/change-enrollment'
import { createTestNetwork, type TestNetwork } from '@/lib/usecases/test-network'
import { simulateSolarStages } from './simulate-solar-stages'

let network: TestNetwork
beforeAll(async () => {
  network = await createTestNetwork({ homes: 4 })
})
afterAll(() => network.close())

const DAY_MS = 86_400_000

test('in the demo an order moves on by grid time, says that it is simulated, and stops when switched on', async () => {
  const home = network.homes[0]!
  const system = network.system()
  const demo = { ...system, env: { ...system.env, demo: true, speed: 1 } }
  const order = await network.db.order.create({
    data: {
      reference: 'SOL-TEST',
      meterId: home.meterId,
      customerId: home.customerId,
      domain: 'solar',
      offerId: 'solar:x',
      state: 'active',
      stage: 'site-visit',
      offer: { offerId: 'solar:x', name: 'X' },
    },
  })
  network.clock.now = new Date(order.updatedAt)
  expect(await simulateSolarStages(demo)).toBe(0)
  const stages: (string | null)[] = []
  for (let i = 0; i < 6; i++) {
    network.clock.advance(40 * DAY_MS)
    await simulateSolarStages(demo)
    const row = await network.db.order.findUniqueOrThrow({ where: { id: order.id } })
    stages.push(row.stage)
  }
  expect(stages).toEqual([
    'permit',
    'installation',
    'connection',
    'switched-on',
    'switched-on',
    'switched-on',
  ])
  const notes = await network.db.orderEvent.findMany({ where: { orderId: order.id } })
  expect(notes.every((note) => note.note?.includes('simulated'))).toBe(true)
  const told = await network.db.message.findMany({
    where: { conversation: { customerId: home.customerId } },
  })
  expect(told).toHaveLength(4)
})

test('outside the demo nobody plays the installer', async () => {
  await network.db.order.updateMany({ data: { stage: 'permit' } })
  network.clock.advance(400 * DAY_MS)
  expect(await simulateSolarStages(network.system())).toBe(0)
})

test('a pause ends on its date and not before', async () => {
  const home = network.homes[1]!
  const mine = await network.db.enrollment.findFirstOrThrow({ where: { meterId: home.meterId } })
  await pauseProgram({
    ctx: network.customer(home),
    input: { enrollmentId: mine.id, body: { days: 3 } },
  })
  network.clock.advance(2 * DAY_MS)
  expect(await endPauses(network.system())).toBe(0)
  network.clock.advance(DAY_MS)
  expect(await endPauses(network.system())).toBe(1)
})
