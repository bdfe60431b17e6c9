import { expect, test } from 'vitest'
import { mendKeyWords } from './mend-key-words'

const ordinary = new Set(['seconds', 'programs', 'thirty'])
const mend = (text: string) => mendKeyWords(text, (word) => ordinary.has(word))

test.each([
  ['the secnod one', 'the second one'],
  ['numbeer two', 'number two'],
  ['enorll me', 'enroll me'],
  ['cambie a inlges', 'cambie a ingles'],
  ['el primeroo', 'el primero'],
])('%s is %s', (typed, meant) => expect(mend(typed)).toBe(meant))

test('words that mean something else stay', () => {
  for (const text of ['in thirty seconds', 'all programs', 'a reckoned sum']) expect(mend(text)).toBe(text)
})
