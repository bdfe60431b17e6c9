import { expect, test } from 'vitest'
import type { Message } from '@/lib/protocol/message'
import { searchMessages } from './search-messages'

const say = (seq: number, text: string): Message => ({
  id: `m${seq}`,
  seq,
  role: 'agent',
  kind: 'chat',
  createdAt: '2026-07-15T20:00:00Z',
  parts: [{ type: 'text', text }],
})

test('words are found whatever their case and accents, newest first', () => {
  const hits = searchMessages([say(1, 'Tu medición de hoy'), say(2, 'Otra MEDICION más')], 'medición')
  expect(hits.map((hit) => [hit.seq, hit.match])).toEqual([
    [2, 'MEDICION'],
    [1, 'medición'],
  ])
})

test('one letter finds nothing, and neither do words that are not there', () => {
  expect(searchMessages([say(1, 'abc')], 'a')).toEqual([])
  expect(searchMessages([say(1, 'abc')], 'xyz')).toEqual([])
})

test('the found words stand between what is before and after them', () => {
  const [hit] = searchMessages([say(1, `${'x '.repeat(60)}needle${' y'.repeat(60)}`)], 'needle')
  expect(hit?.match).toBe('needle')
  expect(hit?.before.startsWith('…')).toBe(true)
  expect(hit?.after.endsWith('…')).toBe(true)
})
