import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestNetwork, type TestNetwork } from '@/lib/usecases/test-network'
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
