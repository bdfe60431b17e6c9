import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestNetwork, staff, type TestHome, type TestNetwork } from '@/lib/usecases/test-network'
import { answerTicket } from './answer-ticket'
import { closeTicket } from './close-ticket'
import { listTickets } from './list-tickets'
import { openTicket } from './open-ticket'
import { openVisitorTicket } from './open-visitor-ticket'
import { readTicket } from './read-ticket'

const all = { page: { after: null, limit: 50 } }
let network: TestNetwork
let home: TestHome

beforeAll(async () => {
  network = await createTestNetwork({ homes: 4 })
  home = network.homes[0]!
})
afterAll(() => network.close())

const open = (topic: string, text: string) =>
  openTicket({ ctx: network.customer(home), input: { topic, text } })

test('asked twice at once about the same thing there is one ticket with both words', async () => {
  const both = await Promise.all([open('question', 'first words'), open('question', 'second words')])
  expect(new Set(both.map((ticket) => ticket.ticketId)).size).toBe(1)
  const row = await network.db.ticket.findFirstOrThrow({ where: { topic: 'question' } })
  expect(row.text.split('\n').toSorted()).toEqual(['first words', 'second words'])
})

test('a person answers into the chat by name, and the customer sees who read what', async () => {
  const ticket = await open('billing', 'please look at my bill')
  const operator = network.operator()
  expect((await listTickets({ ctx: operator, input: all })).map((one) => one.ticketId)).toContain(
    ticket.ticketId,
  )
  await readTicket({ ctx: operator, input: { ticketId: ticket.ticketId } })
  await answerTicket({ ctx: operator, input: { ticketId: ticket.ticketId, body: { text: 'I am on it.' } } })
  const messages = await network.db.message.findMany({
    where: { conversation: { customerId: home.customerId } },
    orderBy: { seq: 'desc' },
  })
  expect(messages[0]).toMatchObject({ role: 'admin', author: 'ada R.' })
  const accesses = await network.db.dataAccess.findMany({ where: { customerId: home.customerId } })
  expect(accesses.map((row) => row.actor)).toEqual(['staff:ada', 'staff:ada'])
  await closeTicket({ ctx: operator, input: { ticketId: ticket.ticketId } })
  await expect(
    answerTicket({ ctx: operator, input: { ticketId: ticket.ticketId, body: { text: 'again' } } }),
  ).rejects.toMatchObject({ code: 'conflict' })
})

test('a viewer and a customer see no queue', async () => {
  await expect(listTickets({ ctx: network.as(staff('vera', 'viewer')), input: all })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await expect(listTickets({ ctx: network.customer(home), input: all })).rejects.toMatchObject({
    code: 'unauthenticated',
  })
})

test('who cannot sign in may ask for a person, a few times an hour', async () => {
  const ctx = network.as({ kind: 'visitor', visitorId: 'visitor-1' })
  const ask = () => openVisitorTicket({ ctx, input: { topic: 'contact-change', text: 'not my number' } })
  await ask()
  await ask()
  await ask()
  await expect(ask()).rejects.toMatchObject({ code: 'rate-limited' })
  const rows = await network.db.ticket.findMany({ where: { visitorId: 'visitor-1' } })
  expect(rows).toHaveLength(3)
  expect(rows.every((row) => row.customerId === null)).toBe(true)
})
