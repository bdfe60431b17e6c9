import { expect, test } from '@playwright/test'
import { Browser, demo, Line, textOf } from './client'

const problem = (status: number, code: string) => ({ status, code })

test.describe('bad input gets a clear answer and changes nothing', () => {
  const { baseUrl, apiKey, meters } = demo()
  const transformerId = meters[0]!.transformerId
  const good = {
    sourceEventId: 'bad-input',
    transformerId,
    kind: 'overload',
    severity: 'low',
    status: 'raised',
    observedAt: new Date().toISOString(),
    loadPercent: 50,
  }
  const post = async (body: unknown, headers: Record<string, string> = {}, path = '/api/grid/alerts') => {
    const response = await fetch(baseUrl + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    const answer = (await response.json()) as {
      status: number
      code: string
      detail: string
      requestId: string
    }
    return {
      status: response.status,
      code: answer.code,
      detail: answer.detail,
      requestId: answer.requestId,
      type: response.headers.get('content-type'),
    }
  }

  for (const [what, body, expected] of [
    ['two load quantities', { ...good, loadKw: 10 }, problem(400, 'invalid-input')],
    ['no load quantity', { ...good, loadPercent: undefined }, problem(400, 'invalid-input')],
    ['an absurd load', { ...good, loadPercent: undefined, loadKw: 1e9 }, problem(400, 'invalid-input')],
    [
      'a negative apparent power',
      { ...good, loadPercent: undefined, loadKva: -5 },
      problem(400, 'invalid-input'),
    ],
    [
      'a time in the future',
      { ...good, observedAt: new Date(Date.now() + 3_600_000).toISOString() },
      problem(400, 'invalid-input'),
    ],
    ['no JSON', '{nope', problem(400, 'invalid-json')],
    [
      'too large a body',
      JSON.stringify({ ...good, message: 'x'.repeat(600_000) }),
      problem(413, 'too-large'),
    ],
  ] as const)
    test(`an alert with ${what}`, async () => {
      const answer = await post(body)
      expect(answer).toMatchObject(expected)
      expect(answer.type).toContain('application/problem+json')
      expect(answer.detail.length).toBeGreaterThan(10)
      expect(answer.requestId).toBeTruthy()
    })

  test('a bad key', async () => {
    // Another last character in any case: a key may well end with the one put in its place.
    const mistyped = apiKey.slice(0, -1) + (apiKey.endsWith('x') ? 'y' : 'x')
    expect(await post(good, { authorization: `Bearer ${mistyped}` })).toMatchObject(
      problem(401, 'unauthenticated'),
    )
    expect(await post(good, { authorization: 'Bearer %' })).toMatchObject(problem(401, 'unauthenticated'))
    expect(await post(good, { authorization: '' })).toMatchObject({ status: 401 })
  })

  test('a mistyped meter id says that it looks mistyped, an unknown one says nothing', async () => {
    const browser = new Browser(baseUrl)
    const mistyped = await browser.fetch('/api/otp', { json: { meterId: 'NE-1234567-0' } })
    expect(mistyped.status).toBe(422)
    expect(mistyped.body).toMatchObject({ code: 'meter-id-format' })
    const unknown = await browser.fetch('/api/otp', { json: { meterId: 'NE-0000000-0' } })
    expect(unknown.status).toBe(202)
    expect(Object.keys((unknown.body as { data: object }).data).sort()).toEqual([
      'expiresInSeconds',
      'resendAfterSeconds',
    ])
  })

  test('in the chat: too long a message, yes when nothing is pending, an unknown program, a wrong code', async () => {
    const browser = new Browser(baseUrl)
    await browser.fetch('/', { headers: { accept: 'text/html' } })
    const line = await new Line(browser, '/chat').ready()
    const long = await line.send('x'.repeat(5000))
    expect(long).toMatchObject({ ok: false, error: { code: 'message-too-long' } })
    const bogus = await line.emit('message:send', { clientMessageId: 'not a uuid', text: 'hi' })
    expect(bogus).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
    await line.ask(meters[0]!.meterId)
    expect(textOf(await line.ask('000000'))).toMatch(/not right|expired/i)
    expect(await line.emit('no:such', {}).catch(() => ({ ok: false }))).toMatchObject({ ok: false })
    line.close()
  })

  test('a foreign origin connects to nothing, with or without cookies', async () => {
    for (const origin of [
      'https://evil.example',
      'null',
      `${baseUrl}.evil.example`,
      baseUrl.replace('http:', 'https:'),
    ]) {
      const response = await fetch(`${baseUrl}/socket.io/?EIO=4&transport=polling`, { headers: { origin } })
      expect(response.status, origin).toBe(403)
    }
  })

  test('the control room is closed to customers and visitors', async () => {
    const browser = new Browser(baseUrl)
    const line = new Line(browser, '/grid')
    const refused = await new Promise<string>((resolve) =>
      line.socket.on('connect_error', (error) => resolve(error.message)),
    )
    expect(refused).toBe('unauthenticated')
    line.close()
    expect((await browser.fetch('/api/grid/alerts')).status).toBe(401)
  })
})
