import { expect, test } from 'vitest'
import { limitRate } from './limit-rate'

const at = (ms: number) => new Date(1_800_000_000_000 + ms)
const send = (key: string, count: number, path = '/api/grid/alerts', ms = 0) => {
  for (let i = 0; i < count; i++) limitRate(key, 5, path, at(ms))
}

test('a key may send its rate each second, for itself', () => {
  send('a', 5)
  expect(() => send('a', 1)).toThrow(
    expect.objectContaining({ code: 'rate-limited', extra: { retryAfterMs: 1000 } }),
  )
  send('b', 5)
  send('a', 5, undefined, 1000)
})

test('webhook senders are told to come back', () => {
  send('c', 5)
  expect(() => send('c', 1, '/api/grid/alerts/alertmanager')).toThrow(
    expect.objectContaining({ code: 'unavailable' }),
  )
})
