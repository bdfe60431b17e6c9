import { afterAll, beforeAll, expect, test } from 'vitest'
import { planAlert } from '@/lib/usecases/recommendations/plan-alert'
import { T7 } from '@/lib/usecases/test-network'
import { openTestRoom, T8, type TestRoom } from './test-room'

let room: TestRoom
beforeAll(async () => {
  room = await openTestRoom()
})
afterAll(() => room.net.close())

test('a yes is for what its author had before them, and only for that', async () => {
  const { type, typeBefore, raise, events, openPlans, net } = room
  const seven = await raise(T7, 'a')

  // Filler right below the card agrees to it; later in the room it may answer anything.
  await type('status')
  expect((await type('ok')).text).toContain('If you mean it')
  expect((await type('right', 'ben')).text).toContain('If you mean it')
  expect((await type('not yet')).text).toMatch(/Nothing was started.*P-101.*10 minutes/)
  expect((await type('should we proceed?')).text).toContain('Option A:')
  expect((await type('do it tomorrow')).text).toContain('Nothing was started')
  expect(await openPlans()).toHaveLength(1)

  // The numbers moved after the words were sent: the new ones were not before anybody's eyes.
  const moved = await typeBefore('yes, proceed', () =>
    planAlert({ ctx: net.system(), input: { alertId: seven, fresh: true } }),
  )
  expect(moved.text).toContain('has just become version 2')
  expect(await events()).toEqual([])

  // The wrong transformer is named.
  expect((await type('yes, proceed with T-08')).text).toContain('Nothing waits for a confirmation')
  expect((await type('proceed with T-07 and T-08')).text).toContain('Which one')
  expect(await events()).toEqual([])

  // Each person's question back is their own.
  await raise(T8, 'b')
  expect((await type('yes')).text).toContain('2 confirmations are open')
  expect((await type('how hot is T-07', 'ben')).text).toContain('T-07')
  await type('T-08')
  expect((await events()).map((event) => [event.transformerId, event.decidedBy])).toEqual([[T8, 'ada R.']])

  // Declined, then another wish: it is about the one just spoken of.
  await type('no', 'ben')
  expect(await openPlans()).toEqual([])
  expect((await type('why not option B', 'ben')).text).toMatch(/Plan P-101 for T-07, declined.*Option B/s)
  const again = await type('only batteries', 'ben')
  expect(again.parts.find((part) => part.type === 'options')).toBeDefined()
  expect((await openPlans()).map((plan) => plan.transformerId)).toEqual([T7])

  // Whoever took another option than the card showed: the card says so.
  const [plan] = await openPlans()
  const last = (plan!.options as { id: string }[]).length
  await type(last > 1 ? 'use option B' : 'I need 3 kW from T-07', 'ben')
  if (last === 1) await type('yes, proceed', 'ben')
  expect((await type('who decided', 'ben')).text).toContain('ben R. approved plan')
}, 120_000)

test('who asks in Spanish is answered in Spanish, the others as before', async () => {
  expect((await room.type('que alarmas hay', 'eva')).text).toMatch(/alarmas? activas?/)
  expect((await room.type('ok', 'eva')).text).toMatch(/Nada espera|aprobó/)
  expect((await room.type('any alerts?', 'ben')).text).toMatch(/active alerts?/)
}, 60_000)
