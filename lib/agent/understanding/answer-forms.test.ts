import { expect, test } from 'vitest'
import { answerInOtherWords, endsIt } from './answer-forms'

test.each([
  ["I'd have to think it over", 'no'],
  ['let us sleep on it, not this week', 'no'],
  ['lo consulto con mi esposa', 'no'],
  ['no no, then keep everything as it was', 'no'],
  ['oh please do not file anything', 'no'],
  ['no hace falta que lo manden', 'no'],
  ['oops I tapped the wrong one', 'stop'],
  ['wait wait, stop', 'stop'],
  ['le di sin querer', 'stop'],
] as const)('after a question "%s" is %s', (words, intent) => {
  expect(answerInOtherWords(words)?.intent).toBe(intent)
})

test.each([
  'let me think about it, what does it cost?',
  'think it over and show me the bigger one',
  'no, the second one instead',
  'report it please',
  'yes',
  'no',
  'i did not click anything',
])('"%s" is no such answer', (words) => {
  expect(answerInOtherWords(words)).toBeUndefined()
})

test.each(['cancel it already', 'get rid of it, i said so', 'just take it off please'])(
  '"%s" ends something after a yes',
  (words) => {
    expect(endsIt.test(words)).toBe(true)
  },
)

test.each(['cancel it if it costs nothing', 'take me to the list', 'stop the event for tonight'])(
  '"%s" is more than that',
  (words) => {
    expect(endsIt.test(words)).toBe(false)
  },
)
