import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashCode } from '@/lib/auth/secrets'
import { isAppError } from '@/lib/errors'
import { withTransaction } from '@/lib/usecases/context'
import { createTestNetwork, type TestNetwork } from '@/lib/usecases/test-network'
import { adoptVisitorConversation } from './adopt-visitor-conversation'
import { sendMessage } from './send-message'
import { syncHistory } from './sync-history'

let network: TestNetwork
beforeAll(async () => {
  network = await createTestNetwork({ homes: 4 })
})
afterAll(() => network.close())

const visitor = (id: string) => network.as({ kind: 'visitor', visitorId: id })

describe('a conversation', () => {
  it('gives seq 1, 2, 3 … without gaps under parallel sends', async () => {
    const ctx = network.customer(network.homes[0]!)
    const sent = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        sendMessage({ ctx, input: { clientMessageId: randomUUID(), text: `message ${i}` } }),
      ),
    )
    expect(sent.map((s) => s.seq).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 40 }, (_, i) => i + 1),
    )
    const history = await syncHistory({ ctx, input: { afterSeq: 0, limit: 200 } })
    expect(history.messages.map((m) => m.seq)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1))
  })

  it('stores a message sent ten times at once under one client id once, with one seq', async () => {
    const ctx = network.customer(network.homes[1]!)
    const input = { clientMessageId: randomUUID(), text: 'only once' }
    const sent = await Promise.all(Array.from({ length: 10 }, () => sendMessage({ ctx, input })))
    expect(new Set(sent.map((s) => s.seq)).size).toBe(1)
    expect(sent.filter((s) => !s.duplicate)).toHaveLength(1)
    expect((await syncHistory({ ctx, input: { afterSeq: 0 } })).latestSeq).toBe(1)
  })

  it('hides a typed code and hands it to the turn alone', async () => {
    const sent = await sendMessage({
      ctx: visitor('v-code'),
      input: { clientMessageId: randomUUID(), text: 'the code is 123 456' },
    })
    expect(sent.code).toBe('123456')
    const stored = await network.db.message.findUniqueOrThrow({ where: { id: sent.messageId } })
    expect(JSON.stringify(stored)).not.toMatch(/123 ?456/)
  })

  it('hides a code after words whose letters look like digits, whatever its last digit is', async () => {
    for (let last = 0; last < 10; last++) {
      const code = `38868${last}`
      const sent = await sendMessage({
        ctx: visitor(`v-code-${last}`),
        input: { clientMessageId: randomUUID(), text: `The code is ${code}` },
      })
      expect(sent.code).toBe(code)
      const stored = await network.db.message.findUniqueOrThrow({ where: { id: sent.messageId } })
      expect(stored.parts).toEqual([{ type: 'text', text: 'The code is ••••••' }])
    }
  })

  it('hides a code that a signed-in person types again, and keeps other six digits', async () => {
    const { meterId } = network.homes[1]!
    const ctx = network.customer(network.homes[1]!)
    const id = randomUUID()
    await network.db.otpChallenge.create({
      data: {
        id,
        visitorId: 'v-again',
        meterId,
        codeHash: hashCode(ctx.env.authSecret, id, '482913'),
        createdAt: ctx.now(),
        expiresAt: ctx.now(),
      },
    })
    for (const [text, stored] of [
      ['it is 482 913', 'it is ••••••'],
      ['my reading is 104417', 'my reading is 104417'],
    ] as const) {
      const sent = await sendMessage({ ctx, input: { clientMessageId: randomUUID(), text } })
      const row = await network.db.message.findUniqueOrThrow({ where: { id: sent.messageId } })
      expect(row.parts).toEqual([{ type: 'text', text: stored }])
    }
  })

  it('keeps a meter id that was typed in groups', async () => {
    const { meterId } = network.homes[0]!
    const typed = meterId.replace('NE-', 'ne ').replace('-', ' ')
    const sent = await sendMessage({
      ctx: visitor('v-meter'),
      input: { clientMessageId: randomUUID(), text: typed },
    })
    expect(sent.code).toBeUndefined()
    expect(
      JSON.stringify((await network.db.message.findUniqueOrThrow({ where: { id: sent.messageId } })).parts),
    ).toContain(typed)
  })

  it('appends the visitor’s messages to the customer’s at sign-in, and ends the visitor’s', async () => {
    const home = network.homes[2]!
    const customer = network.customer(home)
    await sendMessage({ ctx: customer, input: { clientMessageId: randomUUID(), text: 'from last week' } })
    for (const text of ['hello', 'my meter is …'])
      await sendMessage({ ctx: visitor('v-adopt'), input: { clientMessageId: randomUUID(), text } })
    await withTransaction(customer, (tx) => adoptVisitorConversation(tx, 'v-adopt', home.customerId))
    const history = await syncHistory({ ctx: customer, input: { afterSeq: 0 } })
    expect(history.messages.map((m) => [m.seq, (m.parts[0] as { text: string }).text])).toEqual([
      [1, 'from last week'],
      [2, 'hello'],
      [3, 'my meter is …'],
    ])
    expect((await syncHistory({ ctx: visitor('v-adopt'), input: { afterSeq: 0 } })).messages).toEqual([])
  })

  it('refuses what is too long or malformed and stores nothing', async () => {
    const ctx = network.customer(network.homes[3]!)
    const bad = [
      { clientMessageId: randomUUID(), text: 'x'.repeat(4001) },
      { clientMessageId: 'no uuid', text: 'hi' },
      { clientMessageId: randomUUID(), text: '\u0000' },
      { clientMessageId: randomUUID() },
      null,
    ]
    for (const input of bad)
      await expect(sendMessage({ ctx, input })).rejects.toSatisfy(
        (e) => isAppError(e) || Array.isArray((e as { issues?: unknown }).issues),
      )
    expect((await syncHistory({ ctx, input: { afterSeq: 0 } })).latestSeq).toBe(0)
  })
})
