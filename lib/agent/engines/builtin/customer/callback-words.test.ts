import { expect, test } from 'vitest'
import { callbackInWords, timeBesideCall } from './callback-words'

test.each([
  ['Thursday morning would suit me', 'Thursday morning'],
  ['after 5', 'after 5'],
  ['el lunes por la tarde', 'lunes por la tarde'],
  ['sí, hoy mismo si pueden', 'hoy mismo'],
  ['any time after 3pm on Friday', 'after 3pm on Friday'],
  ['tomorrow morning please', 'morning'],
  ['lo antes posible', 'soon'],
  ['this afternoon', 'this afternoon'],
  ['not on monday', undefined],
  ['my power is out since 5', undefined],
  ['what about my bill on Monday?', undefined],
  ['it is on the corner of 5th and Oak', undefined],
])('"%s" names %s as the time for a call', (words, time) => {
  expect(callbackInWords(words)).toBe(time)
})

test('a wish for a call names its time beside it, another wish does not', () => {
  expect(timeBesideCall('can someone call me thursday after 5 about my bill')).toBe('thursday after 5')
  expect(timeBesideCall('the lights went out thursday after 5')).toBeUndefined()
})
