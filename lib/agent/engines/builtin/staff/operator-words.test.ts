import { describe, expect, test } from 'vitest'
import { operatorWords } from './operator-words'

const transformers = [
  { id: 'T-05', name: 'Orchard Road 5' },
  { id: 'T-07', name: 'Mill Lane 7' },
  { id: 'T-33', name: 'Quarry Hill 33' },
]
const read = (text: string) => operatorWords(text, transformers)

describe('a number alone names a transformer', () => {
  test.each([
    ['whats wrong with 7', 'T-07'],
    ['ack 33', 'T-33'],
    ['false alarm on 5, close it', 'T-05'],
    ['33 hot?', 'T-33'],
    ['is 7 ok', 'T-07'],
  ])('%s', (text, id) => {
    expect(read(text)).toContain(id)
  })
})

describe('a number that counts, measures or tells the time names none', () => {
  test.each([
    'ack all 7',
    'option 5',
    'priority 2 and 5 minutes',
    'last 5 events',
    'worst 7',
    'need 33 kW',
    'under 7 kW',
    'at most $33',
    'for 5 minutes',
    'until 7',
    'at 18:33',
    'feeder 7',
    'A-107',
    'T-07',
    'transformer 7',
    '7 homes',
    'mas de 5 casas',
    '2',
  ])('%s', (text) => {
    expect(read(text).replaceAll(text, '')).not.toMatch(/T-(05|07|33)/)
  })
})

test('a number of two transformers names neither', () => {
  expect(operatorWords('ack 7', [...transformers, { id: 'TX-7', name: 'Other' }])).toBe('ack 7')
})

test('shorthand is written out', () => {
  expect(read('batts only')).toBe('batteries only')
  expect(read('extend it 2 hrs')).toBe('extend it 2 hours')
  expect(read('start at 1830')).toBe('start at 18:30')
  expect(read('y')).toBe('yes')
  expect(read('y that one')).toBe('why that one')
  expect(read('yes')).toBe('yes')
})
