import { expect, test } from '@playwright/test'
import { Browser, demo, Line, type Part, textOf, until } from './client'

const { baseUrl, apiKey, meters, operators } = demo()

const api = async (path: string, json?: unknown) => {
  const response = await fetch(baseUrl + path, {
    method: json === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: json === undefined ? undefined : JSON.stringify(json),
  })
  return ((await response.json()) as { data: Record<string, never> & { id: string } }).data
}

const raise = (transformerId: string, sourceEventId: string, status: 'raised' | 'cleared' = 'raised') =>
  api('/api/grid/alerts', {
    sourceEventId,
    transformerId,
    kind: 'overload',
    severity: 'critical',
    status,
    observedAt: new Date().toISOString(),
    loadPercent: status === 'raised' ? 109 : 60,
    expectedDurationMinutes: 60,
  })

async function enter(person: { username: string; password: string }) {
  const browser = new Browser(baseUrl)
  expect((await browser.signIn('admin', person)).user).toMatchObject({ kind: 'staff', role: 'operator' })
  const line = await new Line(browser, '/grid').ready()
  await line.sync()
  return { browser, line }
}

const openConfirms = (line: Line) =>
  [...line.messages.values()]
    .flatMap((message) => message.parts)
    .filter((part) => part.type === 'confirm' && part.state === 'open')

test('two operators at once make one event; the other is told who; cards carry their ids; a yes needs one open card', async () => {
  const [one, two] = await Promise.all(operators.map(enter))
  const half = Math.floor(meters.length / 2)
  const middle = [...meters.slice(half), ...meters.slice(0, half)].map((meter) => meter.transformerId)
  const running = (await api('/api/grid/activations?limit=100')) as unknown as {
    transformerId: string
    state: string
  }[]
  const busy = running
    .filter((a) => ['scheduled', 'notifying', 'active'].includes(a.state))
    .map((a) => a.transformerId)
  const [first, second] = [...new Set(middle)].filter((id) => !busy.includes(id))
  const names = [`contract-a-${Date.now()}`, `contract-b-${Date.now()}`]
  const alert = await raise(first!, names[0]!)

  const card = await one!.line.part('confirm', (p) => p.alertId === alert.id && p.state === 'open')
  const about = [...one!.line.messages.values()]
    .filter((m) => m.parts.some((p) => p.alertId === alert.id))
    .sort((a, b) => a.seq - b.seq)
  const kinds = about.map((m) => m.kind)
  expect(kinds.slice(0, 4)).toEqual(['alert', 'options', 'recommendation', 'confirmation'])
  expect(about.flatMap((m) => m.parts).every((p) => p.alertId === alert.id)).toBe(true)

  const ask = (person: typeof one, path: string, json: unknown) => person!.browser.fetch(path, { json })
  const plan = (await ask(one, `/api/grid/alerts/${alert.id}/recommendation`, {})).body.data as unknown as {
    id: string
    version: number
    neededKw: number
    options: Part[]
    excluded: { reason: string }[]
  }
  const transformer = (await api(`/api/grid/transformers/${first}`)) as unknown as { limitKw: number }
  expect(plan.id).toBe(card.recommendationId)
  expect(plan.neededKw).toBeGreaterThanOrEqual(Number(alert.loadKw) - transformer.limitKw - 0.1)
  for (const field of [
    'id',
    'rank',
    'programs',
    'expectedKw',
    'lowKw',
    'highKw',
    'cost',
    'leadMinutes',
    'reasons',
  ])
    expect(plan.options[0]).toHaveProperty(field)
  expect(plan.excluded.every((program) => program.reason.length > 5)).toBe(true)

  const choice = { recommendationId: plan.id, optionId: plan.options[0]!.id, version: plan.version }
  const stale = await ask(one, '/api/grid/activations', { ...choice, version: plan.version + 5 })
  expect([stale.status, (stale.body as never as { code: string }).code]).toEqual([409, 'stale-version'])

  const answers = await Promise.all([one, two].map((person) => ask(person, '/api/grid/activations', choice)))
  expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409])
  const created = answers.find((answer) => answer.status === 201)!.body.data as never as {
    id: string
    decidedBy: string
  }
  const refused = answers.find((answer) => answer.status === 409)!.body as never as { detail: string }
  expect(refused.detail).toContain(created.decidedBy)
  await two!.line.part(
    'confirm',
    (p) => p.alertId === alert.id && p.state === 'confirmed' && Boolean(p.decidedBy),
  )

  // By the socket too late: told who, and no second event.
  const from = two!.line.events.length
  expect((await two!.line.act('recommendation.proceed', choice)).ok).toBe(true)
  expect(textOf(await two!.line.answerAfter(from))).toContain(created.decidedBy)
  const events = (await api('/api/grid/activations?limit=100')) as unknown as { alertId: string }[]
  expect(events.filter((event) => event.alertId === alert.id)).toHaveLength(1)

  // Called off once.
  const path = `/api/grid/activations/${created.id}/abort`
  const aborts = await Promise.all(
    [one, two].map((person) => ask(person, path, { reason: 'contract story' })),
  )
  expect(aborts.map((answer) => answer.status).sort()).toEqual([200, 409])
  await until(
    'the end',
    async () => (await api(`/api/grid/activations/${created.id}`)).state === ('aborted' as never),
  )
  await raise(first!, names[0]!, 'cleared')

  // A yes with nothing or several things open decides nothing.
  const before = openConfirms(one!.line)
  if (before.length === 0) expect(textOf(await one!.line.ask('Yes, proceed'))).toMatch(/nothing waits/i)
  const other = await raise(second!, names[1]!)
  await one!.line.part('confirm', (p) => p.alertId === other.id && p.state === 'open')
  if (before.length > 0) expect(textOf(await one!.line.ask('yes'))).toContain(second!)
  expect(textOf(await one!.line.ask(`no, decline ${second}`))).not.toBe('')
  await two!.line.part('confirm', (p) => p.alertId === other.id && p.state === 'declined')
  await raise(second!, names[1]!, 'cleared')
  for (const { id } of [alert, other]) await ask(one, `/api/grid/alerts/${id}/close`, {})
  for (const { line } of [one!, two!]) line.close()
})
