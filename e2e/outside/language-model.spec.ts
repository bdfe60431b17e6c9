import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { bad, calls, says, startTestEndpoint, steps } from '../../lib/agent/engines/llm/test-endpoint'
import { say } from '../at-home'
import { freePort, newFolder, removeFolder, startServer } from '../chaos/servers'
import { Browser, demo, Line, newCodeIn, textOf, until } from './client'

const KEY = 'sk-a-key-that-must-stay-here-0123456789'
const ASKS = 'show me the programs'

// Its own server, told of an endpoint that is down when it starts, comes up, and then fails in every way there is.
test('a server with a language model serves fully, whatever its endpoint does', async ({ page }) => {
  test.setTimeout(240_000)
  const dataDir = newFolder()
  const [port, modelPort] = [await freePort(), await freePort()]
  const server = await startServer({
    dataDir,
    port,
    env: {
      LLM_BASE_URL: `http://127.0.0.1:${modelPort}/v1`,
      LLM_MODEL: 'stand-in',
      LLM_API_KEY: KEY,
    },
  })
  let chat: Line | undefined
  let endpoint: Awaited<ReturnType<typeof startTestEndpoint>> | undefined
  try {
    const meter = demo(dataDir).meters[0]!
    const browser = new Browser(server.url)
    await browser.fetch('/', { headers: { accept: 'text/html' } })
    chat = await new Line(browser, '/chat').ready()
    const since = new Date()
    await chat.ask(`hello, my meter is ${meter.meterId.replaceAll('-', ' ')}`)
    const code = await newCodeIn(dataDir, meter.phone, since)
    await chat.ask(code)

    // Down since before the start: answered at once by the built-in engine.
    expect((await chat.ask(ASKS)).flatMap((m) => m.parts).some((p) => p.type === 'offers')).toBe(true)

    endpoint = await startTestEndpoint(
      steps(calls({ name: 'show_programs' }), says('These fit your home. Which one shall I explain?')),
      modelPort,
    )
    const from = chat.events.length
    const answered = await chat.ask(ASKS)
    expect(textOf(answered)).toContain('These fit your home. Which one shall I explain?')
    expect(answered.flatMap((m) => m.parts).some((p) => p.type === 'offers')).toBe(true)
    const seen = chat.events.slice(from).map((e) => e.event)
    expect(seen.indexOf('message:delta')).toBeGreaterThan(seen.indexOf('agent:status'))
    expect(seen.indexOf('message:delta')).toBeLessThan(seen.lastIndexOf('message:new'))
    expect(chat.events.slice(from).some((e) => (e.payload as { state?: string }).state === 'tool')).toBe(true)

    // Silence: the real limit, seen by a real socket.
    endpoint.now(bad.hang())
    const start = Date.now()
    expect((await chat.ask(ASKS)).flatMap((m) => m.parts).some((p) => p.type === 'offers')).toBe(true)
    expect(Date.now() - start).toBeLessThan(20_000)

    // Stopped by the customer while it writes.
    endpoint.now(bad.hangAfter('Let me think about it. And '))
    const before = chat.events.length
    await chat.send(ASKS)
    await until('the first words', () => chat!.events.slice(before).some((e) => e.event === 'message:delta'))
    const stopping = Date.now()
    expect((await chat.emit('agent:stop', {})).ok).toBe(true)
    expect(textOf(await chat.answerAfter(before))).toContain('Let me think about it.')
    expect(Date.now() - stopping).toBeLessThan(5_000)

    // The line lost in the middle of a sentence: one whole answer, nothing of the other.
    endpoint.now(bad.dropAfter('You will earn'))
    const after = await chat.ask(ASKS)
    expect(after).toHaveLength(1)
    expect(textOf(after)).not.toContain('You will earn')

    // On the page: the newest answer, which only tells, may be asked for again.
    endpoint.now(says('A baseline is what you would have used.'))
    const again = new Date()
    await page.goto(server.url)
    await page.getByRole('textbox', { name: 'Meter ID' }).fill(meter.meterId)
    await page.getByRole('button', { name: 'Text me a code' }).click()
    const field = page.getByRole('textbox', { name: 'Code' })
    await field.fill(await newCodeIn(dataDir, meter.phone, again))
    await field.press('Enter')
    await expect(page.getByText(/Signed in, meter/).last()).toBeVisible()
    await say(page, 'what is a baseline?')
    const log = page.getByRole('log')
    await expect(log).toContainText('A baseline is what you would have used.')
    endpoint.now(says('Your usual use at that hour is the baseline.'))
    await page.getByRole('button', { name: 'Answer again' }).click()
    await expect(log).toContainText('Your usual use at that hour is the baseline.')
    await expect(log.getByText('what is a baseline?')).toHaveCount(2)

    await chat.sync()
    const seqs = [...chat.messages.keys()].sort((a, b) => a - b)
    expect(seqs).toEqual(seqs.map((_, i) => i + 1))

    // Signing in, and then some talk: nothing of it left that opens an account.
    const left = endpoint.asks.map((ask) => ask.body).join('\n')
    const digits = meter.meterId.replace(/\D/g, '')
    expect(endpoint.asks.every((ask) => ask.authorization === `Bearer ${KEY}`)).toBe(true)
    expect(left).toContain('[meter]')
    for (const secret of [code, meter.meterId, digits, meter.phone, KEY]) expect(left).not.toContain(secret)
    expect(left.replace(/\s/g, '')).not.toContain(digits)

    const written = readFileSync(join(dataDir, `server-${port}.log`), 'utf8')
    const told = written.split('\n').filter((line) => line.startsWith('{'))
    expect(told.filter((line) => line.includes('the language model did not answer'))).toHaveLength(3)
    expect(written).not.toContain(KEY)
    for (const secret of [code, meter.meterId, digits]) expect(told.join('\n')).not.toContain(secret)
  } finally {
    chat?.close()
    await endpoint?.close()
    await server.kill('SIGTERM')
    removeFolder(dataDir)
  }
})
