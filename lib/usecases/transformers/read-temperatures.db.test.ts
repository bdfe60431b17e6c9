import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApi, type TestApi } from '@/lib/http/test-api'
import type { TemperaturesDto } from '@/lib/protocol/grid'
import { stepStress } from '@/lib/usecases/stress/step-stress'
import { T7 } from '@/lib/usecases/test-network'

let api: TestApi
let key: { key: string }
beforeAll(async () => {
  api = await createTestApi()
  key = await api.key()
})
afterAll(() => api.close())

const MINUTE = 60_000
const read = (query: string) =>
  api.call('GET', `/api/grid/transformers/${T7}/temperatures?${query}`, { key: key.key })

test('the last temperature of the stretch is the one the room shows now; reverse flow heats like the same flow forwards', async () => {
  const now = Date.now()
  const load = (minutesAgo: number) => 120 + 40 * Math.sin(minutesAgo / 97)
  const readings = Array.from({ length: 300 }, (_, i) => {
    const minutesAgo = 5 * (299 - i)
    return {
      transformerId: T7,
      observedAt: new Date(now - minutesAgo * MINUTE).toISOString(),
      // A sunny stretch in the middle of it flows back.
      loadKw: (i % 100 < 30 ? -1 : 1) * load(minutesAgo),
      ambientC: 24,
    }
  })
  const sent = await api.call('POST', '/api/grid/telemetry', { key: key.key, json: { readings } })
  expect(sent.body.data).toMatchObject({ accepted: 300, rejected: 0 })
  await stepStress(api.net.as({ kind: 'system', job: 'stress' }))
  const shown = await api.net.db.transformer.findUniqueOrThrow({ where: { id: T7 } })

  const from = new Date(now - 12 * 60 * MINUTE).toISOString()
  const answer = (await read(`from=${from}`)).body.data as TemperaturesDto
  expect(answer.hotSpotLimitC).toBe(120)
  expect(answer.points.length).toBeGreaterThanOrEqual(143)
  expect(answer.points[0]!.at >= from).toBe(true)
  expect(answer.points.at(-1)!.hotSpotC).toBeCloseTo(shown.hotSpotC!, 1)
  for (const { hotSpotC, topOilC } of answer.points) {
    expect(hotSpotC).toBeGreaterThan(topOilC)
    expect(topOilC).toBeGreaterThan(24)
  }
})

test('a stretch without readings is empty, one of more than a week is refused', async () => {
  expect((await read('from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z')).body.data).toMatchObject({
    points: [],
  })
  expect((await read('from=2020-01-01T00:00:00Z&to=2020-01-09T00:00:00Z')).status).toBe(400)
})
