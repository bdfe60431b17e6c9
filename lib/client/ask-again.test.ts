import { expect, test } from 'vitest'
import type { Message, Part } from '@/lib/protocol/message'
import { askedAgain } from './ask-again'

const message = (seq: number, role: Message['role'], ...parts: Part[]) =>
  ({ seq, role, kind: 'chat', parts }) as Message
const text = (said: string): Part => ({ type: 'text', text: said })
const question = message(1, 'customer', text('what is a baseline?'))

test('an answer in words may be asked for again, with the words that it answered', () => {
  expect(askedAgain([question, message(2, 'agent', text('It is…'))])).toBe('what is a baseline?')
})

test('what asks, concludes or was done is not asked for again', () => {
  const confirm = { type: 'confirm' } as Part
  const receipt = { type: 'receipt' } as Part
  for (const part of [confirm, receipt])
    expect(askedAgain([question, message(2, 'agent', text('So:'), part)])).toBeUndefined()
})

test('only the newest message is an answer to ask for again, and only one to a customer’s words', () => {
  const answer = message(2, 'agent', text('It is…'))
  expect(askedAgain([question, answer, message(3, 'customer', text('thanks'))])).toBeUndefined()
  expect(askedAgain([message(1, 'agent', text('Hello')), answer])).toBeUndefined()
  expect(askedAgain([question, { ...answer, kind: 'notice' }])).toBeUndefined()
})
