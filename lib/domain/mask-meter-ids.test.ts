import { expect, test } from 'vitest'
import { maskMeterIds } from './mask-meter-ids'
import { makeMeterId } from './meter-id'

test('a meter id in a sentence keeps its last four digits, however it is written', () => {
  const meterId = makeMeterId(1234567)
  const tail = meterId.replace(/\D/g, '').slice(-4)
  for (const written of [
    meterId,
    meterId.toLowerCase(),
    meterId.replaceAll('-', ' '),
    meterId.replaceAll('-', ''),
  ])
    expect(maskMeterIds(`mine is ${written}, thanks`)).toBe(`mine is ····${tail}, thanks`)
})

test('other numbers stay', () => {
  expect(maskMeterIds('call +1 555 010 1234, order S-1234567')).toBe('call +1 555 010 1234, order S-1234567')
})
