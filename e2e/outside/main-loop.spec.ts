import { expect, test } from '@playwright/test'
import { Browser, demo, Line, newCode, pickFreeMeter, textOf, until } from './client'

test('login, enroll, alert, "Yes, proceed", the customer asked, settled result: from outside, by the contract alone', async () => {
  test.setTimeout(240_000)
  const { baseUrl, apiKey, admin, operators } = demo()
  const meter = await pickFreeMeter()

  // The customer signs in inside the conversation.
  const home = new Browser(baseUrl)
  expect((await home.fetch('/', { headers: { accept: 'text/html' } })).status).toBe(200)
  const chat = await new Line(home, '/chat').ready()
  const since = new Date()
  await chat.ask(`my meter is ${meter.meterId.toLowerCase().replaceAll('-', ' ')}`)
  await chat.part('form', (p) => p.form === 'otp')
  const code = await newCode(meter.phone, since)
  await chat.send(code)
  const changed = await until('the upgrade', () =>
    chat.events.findLast(
      (e) => e.event === 'session:changed' && (e.payload as { state: string }).state === 'authenticated',
    ),
  )
  const { ticket } = changed.payload as { ticket: string }
  expect(ticket).toBeTruthy()
  expect((await home.signIn('meter', { ticket })).user).toMatchObject({ kind: 'customer', name: meter.name })
  const history = await chat.emit('history:sync', { afterSeq: 0, limit: 200 })
  expect(JSON.stringify(history.messages)).not.toContain(code)
  expect(history.messages!.map((m) => m.seq)).toEqual(history.messages!.map((_, i) => i + 1))

  // Search, select, init, confirm in words.
  await chat.ask('which flexibility programs are there?')
  const offers = (await chat.part('offers')).offers as {
    offerId: string
    name: string
    callableAnyHour: boolean
  }[]
  expect(offers.length).toBeGreaterThanOrEqual(3)
  await chat.ask('the first one please')
  await chat.ask('yes')
  const quote = await chat.part('quote')
  expect((quote.lines as { amountMinor: number }[]).reduce((sum, line) => sum + line.amountMinor, 0)).toBe(
    quote.totalMinor,
  )
  await chat.ask('yes')
  const receipt = await chat.part('receipt')
  expect(receipt.state).toBe('active')

  // Two administrators, one of them by another browser.
  const rooms = await Promise.all(
    [admin, operators[0]!].map(async (person) => {
      const browser = new Browser(baseUrl)
      expect((await browser.signIn('admin', person)).user).toMatchObject({ kind: 'staff' })
      return { browser, line: await new Line(browser, '/grid').ready() }
    }),
  )

  // An outside system posts the alert.
  const posted = Date.now()
  const response = await fetch(`${baseUrl}/api/grid/alerts`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      sourceEventId: `outside-${posted}`,
      transformerId: meter.transformerId,
      kind: 'overload',
      severity: 'critical',
      status: 'raised',
      observedAt: new Date().toISOString(),
      loadPercent: 108,
      expectedDurationMinutes: 60,
    }),
  })
  expect(response.status).toBe(201)
  const alert = ((await response.json()) as { data: { id: string; state: string; duplicate: boolean } }).data
  expect(alert).toMatchObject({ state: 'active', duplicate: false })
  for (const { line } of rooms) {
    await until('the alert on every screen', () =>
      line.events.some((e) => e.event === 'alert:changed' && (e.payload as { id: string }).id === alert.id),
    )
    const confirm = await line.part('confirm', (p) => p.alertId === alert.id && p.state === 'open')
    const kinds = [...line.messages.values()]
      .filter((m) => m.parts.some((p) => p.alertId === alert.id))
      .sort((a, b) => a.seq - b.seq)
      .map((m) => m.kind)
    expect(kinds).toEqual(expect.arrayContaining(['alert', 'options', 'confirmation']))
    expect(confirm.recommendationId).toBeTruthy()
  }

  // One administrator types the yes; the other's card flips.
  // A plain yes is enough while one confirmation is open; with others around it is told which one.
  await rooms[0]!.line.sync()
  const open = [...rooms[0]!.line.messages.values()]
    .flatMap((m) => m.parts)
    .filter((p) => p.type === 'confirm' && p.state === 'open')
  await rooms[0]!.line.send(open.length === 1 ? 'Yes, proceed' : `Yes, proceed with ${meter.transformerId}`)
  await rooms[1]!.line.part(
    'confirm',
    (p) => p.alertId === alert.id && p.state === 'confirmed' && Boolean(p.decidedBy),
  )
  const activation = await until('the activation', () =>
    rooms[1]!.line.events.findLast(
      (e) => e.event === 'activation:changed' && (e.payload as { alertId: string }).alertId === alert.id,
    ),
  )
  const { id: activationId } = activation.payload as { id: string }

  // The customer is asked and accepts.
  await chat.part('event', (p) => p.activationId === activationId, 30_000)
  expect((await chat.act('event.accept', { activationId })).ok).toBe(true)

  // The result, everywhere.
  const read = async () => {
    const answer = await fetch(`${baseUrl}/api/grid/activations/${activationId}`, {
      headers: { authorization: `Bearer ${apiKey}` },
    })
    return (
      (await answer.json()) as {
        data: Record<string, never> & {
          state: string
          funnel: Record<string, number>
          settlement: { totalMinor: number }
        }
      }
    ).data
  }
  const settled = await until(
    'the settlement',
    async () => {
      const now = await read()
      return now.state === 'settled' && now
    },
    200_000,
  )
  expect(settled.funnel.asked).toBeGreaterThan(0)
  expect(settled.funnel.accepted).toBeGreaterThan(0)
  expect(settled.funnel.asked).toBe(
    settled.funnel.accepted! + settled.funnel.declined! + settled.funnel.silent!,
  )
  expect(typeof settled.reductionKw).toBe('number')
  await rooms[0]!.line.part(
    'activation',
    (p) => p.activationId === activationId && p.state === 'settled',
    10_000,
  )
  await chat.part(
    'event',
    (p) => p.activationId === activationId && ['provisional', 'final'].includes(String(p.state)),
    10_000,
  )
  expect(textOf([...chat.messages.values()])).not.toContain(code)
  for (const line of [chat, ...rooms.map((r) => r.line)]) line.close()
})
