import { expect, test } from 'vitest'
import type { Reply } from '@/lib/agent/turn'
import { saidOnce } from './said-once'

const reply = (...texts: string[]): Reply => ({
  messages: texts.map((text) => ({ kind: 'chat', parts: [{ type: 'text', text }] })),
})

test('a sentence told by two readers stands once, and a message of nothing else is left out', () => {
  const told = saidOnce(
    reply(
      'Leave on any day. It costs you nothing at all.',
      'It costs you nothing at all.',
      'Yes. Yes. Call us.',
    ),
  )
  expect(told.messages.flatMap(({ parts }) => parts)).toEqual([
    { type: 'text', text: 'Leave on any day. It costs you nothing at all.' },
    { type: 'text', text: 'Yes. Yes. Call us.' },
  ])
})
