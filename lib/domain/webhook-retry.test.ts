import { expect, test } from 'vitest'
import { webhookPauseMs } from './webhook-retry'

test('pauses grow from seconds to a day, then it is given up', () => {
  const pauses = Array.from({ length: 11 }, (_, i) => webhookPauseMs(i + 1, 0.5))
  expect(pauses[0]).toBe(5000)
  expect(pauses[9]).toBe(86_400_000)
  expect(pauses[10]).toBeNull()
  for (let i = 1; i < 10; i++) expect(pauses[i]).toBeGreaterThan(pauses[i - 1]!)
  const days = pauses.reduce<number>((sum, pause) => sum + (pause ?? 0), 0) / 86_400_000
  expect(days).toBeGreaterThan(2)
  expect(days).toBeLessThan(3)
})

test('chance spreads a pause by a fifth either way', () => {
  expect(webhookPauseMs(1, 0)).toBe(4000)
  expect(webhookPauseMs(1, 0.999)).toBeCloseTo(6000, -1)
})

test('a receiver that asks for more time gets it, up to a day', () => {
  expect(webhookPauseMs(1, 0.5, 60_000)).toBe(60_000)
  expect(webhookPauseMs(3, 0.5, 1000)).toBe(120_000)
  expect(webhookPauseMs(1, 0.5, 1e12)).toBe(86_400_000)
})
