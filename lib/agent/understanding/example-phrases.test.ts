import { expect, test } from 'vitest'
import { detectLocale } from '@/lib/agent/understanding/detect-locale'
import { examplePhrases } from '@/lib/agent/understanding/example-phrases'
import { loadExamples } from '@/lib/agent/understanding/load-understander'
import { editDistance, makeSpelling } from '@/lib/agent/understanding/spelling'
import { splitUtterance } from '@/lib/agent/understanding/split-utterance'

const textsOf = (file: string) => examplePhrases(file).map((phrase) => phrase.text)

test('alternatives and optional words are written out, comments are not', () => {
  expect(textsOf('# how to leave\n(leave|quit) the program (please|)\n\n').sort()).toEqual([
    'leave the program',
    'leave the program please',
    'quit the program',
    'quit the program please',
  ])
})

test('a line of many alternatives is thinned, but each of them appears', () => {
  const texts = textsOf('(a|b|c|d|e) (f|g|h|i) (j|k|l)')
  expect(texts.length).toBeLessThanOrEqual(14)
  for (const letter of 'abcdefghijkl')
    expect(texts.some((text) => text.split(' ').includes(letter))).toBe(true)
})

test('a file named after no intent stops the program', () => {
  expect(() => loadExamples('lib/agent/prompts/intents')).not.toThrow()
})

test.each([
  ['when is the next event', 'en'],
  ['cuando es el proximo evento', 'es'],
  ['¿qué programas hay?', 'es'],
  ['no', 'es'],
  ['solar', 'es'],
] as const)('%s reads as %s for a Spanish speaker', (text, locale) => {
  expect(detectLocale(text, 'es')).toBe(locale)
})

test('slips of the pen are mended onto known words only', () => {
  const spelling = makeSpelling(
    new Map([
      ['enrollment', 3],
      ['program', 9],
      ['bill', 5],
    ]),
  )
  expect(spelling('enrolment')).toBe('enrollment')
  expect(spelling('progarm')).toBe('program')
  expect(spelling('billl')).toBe('bill')
  expect(spelling('giraffe')).toBe('giraffe')
  expect(editDistance('abc', 'acb', 1)).toBe(1)
  expect(editDistance('abc', 'xyz', 2)).toBeUndefined()
})

test('a message is cut where another request may begin, not inside numbers', () => {
  expect(splitUtterance('my bill is $8.50. why? and when is it due').map((clause) => clause.text)).toEqual([
    'my bill is $8.50.',
    'why?',
    'when is it due',
  ])
  expect(splitUtterance('').length).toBe(1)
})
