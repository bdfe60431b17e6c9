import { expect, test } from 'vitest'
import { plainSpanish } from './spanish-words'

test.each([
  ['que quereis que haga', 'que quieren que haga'],
  ['contad conmigo', 'cuenten conmigo'],
  ['decime cuanto tenes', 'dime cuanto tienes'],
  ['pero si llego tarde q pasa?', 'pero si llego tarde que pasa?'],
  ['mandame a os@example.org', 'mandame a os@example.org'],
])('"%s" is heard as "%s"', (typed, heard) => {
  expect(plainSpanish(typed)).toBe(heard)
})
