import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { talkAs } from '@/lib/agent/engines/builtin/customer/test-dialogue'
import { sharedUnderstander } from '@/lib/agent/engines/builtin/shared-understander'
import { createTestNetwork, type TestHome, type TestNetwork } from '@/lib/usecases/test-network'
import { llmEngine } from './llm-engine'
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

beforeAll(async () => {
  network = await createTestNetwork({ homes: 20 })
  endpoint = await startTestEndpoint()
  sharedUnderstander()
})
afterAll(async () => {
  await endpoint.close()
  await network.close()
})
beforeEach(async () => {
  home = network.homes[used++]!
  await network.db.enrollment.deleteMany({ where: { meterId: home.meterId } })
  endpoint.now(OFFERS_A_CALL)
})

const OFFERS_A_CALL: Behaviour = steps(calls({ name: 'hand_over' }), says('Shall somebody call you?'))
const ASKS = 'I have a rather long story to tell about my neighborhood and the utility'

function talk(sessionId = 'first') {
  const { actor } = network.customer(home)
  const ctx = network.as({ ...actor, sessionId } as typeof actor)
  return talkAs(network, ctx, { engine: llmEngine({ baseUrl: endpoint.baseUrl, model: 'm' }) })
}
const tickets = () => network.db.ticket.count({ where: { customerId: home.customerId } })

describe('what a model proposes happens by the customer’s own yes alone', () => {
  test('the proposal is a card; the yes is not even shown to the model; a second yes does nothing more', async () => {
    const { say } = talk()
    const proposed = await say(ASKS)
    expect(proposed.part('confirm')).toMatchObject({ action: 'proposal.confirm', state: 'open' })
    expect(await tickets()).toBe(0)
    const asks = endpoint.asks.length
    expect((await say('yes')).part('handover')).toBeDefined()
    await say('yes')
    await say('yes please')
    expect(endpoint.asks).toHaveLength(asks)
    expect(await tickets()).toBe(1)
  })

  test('a no ends it, and a yes after that finds nothing', async () => {
    const { say } = talk()
    await say(ASKS)
    await say('no')
    await say('yes')
    expect(await tickets()).toBe(0)
  })

  test('a yes that comes too late does nothing', async () => {
    const { say, confirms } = talk()
    await say(ASKS)
    network.clock.advance(5 * 60_000 + 1000)
    await say('yes')
    expect(await tickets()).toBe(0)
    expect((await confirms()).at(-1)?.state).toBe('expired')
  })

  test('a yes of another session is asked again there', async () => {
    await talk('first').say(ASKS)
    const elsewhere = await talk('second').say('yes')
    expect(await tickets()).toBe(0)
    expect(elsewhere.part('confirm')?.state).toBe('open')
  })

  test('a button of a card that was replaced does nothing', async () => {
    const { say, press } = talk()
    const first = await say(ASKS)
    endpoint.now(steps(calls({ name: 'report_outage' }), says('Is your power out?')))
    await say('and another rather long story about my neighborhood')
    await press('proposal.confirm', first.part('confirm')!.values as Record<string, unknown>)
    expect(await tickets()).toBe(0)
  })

  test('two yeses at once carry it out once', async () => {
    const { say } = talk()
    await say(ASKS)
    await Promise.all([say('yes'), say('yes'), say('yes')])
    expect(await tickets()).toBe(1)
  })

  test('a yes in another process, while the model thinks of the next question, is not carried out again', async () => {
    const { say } = talk()
    await say(ASKS)
    let answer: (() => void) | undefined
    const asked = new Promise<void>((resolve) => {
      endpoint.now(async (ask, response) => {
        resolve()
        await new Promise<void>((go) => {
          answer = go
        })
        await says('Programs pay for using less.')(ask, response)
      })
    })
    const slow = say('what are programs in general good for?')
    await asked
    await talk().say('yes')
    answer!()
    await slow
    const { memory } = await network.db.conversation.findUniqueOrThrow({
      where: { customerId: home.customerId },
    })
    expect(memory).not.toHaveProperty('proposal')
    await talk().say('yes')
    await talk().say('yes')
    expect(await tickets()).toBe(1)
  })

  test('an order takes the two yeses of the built-in engine, whatever the model says in between', async () => {
    const { say } = talk()
    endpoint.now(says('You are enrolled. Nothing more to do.'))
    await say('show me the programs')
    await say('Peak Savings please')
    const between = await say('and what does my neighborhood think of that program?')
    expect(between.text).not.toContain('You are enrolled')
    expect(await network.db.enrollment.count({ where: { meterId: home.meterId } })).toBe(0)
    await say('yes')
    expect(await network.db.enrollment.count({ where: { meterId: home.meterId } })).toBe(0)
    await say('yes')
    expect(await network.db.enrollment.count({ where: { meterId: home.meterId } })).toBe(1)
  })

  test('an offer is put forward only when the customer speaks of taking one', async () => {
    const { say } = talk()
    endpoint.now(steps(calls({ name: 'show_programs' }), says('These fit.')))
    expect((await say('show me the programs')).part('offers')).toBeDefined()
    endpoint.now(steps(calls({ name: 'choose_offer', args: { name: 'Peak Savings' } }), says('Here it is.')))
    const said = await say('how much power does my home use?')
    expect(said.part('confirm')).toBeUndefined()
    expect(await network.db.order.count({ where: { meterId: home.meterId } })).toBe(0)
  })

  test('the endpoint down, a card of the model is still decided', async () => {
    const { say } = talk()
    await say(ASKS)
    endpoint.now(bad.status(503))
    await say('yes')
    expect(await tickets()).toBe(1)
  })
})
