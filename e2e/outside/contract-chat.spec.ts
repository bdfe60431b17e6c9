import { expect, test } from '@playwright/test'
import { Browser, type Demo, demo, Line, newCode, until } from './client'

const { baseUrl, meters } = demo()

/** From the middle of the list: other stories begin at its ends. */
const meterAt = (offset: number): Demo['meters'][number] => meters[Math.floor(meters.length / 2) + offset]!

async function visit() {
  const browser = new Browser(baseUrl)
  await browser.fetch('/', { headers: { accept: 'text/html' } })
  return { browser, chat: await new Line(browser, '/chat').ready() }
}

/** Signs in by words and returns the code and the change of session. */
async function signIn(
  chat: Line,
  meter: Demo['meters'][number],
  typed: (code: string) => string = (code) => code,
) {
  const since = new Date()
  await chat.ask(`it is ${meter.meterId.toLowerCase().replaceAll('-', ' – ')}`)
  const code = await newCode(meter.phone, since)
  await chat.send(typed(code))
  const changed = await until('the upgrade', () =>
    chat.events.findLast(
      (e) => e.event === 'session:changed' && (e.payload as { state: string }).state === 'authenticated',
    ),
  )
  return { code, changed: changed.payload as { ticket: string; conversationId: string; latestSeq: number } }
}

const states = (chat: Line, from: number) =>
  chat.events
    .slice(from)
    .filter((e) => e.event !== 'agent:status')
    .map((e) => (e.event === 'session:changed' ? (e.payload as { state: string }).state : e.event))

test('a code with wide gaps signs in, is stored nowhere, and typed once more is not stored either', async () => {
  const { browser, chat } = await visit()
  await chat.ask('hello before sign-in')
  const { code, changed } = await signIn(chat, meterAt(0), (c) => `  ${c.slice(0, 3)}  ${c.slice(3)} `)
  await until('the welcome', () => [...chat.messages.values()].some((m) => m.role === 'agent'))
  await chat.ask(`${code}`)
  await chat.ask(`${code.slice(0, 3)} ${code.slice(3)}`)
  await chat.sync()
  const messages = [...chat.messages.values()].sort((a, b) => a.seq - b.seq)
  expect(messages.map((m) => m.seq)).toEqual(messages.map((_, i) => i + 1))
  const all = JSON.stringify(messages)
  expect(all).toContain('hello before sign-in')
  expect(all.replaceAll(' ', '')).not.toContain(code)

  // The ticket is this browser's, once.
  const stranger = new Browser(baseUrl)
  await stranger.fetch('/', { headers: { accept: 'text/html' } })
  expect((await stranger.signIn('meter', { ticket: changed.ticket })).user).toBeUndefined()
  expect((await browser.signIn('meter', { ticket: changed.ticket })).user).toMatchObject({ kind: 'customer' })
  const twin = new Browser(baseUrl)
  for (const [name, value] of browser.jar) if (name.includes('visitor')) twin.jar.set(name, value)
  expect((await twin.signIn('meter', { ticket: changed.ticket })).user).toBeUndefined()
  chat.close()
})

test('signing out by the button and in words: the last message first, then nobody is signed in', async () => {
  for (const way of ['button', 'words'] as const) {
    const { browser, chat } = await visit()
    const { changed } = await signIn(chat, meterAt(way === 'button' ? 1 : 2))
    await browser.signIn('meter', { ticket: changed.ticket })
    const from = chat.events.length
    if (way === 'words') await chat.send('sign me out please')
    else {
      const { body } = await browser.fetch('/api/auth/csrf')
      await browser.fetch('/api/auth/signout', { form: { csrfToken: String(body.csrfToken), json: 'true' } })
    }
    await until('the end of the session', () => states(chat, from).includes('anonymous'))
    expect(states(chat, from).slice(-2), way).toEqual(['message:new', 'anonymous'])
    expect(await browser.session('customer')).toEqual({})
    chat.close()
  }
})

test('a message sent twice has one seq and one effect; what is no message has an error from the list', async () => {
  const { chat } = await visit()
  const clientMessageId = crypto.randomUUID()
  const acks = await Promise.all([chat.send('hi', clientMessageId), chat.send('hi', clientMessageId)])
  expect(acks[0]!.seq).toBe(acks[1]!.seq)
  await until('the answer', () =>
    chat.events.some((e) => e.event === 'agent:status' && (e.payload as { state: string }).state === 'idle'),
  )
  await chat.sync()
  expect([...chat.messages.values()].filter((m) => m.role === 'customer')).toHaveLength(1)
  for (const [event, payload] of [
    ['message:send', { clientMessageId: crypto.randomUUID(), text: '   ' }],
    ['message:send', null],
    ['history:sync', {}],
    ['history:sync', { afterSeq: -1 }],
    ['read:mark', {}],
  ] as const)
    expect(await chat.emit(event, payload)).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
  expect(await chat.emit('agent:stop', {})).toMatchObject({ ok: true })
  chat.close()
})

test('the first word tells the language', async () => {
  const { chat } = await visit()
  expect(JSON.stringify(await chat.ask('hola'))).toMatch(/Hola|Buen/)
  chat.close()
})

test('an order over HTTP: select, init, confirm in order, the exact quote, once; another’s is not found', async () => {
  const { browser, chat } = await visit()
  const { changed } = await signIn(chat, meterAt(3))
  await browser.signIn('meter', { ticket: changed.ticket })
  const solar = (await browser.fetch('/api/me/offers?domain=solar')).body.data as unknown as {
    offerId: string
  }[]
  expect(solar.length).toBeGreaterThan(0)
  const post = async (path: string, json: unknown = {}) => {
    const { status, body } = await browser.fetch(`/api/me/orders${path}`, { json })
    return {
      status,
      ...(body as { code?: string; data: { id: string; state: string; quote: { version?: number } } }),
    }
  }
  const selected = await post('', { offerId: solar[0]!.offerId })
  expect(selected).toMatchObject({ status: 201, data: { state: 'selected' } })
  const { id } = selected.data
  expect(await post(`/${id}/confirm`, { quoteVersion: 1 })).toMatchObject({
    status: 422,
    code: 'out-of-order',
  })
  const { data: initialised } = await post(`/${id}/init`)
  expect(initialised).toMatchObject({ state: 'initialised' })
  expect(await post(`/${id}/confirm`, { quoteVersion: 99 })).toMatchObject({
    status: 409,
    code: 'stale-version',
  })
  const orders = (await browser.fetch('/api/me/orders')).body.data as unknown as Record<string, unknown>[]
  const order = orders.find((one) => one.id === id)!
  for (const field of ['id', 'domain', 'state', 'offer', 'quote', 'history'])
    expect(order).toHaveProperty(field)
  const other = await visit()
  const { changed: theirs } = await signIn(other.chat, meterAt(4))
  await other.browser.signIn('meter', { ticket: theirs.ticket })
  expect((await other.browser.fetch(`/api/me/orders/${id}/cancel`, { json: {} })).status).toBe(404)
  expect(await post(`/${id}/cancel`)).toMatchObject({ data: { state: 'cancelled' } })
  chat.close()
  other.chat.close()
})
