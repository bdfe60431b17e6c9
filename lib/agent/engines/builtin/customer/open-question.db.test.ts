import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestNetwork, type TestHome, type TestNetwork } from '@/lib/usecases/test-network'
import { talkAs } from './test-dialogue'

let network: TestNetwork
let home: TestHome
let used = 0

beforeAll(async () => {
  network = await createTestNetwork({ homes: 40 })
})
afterAll(() => network.close())
beforeEach(() => {
  home = network.homes[used++]!
})

const talk = () => talkAs(network, network.customer(home))
const member = async () =>
  (await network.db.enrollment.findFirstOrThrow({ where: { meterId: home.meterId } })).state
const devices = async () =>
  (await network.db.device.findMany({ where: { meterId: home.meterId } })).map(({ type }) => type)
const tickets = async () =>
  (await network.db.ticket.findMany({ where: { customerId: home.customerId } })).map(({ topic }) => topic)
const person = () => network.db.customer.findUniqueOrThrow({ where: { id: home.customerId } })

test('a yes to leave beside a question leaves, and the question is answered', async () => {
  const { say } = talk()
  await say('leave the program')
  const reply = await say('yes leave. how much did I use last month?')
  expect(await member()).toBe('left')
  expect(reply.text).toMatch(/reading|kWh/i)
})

test('a yes with its reason leaves', async () => {
  const { say } = talk()
  await say('leave the program')
  await say('yes take me out, my landlord said no')
  expect(await member()).toBe('left')
})

test('a yes in doubt leaves nothing, the question is answered, and that the card waits is said', async () => {
  const { say } = talk()
  await say('leave the program')
  const reply = await say('yes but hold on, does it cost anything to leave?')
  expect(await member()).toBe('active')
  expect(reply.text).toContain('Not done yet: Leave')
  await say('ok')
  expect(await member()).toBe('active')
  await say('yes')
  expect(await member()).toBe('left')
})

test('a yes that could not be taken is not lost without a word', async () => {
  const { say } = talk()
  await say('leave the program')
  const reply = await say('yes, the day after the big game, what is my meter number again')
  expect(await member()).toBe('active')
  expect(reply.text + JSON.stringify(reply.part('confirm') ?? '')).toMatch(/Not done yet|Leave/)
})

test('a yes to one card and an order of something else: the first is done, the other has a card of its own', async () => {
  const { say } = talk()
  await say('I have an electric car, please add it')
  const reply = await say('yes, add it. and take me out of the program')
  expect(await devices()).toContain('ev')
  expect(await member()).toBe('active')
  expect(reply.part('confirm')?.title).toContain('Leave')
})

test('a complaint is passed on by the yes, and the deed beside it waits for its own', async () => {
  const { say } = talk()
  await say('I want to file a complaint, this is unacceptable')
  const reply = await say('yes do it. and after that take me out of the program')
  expect(await tickets()).toEqual(['complaint'])
  expect(await member()).toBe('active')
  expect(reply.part('confirm')?.title).toContain('Leave')
})

test('an account is deleted by no yes that asks what happens', async () => {
  const { say } = talk()
  await say('delete my account')
  const reply = await say('yes, what happens to my data?')
  expect((await person()).deletedAt).toBeNull()
  expect(reply.text).toContain('Not done yet')
})

test('a refusal beside a question refuses and answers', async () => {
  const { say, confirms } = talk()
  await say('leave the program')
  const reply = await say('no thanks. how much did I use last month?')
  expect(await member()).toBe('active')
  expect((await confirms()).map(({ state }) => state)).toEqual(['declined'])
  expect(reply.text).toMatch(/reading|kWh/i)
})

test('medical equipment is noted by a yes that asks who sees it', async () => {
  const { say } = talk()
  await say('my mother is on an oxygen machine')
  await say('yes note it. who can see that?')
  expect((await person()).medicalEquipment).toBe(true)
})
