import { expect, test } from 'vitest'
import { agreesSomehow, answerInSentences } from './event-words'

test.each([
  'me ha llegado un aviso para esta noche',
  'i got a notice for tonight',
  'hay un evento esta noche',
  'my neighbor told me about the event',
])('"%s" tells of an event and agrees to nothing', (words) => {
  expect(agreesSomehow(words)).toBe(false)
})

test.each(['cuenten conmigo', 'si, participo', 'dale', 'count me in', 'yes for tonight', 'use my battery'])(
  '"%s" agrees',
  (words) => {
    expect(agreesSomehow(words)).toBe(true)
  },
)

test.each([
  'yo no he dicho que si, solo preguntaba la hora',
  'i never said yes',
  'anule esa aceptacion por favor',
  'was just asking what time it is',
  'quite mi participacion',
])('"%s" takes back a yes', (words) => {
  expect(answerInSentences(words, 'accepted', true)).toBe('undo')
})

test.each(['yo no he dicho que si', 'i never said yes'])('"%s" takes back nothing unsaid', (words) => {
  expect(answerInSentences(words, 'asked', true)).toBeUndefined()
})

test.each(['ya no quiero lo de esta noche', 'siempre no', 'no voy a poder hoy', 'baje me, mejor no'])(
  '"%s" is out',
  (words) => {
    expect(answerInSentences(words, 'asked', true)).toBe('decline')
  },
)

test.each([
  ['te dije que me apuntaras para hoy', 'accept'],
  ['i told you to put me down', 'accept'],
  ['no te dije que me apuntaras', undefined],
  ['cuando te dije que si', undefined],
  ['dale, apuntame pues, pero si llego tarde que pasa?', 'accept-and-ask'],
  ['count me in but what happens if i come home late?', 'accept-and-ask'],
  ['no me apunto, pero si llego tarde que pasa?', undefined],
  ['ya no quiero pagar tanto, que hago?', undefined],
])('"%s": %s', (words, answer) => {
  expect(answerInSentences(words, 'asked', true)).toBe(answer)
})
