import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Message } from '@/lib/protocol/message'
import {
  addMessage,
  addPage,
  EMPTY_LOG,
  firstSeq,
  hasGap,
  hasOlder,
  identify,
  lastSeq,
  type MessageLog,
  updateMessage,
} from './message-log'

const HERE = { conversationId: 'c1', epoch: 1 }

function message(seq: number, text = `message ${seq}`): Message {
  const createdAt = '2026-07-15T18:00:00.000Z'
  return { id: `m${seq}`, seq, role: 'agent', kind: 'chat', createdAt, parts: [{ type: 'text', text }] }
}
function page(seqs: number[], latestSeq: number, where = HERE) {
  return { ...where, latestSeq, messages: seqs.map((seq) => message(seq)) }
}
const seqs = (log: MessageLog) => log.messages.map((shown) => shown.seq)

test('any cut, reorder and repeat of live messages shows 1..n exactly once, in order, after the pulls', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.infiniteStream(fc.nat()),
      fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 200 }),
      (total, random, arrivals) => {
        let log = addPage(EMPTY_LOG, page([], 0))
        for (const arrival of arrivals) {
          const seq = ((arrival - 1) % total) + 1
          log = addMessage(log, message(seq))
          expect(seqs(log)).toEqual(Array.from({ length: lastSeq(log) }, (_, i) => i + 1))
          // A pull that may be late: it answers from an older cursor, and may stop short.
          if ((random.next().value ?? 0) % 4 === 0) {
            const from = Math.max(0, lastSeq(log) - ((random.next().value ?? 0) % 5))
            const to = Math.min(total, from + ((random.next().value ?? 0) % 10))
            const rows = Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i + 1)
            log = addPage(log, page(rows, total))
          }
        }
        log = addMessage(log, message(total))
        while (hasGap(log)) {
          const from = lastSeq(log)
          log = addPage(
            log,
            page(
              [from + 1, from + 2].filter((seq) => seq <= total),
              total,
            ),
          )
        }
        expect(seqs(log)).toEqual(Array.from({ length: total }, (_, i) => i + 1))
        expect(log.ahead).toEqual([])
      },
    ),
    { verbose: true, numRuns: 300 },
  )
})

test('messages that arrive before the first page wait for it and then follow it', () => {
  const early = addMessage(EMPTY_LOG, message(8))
  expect(seqs(early)).toEqual([])
  const log = addPage(early, page([5, 6, 7], 8))
  expect(seqs(log)).toEqual([5, 6, 7, 8])
  expect(hasGap(log)).toBe(false)
})

test('a message beyond a gap is not shown until the gap is filled', () => {
  const log = addMessage(addPage(EMPTY_LOG, page([1, 2], 2)), message(4))
  expect(seqs(log)).toEqual([1, 2])
  expect(hasGap(log)).toBe(true)
  expect(seqs(addPage(log, page([3, 4], 4)))).toEqual([1, 2, 3, 4])
})

test('an older page joins in front only when it touches', () => {
  const log = addPage(EMPTY_LOG, page([10, 11, 12], 12))
  expect(hasOlder(log)).toBe(true)
  expect(seqs(addPage(log, page([5, 6, 7], 12)))).toEqual([10, 11, 12])
  const joined = addPage(log, page([7, 8, 9], 12))
  expect(seqs(joined)).toEqual([7, 8, 9, 10, 11, 12])
  expect(firstSeq(joined)).toBe(7)
})

test('an update replaces the message in place, shown or waiting', () => {
  const log = addMessage(addPage(EMPTY_LOG, page([1], 1)), message(3))
  const updated = updateMessage(updateMessage(log, message(1, 'decided')), message(3, 'decided too'))
  const filled = addPage(updated, page([2], 3))
  expect(filled.messages.map((shown) => shown.parts[0])).toEqual([
    { type: 'text', text: 'decided' },
    { type: 'text', text: 'message 2' },
    { type: 'text', text: 'decided too' },
  ])
})

test('an update that overtakes its message is applied when the message comes', () => {
  const overtaken = updateMessage(addPage(EMPTY_LOG, page([1], 1)), message(2, 'decided'))
  const log = addMessage(overtaken, message(2, 'open'))
  expect(log.messages[1]?.parts).toEqual([{ type: 'text', text: 'decided' }])
  expect(log.early).toEqual({})
})

test('a page refreshes the parts of what it repeats', () => {
  const log = addPage(EMPTY_LOG, page([1, 2], 2))
  const refreshed = addPage(log, { ...HERE, latestSeq: 2, messages: [message(2, 'decided')] })
  expect(refreshed.messages[1]?.parts).toEqual([{ type: 'text', text: 'decided' }])
})

test('another conversation or epoch drops everything known', () => {
  const log = addPage(EMPTY_LOG, page([1, 2, 3], 3))
  for (const where of [
    { conversationId: 'c2', epoch: 1 },
    { conversationId: 'c1', epoch: 2 },
  ]) {
    const moved = identify(log, where, 9)
    expect(moved.loaded).toBe(false)
    expect(seqs(moved)).toEqual([])
    expect(seqs(addPage(moved, page([1, 2], 2, where)))).toEqual([1, 2])
  }
})
