import { expect, test } from 'vitest'
import { soundsLikeEmergency } from './emergency'
import { loadUnderstander } from './load-understander'

const understand = loadUnderstander()
const isEmergency = (words: string) =>
  soundsLikeEmergency(words) ||
  understand(words, { audience: 'customer', signedIn: true }).acts.some(
    (act) => act.intent === 'safety.emergency' && act.confidence >= 0.45,
  )

test.each([
  'no no smoke or smell, just flicker in every room',
  'there is no smoke or burning smell, the lights flicker',
  'no smell of smoke, it only flickers',
  'no hay humo ni chispas, solo parpadea la luz',
  'my uncle sleeps with an oxygen machine, i need to know if we can join',
  'with an oxygen concentrator at home, may we take part in the battery program',
])('"%s" denies danger', (words) => {
  expect(isEmergency(words)).toBe(false)
})

test.each([
  'no, smoke is coming out of the meter',
  'no smoke from the box but it is sparking',
  'no smoke but there is a burning smell',
  'no hay luz y huele a quemado',
  'no, hay humo',
  'no smoke is coming out of my outlet',
  'her oxygen concentrator is on battery and the lights are gone',
  'the ventilator just went off',
  "the power's out and he is on oxygen",
])('"%s" is danger all the same', (words) => {
  expect(isEmergency(words)).toBe(true)
})
