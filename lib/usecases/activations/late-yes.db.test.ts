import { afterEach, expect, test } from 'vitest'
import type { PartOf } from '@/lib/protocol/message'
import { ingestAlert } from '@/lib/usecases/alerts/ingest-alert'
import { narrateAlert } from '@/lib/usecases/alerts/narrate-alert'
import { planAlert } from '@/lib/usecases/recommendations/plan-alert'
import { createTestNetwork, fillReadings, T7, type TestNetwork } from '@/lib/usecases/test-network'
import { activate } from './activate'
import { advanceActivation } from './advance'
import { presentActivation } from './present-activation'

let net: TestNetwork
afterEach(() => net.close())

const MINUTE = 60_000

async function planned() {
  const { data } = await ingestAlert({
    ctx: net.sender(),
    input: {
      sourceEventId: 'alarm-1',
      transformerId: T7,
      kind: 'overload',
      severity: 'critical',
      status: 'raised',
      observedAt: net.clock.now.toISOString(),
      loadPercent: 112,
      expectedDurationMinutes: 60,
    },
  })
  await narrateAlert(net.system(), data.id!)
  return planAlert({ ctx: net.operator(), input: { alertId: data.id! } })
}
type Plan = Awaited<ReturnType<typeof planned>>

const approve = (plan: Plan) =>
  activate({
    ctx: net.operator(),
    input: { recommendationId: plan.id, optionId: plan.options[0]!.id, version: plan.version },
  })

const confirmation = async () => {
  const { parts } = await net.db.message.findFirstOrThrow({
    where: { conversationId: 'staff', kind: 'confirmation' },
  })
  return (parts as unknown as PartOf<'confirm'>[])[0]!
}

/** Runs an event to its result with the transformer's load at these minutes from its start. */
async function runWith(loads: readonly (readonly [number, number])[]) {
  const plan = await planned()
  net.clock.advance(9 * MINUTE)
  const activation = await approve(plan)
  const startAt = new Date(activation.startAt)
  await advanceActivation(net.system(), activation.id)
  await fillReadings(net, { from: startAt, to: new Date(activation.endAt) })
  for (const [minute, loadKw] of loads)
    await net.db.transformerReading.create({
      data: { transformerId: T7, observedAt: new Date(startAt.getTime() + minute * MINUTE), loadKw },
    })
  net.clock.advance((plan.options[0]!.leadMinutes + 1) * MINUTE)
  await advanceActivation(net.system(), activation.id)
  net.clock.advance(60 * MINUTE)
  await advanceActivation(net.system(), activation.id)
  const row = await net.db.activation.findUniqueOrThrow({ where: { id: activation.id } })
  const told = await net.db.message.findFirstOrThrow({ where: { conversationId: 'staff', kind: 'result' } })
  return {
    activation: await presentActivation(net.db, row),
    words: (told.parts as { text: string }[])[0]!.text,
  }
}

test('the card of a plan that was approved late says when the event really runs', async () => {
  net = await createTestNetwork()
  const plan = await planned()
  const shown = await confirmation()
  net.clock.advance(9 * MINUTE)
  const activation = await approve(plan)
  expect(Date.parse(activation.startAt) - Date.parse(shown.startAt!)).toBe(9 * MINUTE)
  const decided = await confirmation()
  expect(decided).toMatchObject({ startAt: activation.startAt, endAt: activation.endAt, state: 'confirmed' })
  expect(decided.text).toMatch(/^The event runs \d\d:\d\d to \d\d:\d\d, as of the time of the yes\./)
  expect(decided.text).toContain(shown.text!)
})

test('a card that was approved as shown stays as it was', async () => {
  net = await createTestNetwork()
  const plan = await planned()
  const shown = await confirmation()
  await approve(plan)
  expect((await confirmation()).text).toBe(shown.text)
})

test('an overload that was over before the event is not counted as ended by it', async () => {
  net = await createTestNetwork()
  const { activation, words } = await runWith([
    [-25, 106],
    [-8, 88],
    [5, 85],
    [30, 84],
    [55, 83],
  ])
  expect(activation).toMatchObject({ state: 'settled', overLimit: false, backUnderLimitAt: null })
  expect(words).toContain('there was no overload left to end')
})

test('one that still stands at the decision and ends in the event is', async () => {
  net = await createTestNetwork()
  const { activation } = await runWith([
    [-8, 106],
    [5, 94],
    [30, 93],
    [55, 92],
  ])
  const at = new Date(Date.parse(activation.startAt) + 5 * MINUTE).toISOString()
  expect(activation).toMatchObject({ overLimit: true, backUnderLimitAt: at })
})
