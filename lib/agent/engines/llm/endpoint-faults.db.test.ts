import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Said, talkAs } from '@/lib/agent/engines/builtin/customer/test-dialogue'
import { sharedUnderstander } from '@/lib/agent/engines/builtin/shared-understander'
import { createTestNetwork, type TestHome, type TestNetwork } from '@/lib/usecases/test-network'
import { type LlmOptions, llmEngine, TURN_TIMEOUT_MS } from './llm-engine'
import {
  type Behaviour,
  bad,
  calls,
  says,
  startTestEndpoint,
  steps,
  type TestEndpoint,
} from './test-endpoint'

let network: TestNetwork
let endpoint: TestEndpoint
let home: TestHome
let used = 0
const LIMIT_MS = 700

beforeAll(async () => {
  network = await createTestNetwork({ homes: 60 })
  endpoint = await startTestEndpoint()
  // Learning the example phrases is done when the program starts, not in a turn.
  sharedUnderstander()
})
afterAll(async () => {
  await endpoint.close()
  await network.close()
})
beforeEach(async () => {
  home = network.homes[used++]!
  await network.db.enrollment.deleteMany({ where: { meterId: home.meterId } })
  endpoint.asks.length = 0
})

function talk(more: Partial<LlmOptions> & { streamed?: string[]; signal?: AbortSignal } = {}) {
  const { streamed = [], signal, ...options } = more
  const engine = llmEngine({ baseUrl: endpoint.baseUrl, model: 'm', turnTimeoutMs: LIMIT_MS, ...options })
  return talkAs(network, network.customer(home), {
    engine,
    stream: (text) => void streamed.push(text),
    ...(signal ? { signal } : {}),
  })
}

const isBuiltIn = (said: Said) =>
  said.part('offers') !== undefined && said.messages.every((m) => m.kind !== 'error')

describe('a language model behind the endpoint', () => {
  test('chooses tools and words; the cards are the tools’ own', async () => {
    endpoint.now(
      steps(calls({ name: 'show_programs' }), says('These fit your home. Which one do you want to see?')),
    )
    const streamed: string[] = []
    const said = await talk({ streamed, turnTimeoutMs: 30_000 }).say('show me the programs')
    expect(said.messages).toHaveLength(1)
    expect(said.text.trim()).toBe('These fit your home. Which one do you want to see?')
    expect(said.part('offers')!.offers.length).toBeGreaterThan(0)
    expect(streamed.join('')).toBe('These fit your home. Which one do you want to see?')
    expect(streamed).toHaveLength(2)
  })

  test('is given no tool that takes a meter, a person or a confirmation', async () => {
    endpoint.now(says('Hello.'))
    await talk().say('what do you think of programs in general?')
    const { tools } = endpoint.asks[0]!
    expect(tools.length).toBeGreaterThan(20)
    const fields = tools.flatMap(({ function: f }) => Object.keys(f.parameters.properties ?? {}))
    expect(new Set(fields)).toEqual(new Set(['ordinal', 'name']))
    expect(tools.map(({ function: f }) => f.name).join(' ')).not.toMatch(/confirm|accept|approve|pay_|init/)
  })

  test('is told nothing that was said after the message it answers', async () => {
    endpoint.now(says('Hello.'))
    const { say } = talk()
    await say('tell me about programs')
    await network.db.message.updateMany({
      where: { conversation: { customerId: home.customerId }, role: 'agent' },
      data: { parts: [{ type: 'text', text: 'LATER' }] },
    })
    const first = endpoint.asks[0]!
    expect(first.messages.at(-1)).toMatchObject({ role: 'user', content: 'tell me about programs' })
    expect(first.body).not.toContain('LATER')
  })
})

describe('a turn is answered by the built-in engine, once, when the endpoint', () => {
  const faults: [string, Behaviour][] = [
    ['hangs before it says anything', bad.hang()],
    ['hangs in the middle', bad.hangAfter('You will get a lot of')],
    ['drops the line in the middle', bad.dropAfter('You will get a lot of')],
    ['ends in the middle without a reason', bad.endAfter('You will get a lot of')],
    ['answers 429', bad.status(429)],
    ['answers 500', bad.status(500)],
    ['answers 503 in HTML', bad.status(503, '<html>down</html>')],
    ['refuses the key', bad.status(401)],
    ['knows no such model', bad.status(404)],
    ['answers with a page', bad.raw('<html>hello</html>', 'text/html')],
    ['answers with JSON that is none', bad.raw('data: {"choices":[{"delta":{"content":"You"\n\n')],
    ['sends events without meaning', bad.raw('data: {"a":1}\n\ndata: {"b":2}\n\ndata: [DONE]\n\n')],
    ['sends no events at all', bad.raw('\u0000\u0001\u0002 event data \n\n\n')],
    ['answers in one piece that holds nothing', bad.raw('{"error":null}', 'application/json')],
    ['answers in one piece that is no JSON', bad.raw('{"choices":[', 'application/json')],
    ['reports an error in the stream', bad.raw('data: {"error":{"message":"overloaded"}}\n\n')],
    ['says nothing', says('')],
    ['says blanks', says('  \n \n ')],
    ['drips a letter at a time', bad.drip(20)],
    ['writes without end', bad.flood('word '.repeat(100))],
    ['writes one endless word', bad.flood('x'.repeat(4000))],
    ['thinks aloud without end', bad.raw(reasoning(3_000_000))],
    ['sends the conversation elsewhere', bad.redirect('http://127.0.0.1:9/v1/chat/completions')],
    ['stops for its content filter', says('You will', 'content_filter')],
  ]
  test.each(faults)('%s', async (_, behaviour) => {
    endpoint.now(behaviour)
    const streamed: string[] = []
    const start = performance.now()
    const said = await talk({ streamed }).say('show me the programs')
    expect(performance.now() - start).toBeLessThan(LIMIT_MS + 5000)
    expect(isBuiltIn(said)).toBe(true)
    expect(said.messages).toHaveLength(1)
    expect(said.text).not.toContain('You will')
    expect(streamed).toEqual([])
    expect(await openTurns()).toBe(0)
  })

  test('cannot be reached', async () => {
    const said = await talk({ baseUrl: 'http://127.0.0.1:9/v1' }).say('show me the programs')
    expect(isBuiltIn(said)).toBe(true)
  })

  test('ends after a whole sentence was streamed: the draft goes, the answer stays', async () => {
    endpoint.now(bad.endAfter('Here is what fits. And then'))
    const streamed: string[] = []
    const said = await talk({ streamed }).say('show me the programs')
    expect(streamed).toEqual(['Here is what fits.'])
    expect(isBuiltIn(said)).toBe(true)
    expect(said.text).not.toContain('Here is what fits')
  })
})

describe('limits of a turn', () => {
  test('nobody waits longer than 20 seconds, whatever the endpoint does', () => {
    expect(TURN_TIMEOUT_MS).toBeLessThanOrEqual(17_000)
  })

  test('a model that always calls a tool is stopped after eight, and a person is offered', async () => {
    endpoint.now(calls({ name: 'show_usage' }, { name: 'show_orders' }, { name: 'explain_bill' }))
    const said = await talk({ turnTimeoutMs: 10_000 }).say('how am I doing?')
    expect(endpoint.asks.length).toBeLessThanOrEqual(8)
    expect(said.text).toContain('A person can help')
    expect(said.part('suggestions')?.items).toContain('Talk to a person')
  })

  test('thirty calls at once run eight tools at most', async () => {
    const labels: string[] = []
    endpoint.now(
      steps(
        calls(
          ...Array.from({ length: 30 }, (_, i) => ({
            name: 'explain_program',
            args: { ordinal: (i % 20) + 1 },
          })),
        ),
        says('There.'),
      ),
    )
    const engine = llmEngine({ baseUrl: endpoint.baseUrl, model: 'm', turnTimeoutMs: 10_000 })
    const { say } = talkAs(network, network.customer(home), {
      engine,
      status: (status) => void (status.state === 'tool' && labels.push(status.label ?? '')),
    })
    await say('show me everything about all programs')
    expect(labels.length).toBeLessThanOrEqual(8)
    expect(labels.length).toBeGreaterThan(0)
  })

  test('an answer that reached its longest ends with its last whole sentence', async () => {
    endpoint.now(says('This one suits you. It asks little of', 'length'))
    expect((await talk().say('which would you take?')).text).toBe('This one suits you.')
  })

  test('an hour’s turns used up: the built-in engine answers', async () => {
    endpoint.now(says('Hello.'))
    const { say } = talk()
    await say('tell me about programs')
    const { id } = await network.db.conversation.findUniqueOrThrow({ where: { customerId: home.customerId } })
    await network.db.rateLimit.update({ where: { key: `llm:${id}` }, data: { count: 120 } })
    expect(isBuiltIn(await say('show me the programs'))).toBe(true)
    expect(endpoint.asks).toHaveLength(1)
  })
})

describe('an endpoint that fails twice', () => {
  test('is left alone for half a minute, then tried again by one turn', async () => {
    endpoint.now(bad.status(500))
    const { say } = talk()
    for (let i = 0; i < 4; i++) await say('show me the programs')
    expect(endpoint.asks).toHaveLength(2)
    network.clock.advance(31_000)
    await say('show me the programs')
    await say('show me the programs')
    expect(endpoint.asks).toHaveLength(3)
    network.clock.advance(31_000)
    endpoint.now(says('Back again.'))
    expect((await say('show me the programs')).text).toBe('Back again.')
    expect((await say('show me the programs')).text).toBe('Back again.')
  })

  test('a slow one costs two customers their patience, not every one', async () => {
    endpoint.now(bad.hang())
    const { say } = talk()
    await say('show me the programs')
    await say('show me the programs')
    const start = performance.now()
    expect(isBuiltIn(await say('show me the programs'))).toBe(true)
    expect(performance.now() - start).toBeLessThan(LIMIT_MS)
  })
})

describe('nothing is done twice', () => {
  test('an offer was put before the customer, then the line dropped: that card stands, once', async () => {
    endpoint.now(steps(calls({ name: 'choose_offer', args: { ordinal: 1 } }), bad.dropAfter('Now')))
    const { say } = talk()
    await offerOnTable()
    const said = await say('ok I would like to take that one for my home')
    expect(said.part('confirm')?.action).toBe('order.init')
    expect(said.messages.flatMap((m) => m.parts).filter((p) => p.type === 'confirm')).toHaveLength(1)
    expect(await network.db.order.count({ where: { meterId: home.meterId } })).toBe(1)
  })

  test('the same offer chosen five times in one answer is one order', async () => {
    const choose = { name: 'choose_offer', args: { ordinal: 1 } }
    endpoint.now(steps(calls(choose, choose, choose), calls(choose, choose), says('Look at the card.')))
    const { say } = talk()
    await offerOnTable()
    const said = await say('ok I would like to take that one for my home')
    expect(await network.db.order.count({ where: { meterId: home.meterId } })).toBe(1)
    expect(said.messages.flatMap((m) => m.parts).filter((p) => p.type === 'confirm')).toHaveLength(1)
  })

  async function offerOnTable() {
    await network.db.conversation.create({
      data: {
        kind: 'customer',
        customerId: home.customerId,
        memory: { offers: [{ id: 'dfp:peak-time-rebate', name: 'Peak Savings', domain: 'dfp' }] },
      },
    })
  }
})

describe('stop', () => {
  test('ends the answer at once and keeps what was written', async () => {
    const stop = new AbortController()
    endpoint.now(bad.hangAfter('Let me look. And then '))
    const start = performance.now()
    const engine = llmEngine({ baseUrl: endpoint.baseUrl, model: 'm', turnTimeoutMs: 30_000 })
    const { say } = talkAs(network, network.customer(home), {
      engine,
      signal: stop.signal,
      stream: () => stop.abort(),
    })
    const said = await say('show me the programs')
    expect(said.text).toBe('Let me look.\n\nStopped.')
    expect(performance.now() - start).toBeLessThan(5000)
    expect(await openTurns()).toBe(0)
  })
})

describe('endpoints that differ', () => {
  test('one that takes neither temperature nor max_tokens is asked without, from then on at once', async () => {
    endpoint.now((ask, response) =>
      /"temperature"|"max_tokens"/.test(ask.body)
        ? bad.status(400)(ask, response)
        : says('Hello there.')(ask, response),
    )
    const { say } = talk()
    expect((await say('tell me about programs')).text).toBe('Hello there.')
    await say('tell me about solar')
    expect(endpoint.asks).toHaveLength(3)
    expect(JSON.parse(endpoint.asks[2]!.body)).toMatchObject({ max_completion_tokens: 700 })
  })

  test('one that answers in one piece, a tool call and then words', async () => {
    const whole = (message: object, finish_reason: string) =>
      bad.raw(
        JSON.stringify({ id: 'x', choices: [{ index: 0, message, finish_reason }] }),
        'application/json',
      )
    const call = { id: 'c', type: 'function', function: { name: 'show_programs', arguments: '{}' } }
    endpoint.now(
      steps(
        whole({ role: 'assistant', content: null, tool_calls: [call] }, 'tool_calls'),
        whole({ role: 'assistant', content: 'These fit your home.' }, 'stop'),
      ),
    )
    const streamed: string[] = []
    const said = await talk({ streamed, turnTimeoutMs: 10_000 }).say('show me the programs')
    expect(said.text.trim()).toBe('These fit your home.')
    expect(said.part('offers')).toBeDefined()
    expect(streamed).toEqual(['These fit your home.'])
  })

  test('an address with a slash at its end and no key at all', async () => {
    endpoint.now(says('Hello there.'))
    await talk({ baseUrl: `${endpoint.baseUrl}/` }).say('tell me about programs')
    expect(endpoint.asks[0]).toMatchObject({ path: '/v1/chat/completions', authorization: undefined })
  })
})

function openTurns(): Promise<number> {
  return network.db.message.count({
    where: { conversation: { customerId: home.customerId }, turnState: { in: ['pending', 'running'] } },
  })
}

function reasoning(bytes: number): string {
  const piece = JSON.stringify({
    id: 'x',
    choices: [{ index: 0, delta: { reasoning_content: 'hm '.repeat(300) }, finish_reason: null }],
  })
  return `data: ${piece}\n\n`.repeat(Math.ceil(bytes / piece.length))
}
