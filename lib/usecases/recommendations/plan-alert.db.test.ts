import { afterEach, expect, test } from 'vitest'
import { ingestAlert } from '@/lib/usecases/alerts/ingest-alert'
import { createTestNetwork, START, T7, type TestNetwork } from '@/lib/usecases/test-network'
import { declineRecommendation } from './decline-recommendation'
import { expireRecommendations } from './expire-recommendations'
import { planAlert } from './plan-alert'
import { refreshPlans } from './refresh-plans'
import { watchUndecided } from './watch-undecided'

let net: TestNetwork
afterEach(() => net.close())

const MINUTE = 60_000
const raise = async (more: object = {}) => {
  const { data } = await ingestAlert({
    ctx: net.sender(),
    input: {
      sourceEventId: 'a',
      transformerId: T7,
      kind: 'overload',
      severity: 'high',
      status: 'raised',
      observedAt: net.clock.now.toISOString(),
      loadKw: 104,
      expectedDurationMinutes: 60,
      ...more,
    },
  })
  return data.id!
}
const plan = (alertId: string, who = 'ada') => planAlert({ ctx: net.operator(who), input: { alertId } })

test('many who ask at once get one plan', async () => {
  net = await createTestNetwork()
  const alertId = await raise()
  const plans = await Promise.all(Array.from({ length: 6 }, (_, i) => plan(alertId, `op${i}`)))
  expect(new Set(plans.map((one) => one.id)).size).toBe(1)
  expect(await net.db.recommendation.count()).toBe(1)
  expect(await net.db.message.count({ where: { kind: 'confirmation' } })).toBe(1)
})

test('options are sized from the devices enrolled under the transformer', async () => {
  net = await createTestNetwork({ homes: 24 })
  const { options, neededKw, enough } = await plan(await raise())
  expect(neededKw).toBe(9)
  expect(enough).toBe(true)
  // 6 batteries of 5 kW: 0.95 x 5 x 0.79 each; 12 thermostats of 2 kW: 0.9 x 1 each
  const single = new Map(
    options
      .filter((option) => option.programs.length === 1)
      .map((option) => [option.programs[0]!.programId, option]),
  )
  const battery = single.get('battery-vpp')!
  expect(battery.programs[0]!.expectedKw / battery.programs[0]!.participants).toBeCloseTo(0.95 * 3.95, 1)
  for (const option of options) {
    expect(option.lowKw).toBeLessThan(option.expectedKw)
    expect(option.highKw).toBeGreaterThan(option.expectedKw)
    expect(option.reasons.length).toBeGreaterThan(0)
  }
  expect(options.map((option) => option.id)).toEqual(['A', 'B', 'C', 'D'].slice(0, options.length))
})

test('not enough says what is missing and still has options', async () => {
  net = await createTestNetwork({ homes: 8 })
  const answer = await plan(await raise({ loadKw: 150 }))
  expect(answer).toMatchObject({ enough: false, neededKw: 55 })
  expect(answer.missingKw).toBeGreaterThan(30)
  expect(answer.options.length).toBeGreaterThan(0)
  expect(await net.db.message.count({ where: { kind: 'confirmation' } })).toBe(1)
})

test('programs that cannot be called are excluded with the reason in words', async () => {
  net = await createTestNetwork({ homes: 8 })
  const { terms } = await net.db.programVersion.findFirstOrThrow({ where: { programId: 'peak-time-rebate' } })
  const second = { programId: 'peak-time-rebate', version: 2, publishedAt: START }
  await net.db.programVersion.create({
    data: { ...second, terms: { ...(terms as object), noticeMinutes: 1440 } },
  })
  await net.db.program.update({ where: { id: 'peak-time-rebate' }, data: { currentVersion: 2 } })
  await net.db.enrollment.updateMany({
    where: { programId: 'peak-time-rebate' },
    data: { programVersion: 2 },
  })
  await net.db.customer.updateMany({
    where: {
      meterId: { in: net.homes.filter((home) => home.programId === 'battery-vpp').map((h) => h.meterId) },
    },
    data: { medicalEquipment: true },
  })
  const { excluded, options } = await plan(await raise())
  expect(Object.fromEntries(excluded.map((one) => [one.programId, one.reason]))).toEqual({
    'battery-vpp': 'Enrolled customers rely on medical equipment.',
    'peak-time-rebate': 'Needs 1 day of notice; 60 minutes is the most this alert can wait.',
  })
  expect(options.flatMap((option) => option.programs.map((program) => program.programId))).not.toContain(
    'battery-vpp',
  )
})

test('a plan is made anew at most every two minutes, and on its own only when the need has moved', async () => {
  net = await createTestNetwork()
  const alertId = await raise()
  const first = await plan(alertId)
  net.clock.advance(MINUTE)
  await raise({ status: 'updated', loadKw: 112 })
  expect((await plan(alertId)).version).toBe(1)
  expect(await refreshPlans(net.system())).toBe(0)
  net.clock.advance(1.5 * MINUTE)
  expect(await refreshPlans(net.system())).toBe(1)
  const [row] = await net.db.recommendation.findMany()
  expect(row).toMatchObject({ id: first.id, version: 2, neededKw: 17 })
  net.clock.advance(3 * MINUTE)
  expect(await refreshPlans(net.system())).toBe(0)
})

test('a plan nobody decides expires after ten minutes and says so; a new one can be asked for', async () => {
  net = await createTestNetwork()
  const alertId = await raise()
  const first = await plan(alertId)
  net.clock.advance(10 * MINUTE)
  await Promise.all([expireRecommendations(net.system()), expireRecommendations(net.system())])
  const [row] = await net.db.recommendation.findMany()
  expect(row).toMatchObject({ state: 'expired' })
  expect(await net.db.message.count({ where: { kind: 'progress' } })).toBe(1)
  const second = await plan(alertId)
  expect(second.id).not.toBe(first.id)
})

test('an expiry with the load still above its limit raises one alert of priority 2, which a new plan clears', async () => {
  net = await createTestNetwork()
  const alertId = await raise()
  await plan(alertId)
  const told = () => net.db.alert.findMany({ where: { kind: 'undecided' }, orderBy: { createdAt: 'asc' } })
  net.clock.advance(10 * MINUTE)
  await watchUndecided(net.system())
  expect(await told()).toEqual([])
  await expireRecommendations(net.system())
  await watchUndecided(net.system())
  await watchUndecided(net.system())
  expect(await told()).toMatchObject([{ priority: 2, state: 'active', clearedAt: null, count: 1 }])
  await plan(alertId)
  await watchUndecided(net.system())
  expect((await told())[0]!.clearedAt).not.toBeNull()
  // Left to expire once more it is told once more; the end of the trouble ends it.
  net.clock.advance(10 * MINUTE)
  await expireRecommendations(net.system())
  await watchUndecided(net.system())
  expect(await told()).toHaveLength(2)
  await raise({ status: 'cleared' })
  await watchUndecided(net.system())
  expect((await told()).every((one) => one.clearedAt !== null)).toBe(true)
})

test('a declined plan stays declined, and the second to decide is told by whom', async () => {
  net = await createTestNetwork()
  const { id } = await plan(await raise())
  await declineRecommendation({ ctx: net.operator(), input: { recommendationId: id } })
  await expect(
    declineRecommendation({ ctx: net.operator('ben'), input: { recommendationId: id } }),
  ).rejects.toMatchObject({ code: 'already-decided', detail: 'This plan is already declined, by ada R.' })
})
