import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApi, type TestApi } from '@/lib/http/test-api'
import { START, T7 } from '@/lib/usecases/test-network'

const MINUTE = 60_000
const DAY = 86_400_000

let api: TestApi
beforeAll(async () => {
  api = await createTestApi({ homes: 1 })
})
afterAll(() => api.close())

/** An event of 90 minutes in which this home has the last 60 to itself. */
async function spreadEvent(id: string, startAt: Date) {
  const { meterId, customerId, programId } = api.net.homes[0]!
  const endAt = new Date(startAt.getTime() + 90 * MINUTE)
  await api.net.db.activation.create({
    data: {
      ...{ id, reference: `A-${id}`, optionId: 'one', transformerId: T7, state: 'settled', programs: [] },
      ...{ createdGridAt: startAt, startAt, endAt, staggerMinutes: 30, currency: 'USD', decidedBy: 'Ana' },
      ...{ expectedKw: 1, lowKw: 1, highKw: 1, limitKw: 1 },
      participants: {
        create: {
          ...{ meterId, customerId, programId: programId!, programVersion: 1, participation: 'opt-out' },
          ...{ enrollmentId: `enrollment-${id}`, expectedKw: 1, noticedAt: startAt },
          ...{ startAt: new Date(startAt.getTime() + 30 * MINUTE), endAt },
        },
      },
    },
  })
}

test('spread events page by page: each once, newest first, whatever one’s own start', async () => {
  const daysAgo = [1, 2, 2, 3]
  for (const [i, days] of daysAgo.entries())
    await spreadEvent(`event-${i}`, new Date(START.getTime() - days * DAY))
  const who = await api.customer(api.net.homes[0]!)
  const seen: string[] = []
  let cursor: string | null = ''
  while (cursor !== null && seen.length <= daysAgo.length) {
    const { status, body } = await api.call('GET', `/api/me/events?limit=1&cursor=${cursor}`, who)
    expect(status).toBe(200)
    const data = body.data as { activationId: string; startAt: string }[]
    seen.push(...data.map((event) => event.activationId))
    cursor = body.nextCursor as string | null
    if (seen.length === 1)
      expect(data[0]!.startAt).toBe(new Date(START.getTime() - DAY + 30 * MINUTE).toISOString())
  }
  expect(seen).toEqual(['event-0', 'event-2', 'event-1', 'event-3'])
})
