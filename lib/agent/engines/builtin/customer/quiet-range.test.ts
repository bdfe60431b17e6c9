import { expect, test } from 'vitest'
import { quietRange } from './quiet-range'

test.each([
  ['do not write to me between 10 pm and 8 am', 22, 8],
  ['quiet hours from 22 to 6 please', 22, 6],
  ['no messages from 10 to 7 am', 22, 7],
  ['no message in the night, from 10 until 7', 22, 7],
  ['no me escriban entre las 9 p.m. y las 7 a.m.', 21, 7],
  ['de 23:00 a 6:30 silencio', 23, 6],
  ['sin mensajes de 11 de la noche a 8 de la mañana', 23, 8],
  ['no me avisen entre las 10 de la noche y las 6 de la manana', 22, 6],
  ['quiet from 9 in the evening to 7 in the morning', 21, 7],
  ['nada entre las 12 de la noche y las 6 de la mañana', 0, 6],
] as const)('%s', (words, fromHour, toHour) => {
  expect(quietRange(words)).toEqual({ fromHour, toHour })
})

test.each(['do not text me after 10 pm', 'from 25 to 30', 'between us', 'from 8 to 8'])(
  'no range in: %s',
  (words) => {
    expect(quietRange(words)).toBeNull()
  },
)
