import { expect, test } from '@playwright/test'
import { Browser, type Demo, demo, Line, newCode, pickFreeMeter, textOf, until } from './client'

const { baseUrl } = demo()

async function visit() {
  const browser = new Browser(baseUrl)
  await browser.fetch('/', { headers: { accept: 'text/html' } })
  return { browser, chat: await new Line(browser, '/chat').ready() }
}

async function signInInChat(
  meter: Demo['meters'][number],
  { browser, chat }: Awaited<ReturnType<typeof visit>>,
) {
  const since = new Date()
  await chat.ask(meter.meterId)
  const from = chat.events.length
  await chat.send(await newCode(meter.phone, since))
  const changed = await until('the upgrade', () =>
    chat.events
      .slice(from)
      .find(
        (e) => e.event === 'session:changed' && (e.payload as { state: string }).state === 'authenticated',
      ),
  )
  await chat.answerAfter(from)
  await browser.signIn('meter', { ticket: (changed.payload as { ticket: string }).ticket })
  return chat.answerAfter(from)
}

type Order = { id: string; state: string; offer: { name: string } }
const ordersOf = async (browser: Browser) =>
  ((await browser.fetch('/api/me/orders')).body.data as unknown as Order[]).filter(
    ({ state }) => state === 'selected' || state === 'initialised',
  )

test('one conversation on two devices; an ended session is told; the next one goes on with the half-finished order and the assumptions', async () => {
  test.setTimeout(180_000)
  const meter = await pickFreeMeter()
  const desk = await visit()
  await signInInChat(meter, desk)
  const phone = await visit()
  await signInInChat(meter, phone)
  await desk.chat.ask('what programs are there?')
  await until('the words on the other device', () =>
    [...phone.chat.messages.values()].some(
      ({ role, parts }) => role === 'customer' && parts[0]!.text === 'what programs are there?',
    ),
  )
  await desk.chat.part('offers')
  const chosen = await desk.chat.ask('the second one')
  const order = await until(
    `an order, after "${textOf(chosen)}"`,
    async () => (await ordersOf(desk.browser))[0],
  )
  expect(order.state).toBe('selected')
  await desk.chat.ask('compare solar with the program')
  await desk.chat.ask('change the export price to 12 cents')
  const assumptions = async (browser: Browser) =>
    JSON.stringify((await browser.fetch('/api/me/comparison')).body.data).match(/"assumptions":.*?\]/)?.[0]
  const assumed = await assumptions(desk.browser)
  expect(assumed).toMatch(/12/)

  const sessions = (await phone.browser.fetch('/api/me/sessions')).body.data as unknown as {
    sessionId: string
    current: boolean
  }[]
  for (const { sessionId } of sessions.filter(({ current }) => !current))
    await phone.browser.fetch(`/api/me/sessions/${sessionId}`, { method: 'DELETE' })
  await until('the desk to hear of it', () =>
    desk.chat.events.some(
      (e) => e.event === 'session:changed' && (e.payload as { state: string }).state === 'anonymous',
    ),
  )
  expect((await desk.browser.fetch('/api/me')).status).toBe(401)

  // Signed in again in place: the same conversation, and the order where it stood.
  const again = await signInInChat(meter, desk)
  expect(textOf(again)).toContain(order.offer.name)
  await desk.chat.sync()
  expect([...desk.chat.messages.values()].some(({ parts }) => parts[0]!.text === 'the second one')).toBe(true)
  expect((await ordersOf(desk.browser)).map(({ id }) => id)).toEqual([order.id])
  await desk.chat.ask(`continue with ${order.offer.name}`)
  await desk.chat.ask('yes')
  expect(await ordersOf(desk.browser)).toMatchObject([{ id: order.id, state: 'initialised' }])
  expect(await assumptions(desk.browser)).toBe(assumed)

  // On a third device, after signing out everywhere.
  await desk.chat.ask('sign me out everywhere')
  for (const { browser } of [desk, phone])
    await until('everybody to be out', async () => (await browser.fetch('/api/me')).status === 401)
  const tablet = await visit()
  await signInInChat(meter, tablet)
  expect(await ordersOf(tablet.browser)).toMatchObject([{ id: order.id, state: 'initialised' }])
  await tablet.browser.fetch(`/api/me/orders/${order.id}/cancel`, { json: {} })
  for (const { chat } of [desk, phone, tablet]) chat.close()
})
