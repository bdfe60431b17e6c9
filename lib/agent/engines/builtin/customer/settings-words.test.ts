import { expect, test } from 'vitest'
import { wantedIn } from './settings-words'

test.each([
  ['email me instead of texting', { channel: 'email' }],
  ['text me instead of email', { channel: 'sms' }],
  ['nothing after 8 in the evening', { fromHour: 20 }],
  ['quiet after 8pm', { fromHour: 20 }],
  ["don't message me before 7 am", { toHour: 7 }],
  ['use dana@example.org', { channel: 'email', email: 'dana@example.org' }],
  ['turn off texts on weekends please', { days: true }],
  ['no messages on Sunday', { days: true }],
  ['nada después de las 9 de la noche', { fromHour: 21 }],
  ['no me escriban los fines de semana', { days: true }],
  ['can you do email instead', { channel: 'email' }],
  ['text me again please', { channel: 'sms' }],
  ['only in the chat', { channel: 'chat' }],
  ['not after 9', { fromHour: 21 }],
])('%s', (clause, wanted) => {
  expect(wantedIn(clause)).toEqual(wanted)
})

test.each([
  'when do you text me before these things?',
  'email me a copy of my data',
  'text me when the power is back',
  'did you change the email too?',
  'no event on Saturday',
  'which devices can you touch',
  'should I turn off texts on weekends?',
])('%s sets nothing', (clause) => {
  expect(wantedIn(clause)).toBeUndefined()
})
