import { expect, test } from 'vitest'
import { plainForm } from './plain-forms'

test.each([
  ["we're moving to another town, please stop my service", 'handover.person'],
  ['quisiera salirme del programa', 'programs.leave'],
  ['i want out of this program', 'programs.leave'],
  ['hola, en que nos pueden ayudar?', 'capabilities'],
  ['an event again, why is there one tonight?', 'events.why'],
  ['how much have i spent so far?', 'bill.explain'],
  ['i have an electric car, could it make me money?', 'programs.search'],
  ['no quiero salir del programa', undefined],
  ['do i want out of this program?', undefined],
  ["i don't want out of the program", undefined],
  ['delete my account', undefined],
  ['we are moving the car', undefined],
  ['what can you do about my bill?', undefined],
  ['how many kwh have i spent', undefined],
])('"%s" is read as %s', (words, intent) => {
  expect(plainForm(words)).toBe(intent)
})
