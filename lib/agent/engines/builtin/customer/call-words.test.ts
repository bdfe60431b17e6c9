import { expect, test } from 'vitest'
import { callTimeIn, givesNumber, onlyTime, phoneIn, wantsCall } from './call-words'

test.each([
  ['call me on 555 0188 tomorrow', '555 0188'],
  ['my cell is (212) 555-0199, thanks', '(212) 555-0199'],
  ['llámenme al +52 55 1234 9876', '+52 55 1234 9876'],
  ['it is 5550199', '5550199'],
])('%s: the number as it was written', (said, phone) => {
  expect(phoneIn(said)).toBe(phone)
})

test.each([
  'my meter is NE-1234567-8',
  'away until 2026-07-28',
  'it costs $12,000 or 15,000',
  'from 10 to 7',
  'we are 5 at home',
])('%s: no phone number', (said) => {
  expect(phoneIn(said)).toBeUndefined()
})

test.each([
  ['ok call me tomorrow morning on 555 0188 please', 'morning'],
  ['call me thursday after 5pm on 555 0142', 'thursday after 5pm'],
  ['give me a call between 4 and 6', 'between 4 and 6'],
  ['not before 4pm please', 'not before 4pm'],
  ['que me llamen al 55 1234 9876 después de las 6', 'después de las 6'],
  ['call me on 555 0188', undefined],
])('%s: %s', (said, when) => {
  expect(callTimeIn(said)).toBe(when)
})

test('only a time is only a time', () => {
  expect(['tomorrow around 9', 'after six please', 'not before 4pm'].map(onlyTime)).toEqual([
    true,
    true,
    true,
  ])
  expect(['skip tonight', 'no event tomorrow', 'the bill of thursday'].map(onlyTime)).toEqual([
    false,
    false,
    false,
  ])
})

test.each(['call me', 'can someone ring me', 'que me llamen', 'give us a call'])(
  '%s: wishes a call',
  (said) => {
    expect(wantsCall(said)).toBe(true)
  },
)

test.each([
  'do not call me',
  'who can i call',
  'nobody will call me',
  'you said you would call me',
  'call me if there is an outage',
])('%s: wishes none', (said) => {
  expect(wantsCall(said)).toBe(false)
  expect(givesNumber(`${said} 555 0188`)).toBe(false)
})
