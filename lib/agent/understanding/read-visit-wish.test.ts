import { expect, test } from 'vitest'
import { readVisitWish } from './read-visit-wish'

test.each([
  ['sí, confirmo pero con la tercera fecha, miércoles 10 de la mañana', { weekdays: [3], time: '10:00' }],
  ['Wednesday is better for me', { weekdays: [3] }],
  ['wed is better tho', { weekdays: [3] }],
  ['monday is no good. tuesday ok?', { weekdays: [2], refused: [1] }],
  ['hm 9 am monday is no good. tuesday ok?', { weekdays: [2], refused: [1] }],
  ["I'm working monday morning", { weekdays: [], refused: [1] }],
  ['Monday I am at work, wednesday works', { weekdays: [3], refused: [1] }],
  ['does wednesday work?', { weekdays: [3], refused: [] }],
  ['do they come on weekends?', { weekdays: [6, 7] }],
  ['el martes trabajo, mejor el lunes', { weekdays: [1], refused: [2] }],
  ['ok lets say tuesday', { weekdays: [2], refused: [] }],
  ['my husband works tuesdays', { weekdays: [], refused: [2] }],
  ['not on monday, the tuesday one', { weekdays: [2], refused: [1] }],
  ['hm it says monday doesnt it, i asked wednesday', { weekdays: [3], refused: [1] }],
  ["I can't do Mondays", { weekdays: [], refused: [1] }],
  ["Thursday doesn't work", { weekdays: [], refused: [4] }],
  ['any day but monday', { weekdays: [], refused: [1] }],
  ['change the visit to Wed 22 at 10', { weekdays: [3], day: 22, time: '10:00' }],
  ['the wednesday one please, 22nd', { weekdays: [3], day: 22 }],
  ['the visit on July 22', { weekdays: [], month: 7, day: 22 }],
  ['can they come on the 21st?', { day: 21 }],
  ['tuesday at 1', { weekdays: [2], time: '13:00' }],
  ['tuesday at 1 pm', { weekdays: [2], time: '13:00' }],
  ['the afternoon would be best', { part: 'afternoon' }],
  ['is there another day?', { other: 'any' }],
  ['el lunes no puedo, mejor el martes', { weekdays: [2], refused: [1] }],
  ['mejor el miércoles 22 a las 10', { weekdays: [3], day: 22, time: '10:00' }],
  ['¿puede ser otro día?', { other: 'any' }],
  ['I am not home monday but wednesday works', { weekdays: [3], refused: [1] }],
  ['No!! I said Monday. change the visit to Mon 20 at 9', { weekdays: [1], refused: [], day: 20 }],
])('%s', (text, wanted) => {
  expect(readVisitWish(text)).toMatchObject(wanted)
})

test.each([
  'how many panels are 2.8 kW?',
  'the 84 months loan',
  'sun is free energy',
  'yes please',
  'is it booked now?',
  'the 2.4 from foothill, take that',
])('%s names no time', (text) => {
  expect(readVisitWish(text)).toBeUndefined()
})

test('a time said beside a day that is refused is not the one wanted', () => {
  expect(readVisitWish('hm 9 am monday is no good. tuesday ok?')?.time).toBeUndefined()
  expect(readVisitWish('not monday at 9, tuesday at 1')?.time).toBe('13:00')
})
