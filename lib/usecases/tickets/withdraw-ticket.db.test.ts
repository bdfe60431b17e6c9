import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Part } from '@/lib/protocol/message'
import { createTestNetwork, type TestNetwork } from '@/lib/usecases/test-network'
import { appendMessage } from '../conversations/append-message'
import { ensureCustomerConversation } from '../conversations/ensure-conversation'
import { answerTicket } from './answer-ticket'
import { openTicket } from './open-ticket'
import { withdrawTicket } from './withdraw-ticket'

let network: TestNetwork

beforeAll(async () => {
  network = await createTestNetwork({ homes: 2 })
})
afterAll(() => network.close())

test('only one’s own open ticket is withdrawn, once, and staff answer it no more', async () => {
  const [home, other] = [network.homes[0]!, network.homes[1]!]
  const ctx = network.customer(home)
  const ticket = await openTicket({ ctx, input: { topic: 'fault', text: 'the lights flicker' } })
  const { reference } = ticket
  expect(await withdrawTicket({ ctx: network.customer(other), input: { reference } })).toBeNull()
  expect(await withdrawTicket({ ctx, input: { reference } })).toMatchObject({ state: 'withdrawn' })
  expect(await withdrawTicket({ ctx, input: { reference } })).toBeNull()
  await expect(
    answerTicket({
      ctx: network.operator(),
      input: { ticketId: ticket.ticketId, body: { text: 'On our way.' } },
    }),
  ).rejects.toMatchObject({ code: 'conflict' })
})

test('what a person has answered stays answered', async () => {
  const ctx = network.customer(network.homes[0]!)
  const { ticketId, reference } = await openTicket({ ctx, input: { topic: 'question', text: 'call me' } })
  await answerTicket({ ctx: network.operator(), input: { ticketId, body: { text: 'I call at six.' } } })
  expect(await withdrawTicket({ ctx, input: { reference } })).toBeNull()
})

test('its card says so and asks for no call any more; that of another request still does', async () => {
  const home = network.homes[1]!
  const ctx = network.customer(home)
  const { id } = await ensureCustomerConversation(network.db, home.customerId)
  const form: Part = { type: 'form', form: 'callback', fields: [], action: 'ticket.callback', state: 'open' }
  const handOver = async (topic: string) => {
    const ticket = await openTicket({ ctx, input: { topic, text: 'please call me' } })
    const { ticketId, reference } = ticket
    const card: Part = { type: 'handover', ticketId, reference, state: 'open', text: 'Waiting for a person.' }
    const { seq } = await network.db.$transaction((tx) =>
      appendMessage(tx, id, { role: 'agent', kind: 'chat', parts: [card, form] }),
    )
    const parts = async () => {
      const row = await network.db.message.findFirstOrThrow({ where: { conversationId: id, seq } })
      return row.parts as unknown as Part[]
    }
    return { reference, parts }
  }
  const taken = await handOver('billing')
  const kept = await handOver('question')
  await withdrawTicket({ ctx, input: { reference: taken.reference } })
  expect(await taken.parts()).toMatchObject([
    { type: 'handover', state: 'withdrawn', text: 'You took this back: nobody works on it.' },
    { type: 'form', state: 'expired' },
  ])
  expect(await kept.parts()).toMatchObject([{ state: 'open' }, { state: 'open' }])
})
