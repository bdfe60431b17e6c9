import { expect, test } from 'vitest'
import type { Message } from '@/lib/protocol/message'
import { threadItems } from './thread-items'

const sameDay = (a: string, b: string) => a.slice(0, 10) === b.slice(0, 10)
const message = (seq: number, role: Message['role'], createdAt: string): Message => ({
  id: `m${seq}`,
  seq,
  role,
  kind: 'chat',
  createdAt,
  parts: [],
})

test('a day is named once, before its first message', () => {
  const items = threadItems(
    [
      message(1, 'agent', '2026-07-14T20:00:00Z'),
      message(2, 'agent', '2026-07-15T20:00:00Z'),
      message(3, 'customer', '2026-07-15T20:01:00Z'),
    ],
    sameDay,
    null,
  )
  expect(items.map((item) => item.kind)).toEqual(['day', 'message', 'day', 'message', 'message'])
})

test('the byline stands once over what one speaker said in one go', () => {
  const items = threadItems(
    [
      message(1, 'agent', '2026-07-15T20:00:00Z'),
      message(2, 'agent', '2026-07-15T20:01:00Z'),
      message(3, 'agent', '2026-07-15T20:30:00Z'),
    ],
    sameDay,
    null,
  )
  expect(items.flatMap((item) => (item.kind === 'message' ? [item.byline] : []))).toEqual([true, false, true])
})

test('the unread line stands before the first unread message, never on top of everything', () => {
  const messages = [message(1, 'agent', '2026-07-15T20:00:00Z'), message(2, 'agent', '2026-07-15T20:01:00Z')]
  expect(threadItems(messages, sameDay, 2).map((item) => item.kind)).toEqual([
    'day',
    'message',
    'unread',
    'message',
  ])
  expect(threadItems(messages, sameDay, 1).map((item) => item.kind)).toEqual(['day', 'message', 'message'])
})
