import { expect, test } from 'vitest'
import { onlyTells } from './request-start'
import { splitUtterance } from './split-utterance'

const cut = (text: string) => splitUtterance(text).map((clause) => clause.text)

test.each([
  'If I cancel after the visit, do you keep my deposit?',
  'the peak one. vs the water heater. which',
  'my solar order. where is it at',
  'when my sister is here, can I skip?',
])('"%s" stays one', (text) => {
  expect(cut(text)).toHaveLength(1)
})

test('two questions are two', () => {
  expect(cut('How much did I use? When is the next event?')).toHaveLength(2)
  expect(cut('when will it be back, i have milk in the fridge')).toHaveLength(2)
})

test.each([
  'I have dough in the proofer.',
  'it troubles me that the meter knows',
  'Slow month.',
  'nos vamos',
])('"%s" only tells', (text) => expect(onlyTells(text)).toBe(true))

test.each(['I want to skip tonight', 'log out', 'my bill?', 'can you call me', 'quisiera salir'])(
  '"%s" asks',
  (text) => expect(onlyTells(text)).toBe(false),
)
