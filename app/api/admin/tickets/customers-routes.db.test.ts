import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApi, type TestApi } from '@/lib/http/test-api'
import type { SolarOrderDto, StaffTicketDto, TicketDetailDto } from '@/lib/protocol/admin-customers'
import type { Part } from '@/lib/protocol/message'
import type { TestHome } from '@/lib/usecases/test-network'
import { openTicket } from '@/lib/usecases/tickets/open-ticket'

let api: TestApi
let home: TestHome
let operator: Awaited<ReturnType<TestApi['staff']>>

beforeAll(async () => {
  api = await createTestApi({ homes: 4 })
  home = api.net.homes[0]!
  operator = await api.staff('operator')
})
afterAll(() => api.close())

const get = (path: string, cookie = operator.cookie) => api.call('GET', `/api/admin/${path}`, { cookie })
const post = (path: string, json: unknown = {}, cookie = operator.cookie) =>
  api.call('POST', `/api/admin/${path}`, { cookie, json })
const ask = (text: string, topic = 'question', of = home) =>
  openTicket({ ctx: { ...api.net.customer(of), now: () => new Date() }, input: { topic, text } })
const chat = () =>
  api.net.db.message.findMany({
    where: { conversation: { customerId: home.customerId } },
    orderBy: { seq: 'asc' },
  })

test('a viewer, a customer, a key and a stranger are kept out of every route', async () => {
  const { ticketId } = await ask('nobody else reads this', 'roles')
  const viewer = await api.staff('viewer')
  const customer = await api.customer(home)
  const { key } = await api.key()
  const routes = [
    ['GET', 'tickets'],
    ['GET', `tickets/${ticketId}`],
    ['POST', `tickets/${ticketId}/answer`],
    ['POST', `tickets/${ticketId}/callback`],
    ['POST', `tickets/${ticketId}/close`],
    ['GET', 'solar-orders'],
    ['POST', 'solar-orders/any/advance'],
    ['POST', `devices/${home.deviceIds[0]}/connect`],
  ] as const
  for (const [method, path] of routes) {
    const json = method === 'GET' ? undefined : { text: 'x', callbackAt: 'soon', fromStage: 'permit' }
    const body = path.endsWith('advance') ? { fromStage: 'permit' } : json
    const asked = (who: object) => api.call(method, `/api/admin/${path}`, { ...who, json: body })
    expect((await asked({ cookie: viewer.cookie })).status, `viewer ${path}`).toBe(403)
    expect((await asked({ cookie: customer.cookie })).status, `customer ${path}`).toBe(401)
    expect((await asked({ key })).status, `key ${path}`).toBe(401)
    expect((await asked({})).status, `stranger ${path}`).toBe(401)
  }
  expect(await api.net.db.ticket.findUnique({ where: { id: ticketId } })).toMatchObject({ state: 'open' })
  expect(await api.net.db.dataAccess.count({ where: { customerId: home.customerId } })).toBe(0)
  await post(`tickets/${ticketId}/close`)
})

test('the queue is read by state and page by page, with masked meters', async () => {
  const other = api.net.homes[1]!
  for (const topic of ['one', 'two', 'three']) await ask('mine', topic, other)
  const seen: StaffTicketDto[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await get(`tickets?state=open&limit=2${cursor ? `&cursor=${cursor}` : ''}`)
    expect(page.status).toBe(200)
    expect(page.text).not.toContain(other.meterId)
    seen.push(...(page.body.data as StaffTicketDto[]))
    cursor = page.body.nextCursor as string | null
  }
  expect(seen.map((ticket) => ticket.topic)).toEqual(['three', 'two', 'one'])
  expect(seen[0]).toMatchObject({
    customerName: 'Customer 1',
    maskedMeterId: expect.stringMatching(/^····\d{4}$/),
  })
  expect((await get('tickets?state=closed')).body.data).toHaveLength(1)
  expect((await get('tickets?state=sleeping')).status).toBe(400)
})

test('looking at a ticket is one noted look however often the screen reads it, and hides meter ids', async () => {
  const { ticketId, reference } = await ask('look at my bill', 'billing')
  const { ensureCustomerConversation } = await import('@/lib/usecases/conversations/ensure-conversation')
  const { appendMessage } = await import('@/lib/usecases/conversations/append-message')
  await api.net.db.$transaction(async (tx) => {
    const { id } = await ensureCustomerConversation(tx, home.customerId)
    await appendMessage(tx, id, {
      role: 'customer',
      kind: 'chat',
      parts: [{ type: 'text', text: `my meter is ${home.meterId}` }],
    })
    const card: Part = {
      type: 'handover',
      ticketId,
      reference,
      state: 'open',
      text: 'Waiting',
      summary: 'Waiting',
    }
    await appendMessage(tx, id, { role: 'agent', kind: 'chat', parts: [card] })
  })
  for (let i = 0; i < 3; i++) {
    const answer = await get(`tickets/${ticketId}`)
    const { ticket, transcript } = answer.body.data as TicketDetailDto
    expect(ticket).toMatchObject({ reference, customerName: 'Customer 0' })
    expect(transcript.map((line) => line.text)).toEqual([
      expect.stringMatching(/^my meter is ····\d{4}$/),
      '[Waiting]',
    ])
    expect(answer.text).not.toContain(home.meterId)
  }
  const looks = await api.net.db.dataAccess.findMany({ where: { customerId: home.customerId } })
  expect(looks).toMatchObject([{ actor: `staff:${operator.username}`, purpose: `hand-over ${reference}` }])
})

test('an answer and a callback stand in the chat by name, and the card follows until the ticket is closed', async () => {
  const ticket = await api.net.db.ticket.findFirstOrThrow({ where: { topic: 'billing' } })
  const path = `tickets/${ticket.id}`
  const card = async () =>
    (await chat()).flatMap((message) => message.parts as Part[]).find((part) => part.type === 'handover')
  expect((await post(`${path}/answer`, { text: '  ' })).status).toBe(400)
  const answered = await post(`${path}/answer`, { text: 'I am on it.' })
  expect(answered.body.data).toMatchObject({ state: 'answered', assigneeName: `${operator.username} R.` })
  expect((await chat()).at(-1)).toMatchObject({
    role: 'admin',
    author: `${operator.username} R.`,
    parts: [{ type: 'text', text: 'I am on it.' }],
  })
  expect(await card()).toMatchObject({ state: 'answered' })
  const called = await post(`${path}/callback`, { callbackAt: 'morning' })
  expect(called.body.data).toMatchObject({ callbackAt: 'morning' })
  expect(await card()).toMatchObject({ text: 'A person calls you back: tomorrow morning, 9–12.' })
  expect((await post(`${path}/close`)).status).toBe(200)
  expect((await post(`${path}/close`)).status).toBe(200)
  expect(await card()).toMatchObject({ state: 'closed' })
  expect((await post(`${path}/answer`, { text: 'again' })).status).toBe(409)
  expect((await post(`${path}/callback`, { callbackAt: 'soon' })).status).toBe(409)
  expect((await post('tickets/none/close')).status).toBe(404)
  const acts = await api.net.db.auditEvent.findMany({
    where: { subject: `ticket:${ticket.reference}` },
    orderBy: { id: 'asc' },
  })
  expect(acts.map((act) => act.action)).toEqual(['ticket.answered', 'ticket.callback', 'ticket.closed'])
})

test('a solar order moves on once for each stage that was seen, and the list names nobody', async () => {
  const order = await api.net.db.order.create({
    data: {
      reference: 'SOL-TEST',
      meterId: home.meterId,
      customerId: home.customerId,
      domain: 'solar',
      offerId: 'solar:x',
      state: 'active',
      stage: 'site-visit',
      offer: { offerId: 'solar:x', name: 'Sun Ten' },
    },
  })
  const listed = async (view: string) => (await get(`solar-orders?view=${view}`)).body.data as SolarOrderDto[]
  expect(await listed('under-way')).toMatchObject([
    { reference: 'SOL-TEST', stage: 'site-visit', nextStage: 'permit' },
  ])
  const text = (await get('solar-orders')).text
  expect(text).not.toContain(home.meterId)
  expect(text).not.toContain('Customer 0')
  const advance = (fromStage: string) => post(`solar-orders/${order.id}/advance`, { fromStage })
  const both = await Promise.all([advance('site-visit'), advance('site-visit')])
  expect(both.map((answer) => answer.status).toSorted()).toEqual([200, 409])
  for (const stage of ['permit', 'installation', 'connection'])
    expect((await advance(stage)).status).toBe(200)
  expect((await advance('switched-on')).status).toBe(422)
  expect((await advance('roof')).status).toBe(400)
  expect(await listed('under-way')).toEqual([])
  expect(await listed('switched-on')).toMatchObject([{ nextStage: null, simulated: false }])
  expect((await chat()).at(-1)).toMatchObject({ role: 'system', kind: 'notice' })
})

test('a pending device is connected by staff outside the demo, once', async () => {
  const { id } = await api.net.db.device.create({
    data: { meterId: home.meterId, type: 'battery', name: 'Battery', ratedKw: 5, state: 'pending' },
  })
  for (let i = 0; i < 2; i++)
    expect((await post(`devices/${id}/connect`)).body.data).toMatchObject({
      deviceId: id,
      state: 'connected',
    })
  expect((await post('devices/none/connect')).status).toBe(404)
  expect(await api.net.db.auditEvent.count({ where: { action: 'device.connected' } })).toBe(1)
})
