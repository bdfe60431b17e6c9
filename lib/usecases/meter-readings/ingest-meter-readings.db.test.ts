import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestNetwork, START, type TestNetwork } from '@/lib/usecases/test-network'
import { ingestMeterReadings } from './ingest-meter-readings'
import { loadReadings } from './load-readings'

let net: TestNetwork
beforeAll(async () => {
  net = await createTestNetwork({ homes: 8 })
})
afterAll(() => net.close())

/** START is 00:30 UTC */
const at = (minutes: number) => new Date(START.getTime() + minutes * 60_000)
const send = (readings: object[]) => ingestMeterReadings({ ctx: net.sender(), input: { readings } })
const kwAt = async (meterId: string, minutes: number) => {
  const readings = await loadReadings(net.db, [meterId], { from: at(-2880), to: at(1440) })
  return readings.get(meterId)!(at(minutes).getTime())
}

test('energy becomes power of its quarter hour, over midnight too', async () => {
  const { meterId } = net.homes[0]!
  const result = await send([
    { meterId, start: at(-45).toISOString(), minutes: 15, kwh: 0.5 },
    { meterId, start: at(-30).toISOString(), minutes: 15, kw: 1.25 },
  ])
  expect(result).toEqual({ accepted: 2, rejected: 0, problems: [] })
  expect([await kwAt(meterId, -45), await kwAt(meterId, -30), await kwAt(meterId, -15)]).toEqual([
    2,
    1.25,
    null,
  ])
})

test('a later batch fills gaps and corrects, and leaves the rest', async () => {
  const { meterId } = net.homes[1]!
  await send([{ meterId, start: at(-90).toISOString(), minutes: 30, kwh: 1 }])
  await send([{ meterId, start: at(-75).toISOString(), minutes: 15, kwh: 0.1 }])
  expect([await kwAt(meterId, -90), await kwAt(meterId, -75)]).toEqual([2, 0.4])
})

test('an hour is spread over its four quarter hours', async () => {
  const { meterId } = net.homes[2]!
  await send([{ meterId, start: at(-60).toISOString(), minutes: 60, kwh: 3 }])
  expect(await Promise.all([-60, -45, -30, -15].map((m) => kwAt(meterId, m)))).toEqual([3, 3, 3, 3])
})

test('five-minute readings wait until their quarter hour is whole, over several batches', async () => {
  const { meterId } = net.homes[3]!
  const five = (minutes: number, kw: number) => ({
    meterId,
    start: at(minutes).toISOString(),
    minutes: 5,
    kw,
  })
  await send([five(-15, 1), five(-10, 2)])
  expect(await kwAt(meterId, -15)).toBeUndefined()
  await send([five(-5, 3)])
  expect(await kwAt(meterId, -15)).toBe(2)
  expect(await net.db.meterFiveMinutes.count()).toBe(0)
})

test('each bad reading is its own problem and the good ones are stored', async () => {
  const { meterId } = net.homes[4]!
  const good = { meterId, start: at(-30).toISOString(), minutes: 15, kw: 1 }
  const result = await send([
    good,
    { ...good, kwh: 1 },
    { ...good, meterId: 'NE-0000000-0' },
    { ...good, start: at(60).toISOString() },
    { ...good, start: new Date(at(-30).getTime() + 60_000).toISOString() },
  ])
  expect(result.accepted).toBe(1)
  expect(result.problems.map((problem) => [problem.index, problem.code])).toEqual([
    [1, 'invalid-input'],
    [2, 'not-found'],
    [3, 'invalid-input'],
    [4, 'invalid-input'],
  ])
  expect(JSON.stringify(result)).not.toContain('0000000')
  expect(await kwAt(meterId, -30)).toBe(1)
})

test('two batches for the same meter and day at once lose nothing', async () => {
  const { meterId } = net.homes[5]!
  await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      send([{ meterId, start: at(-15 * (i + 1)).toISOString(), minutes: 15, kw: i }]),
    ),
  )
  for (let i = 0; i < 20; i++) expect(await kwAt(meterId, -15 * (i + 1))).toBe(i)
})
