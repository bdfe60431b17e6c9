import { expect, test } from 'vitest'
import { pauseDays } from './pause-days'

const days = (text: string) => (pauseDays(text).slots.durationMinutes ?? 0) / 1440

test.each([
  ['no, un día no, mínimo tres semanas', 21],
  ['pausar el programa dos semanas', 14],
  ['not one day, three weeks please', 21],
  ['pause it for a week', 7],
  ['páusalo un mes', 30],
])('"%s": %i days', (text, expected) => {
  expect(days(text)).toBe(expected)
})

test('what another sentence names is not the length of the pause', () => {
  const { slots, vague } = pauseDays(
    'eso no: el total ganado hasta hoy. Y quisiera pausar el programa unas semanas',
  )
  expect(slots.day).toBeUndefined()
  expect(vague).toBe(true)
})
