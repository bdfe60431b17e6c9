import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { advanceActivation } from '@/lib/usecases/activations/advance'
import { createTestNetwork, type TestHome, type TestNetwork } from '@/lib/usecases/test-network'
import { talkAs } from './test-dialogue'
import { decideOnEvent } from './test-event'

let net: TestNetwork
let home: TestHome
let activationId: string

beforeAll(async () => {
  net = await createTestNetwork()
  const event = await decideOnEvent(net)
  activationId = event.activation.id
  home = event.home
  net.clock.advance(1000)
  await advanceActivation(net.system(), activationId)
})
afterAll(() => net.close())

const where = () => ({ activationId_meterId: { activationId, meterId: home.meterId } })
const answer = async () => (await net.db.participant.findUniqueOrThrow({ where: where() })).state
beforeEach(async () => {
  await net.db.participant.update({ where: where(), data: { state: 'asked', respondedAt: null } })
})

const talk = () => talkAs(net, net.customer(home))

test.each([
  'Buenas tardes, me ha llegado un aviso para esta noche, ¿a qué hora es exactamente y cuánto me pagarían?',
  'me mandaron un mensaje de hoy, ¿cuánto dura?',
  'I got a text about tonight, what time is it and what would I get?',
  '¿y si no quiero?',
  '¿puedo decir que no?',
  'dale, ¿pero a qué hora es?',
])('asking "%s" answers nothing', async (words) => {
  await talk().say(words)
  expect(await answer()).toBe('asked')
})

test('asked when it is and what it pays, both are told', async () => {
  const { text } = await talk().say('me llegó un aviso para hoy, ¿a qué hora es y cuánto me dan?')
  expect(text).toMatch(/El evento es el/)
  expect(text).toMatch(/Por este serían unos .*\$/)
})

test.each([
  ['cuenten conmigo', 'accepted'],
  ['contad conmigo', 'accepted'],
  ['dale, sumame para hoy', 'accepted'],
  ['dale, apúntame pues, pero si llego tarde del trabajo q pasa?', 'accepted'],
  ['ya no quiero lo de esta noche, cancélalo', 'declined'],
  ['siempre no', 'declined'],
  ['hoy no voy a poder', 'declined'],
])('"%s": %s', async (words, state) => {
  const { say } = talk()
  await say('¿a qué hora es el evento?')
  await say(words)
  expect(await answer()).toBe(state)
})

test.each([
  'Yo no he dicho que sí, solo preguntaba',
  'I never said yes, I was just asking',
  'anule esa aceptación',
])('"%s" takes the yes back', async (words) => {
  const { say } = talk()
  await say('cuenten conmigo hoy')
  expect(await answer()).toBe('accepted')
  const { text } = await say(words)
  expect(text).toMatch(/Queda fuera|You are out/)
  expect(await answer()).toBe('declined')
})

test('a no may become a yes after all, once it is said so', async () => {
  const { say } = talk()
  await say('esta noche no puedo')
  expect(await answer()).toBe('declined')
  await say('bueno, pensándolo mejor sí')
  expect(await answer()).toBe('accepted')
})

test.each(['actually no, we have guests', 'wait, I changed my mind', 'mejor no, vienen visitas'])(
  '"%s", right after the yes, takes it back',
  async (words) => {
    const { say } = talk()
    await say('count us in for the event')
    expect(await answer()).toBe('accepted')
    await say(words)
    expect(await answer()).toBe('declined')
  },
)

test('"actually no" some messages later changes no answer', async () => {
  const { say } = talk()
  await say('count us in for the event')
  await say('how much did I use yesterday?')
  await say('actually no, show me last week')
  expect(await answer()).toBe('accepted')
})

test('a yes said again tells that it is done, and asks for no other answer', async () => {
  const { say } = talk()
  await say('not this evening')
  expect((await say('yes, not this evening please')).text).toMatch(/out of this one/)
  expect(await answer()).toBe('declined')
  expect((await say('will you still ask us the next time?')).text).toMatch(/told before the next event/)
})

test('what follows from forgetting is told of the yes that was given, and takes nothing back', async () => {
  const { say } = talk()
  await say('count us in for the event')
  expect((await say('and what happens if we forget?')).text).toMatch(/Only what you really use less is paid/)
  expect(await answer()).toBe('accepted')
})

test('a no turned round is the wish beside it, and a range of one sum is told as that sum', async () => {
  const { say } = talk()
  await say('what time is the event?')
  await say("I'll sit this one out")
  expect(await answer()).toBe('declined')
  await say("hmm no then, don't leave me out, I want to take part")
  expect(await answer()).toBe('accepted')
  expect((await say('what would I get for it?')).text).not.toMatch(/about (\$[\d.]+) to \1\./)
  await say("wait, don't count me in, I'll skip it")
  expect(await answer()).toBe('declined')
})
