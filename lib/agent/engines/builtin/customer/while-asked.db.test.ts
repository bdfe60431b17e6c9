import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestNetwork, type TestHome, type TestNetwork } from '@/lib/usecases/test-network'
import { talkAs } from './test-dialogue'

let network: TestNetwork
let home: TestHome
let used = 0

beforeAll(async () => {
  network = await createTestNetwork({ homes: 72 })
})
afterAll(() => network.close())
beforeEach(() => {
  home = network.homes[used++]!
})

const talk = () => talkAs(network, network.customer(home))
async function free() {
  await network.db.enrollment.deleteMany({ where: { meterId: home.meterId } })
  return talk()
}
const states = async () =>
  (await network.db.enrollment.findMany({ where: { meterId: home.meterId }, orderBy: { id: 'asc' } })).map(
    (row) => row.state,
  )
const agreed = () => network.db.order.count({ where: { meterId: home.meterId, state: 'active' } })

test.each([
  ['pause the program for a week', 'does it start again by itself?'],
  ['delete my account', 'would that kick me out of the program?'],
  ['quiero borrar mi cuenta', '¿eso se puede deshacer después?'],
])('after "%s", "%s" is answered by the terms of the card, which stays open', async (wish, question) => {
  const { say } = talk()
  const card = (await say(wish)).part('confirm')!
  const answer = await say(question)
  expect(answer.text).toContain(card.text)
  expect(answer.part('confirm')).toBeUndefined()
  expect(await states()).toEqual(['active'])
})

test.each([
  'ok then yeah, kill it',
  'Fine. Yes, take me out',
  'bueno, entonces sáqueme',
  'yes, I want to leave',
])('"%s" at a card that ends something agrees to it', async (words) => {
  const { say } = talk()
  await say('leave the program')
  await say(words)
  expect(await states()).toEqual(['left'])
})

test.each([
  'Huh. Nobody told me that. Nah leave it',
  'I see. No, thank you.',
  'Uy, no. Mejor no, primero hablo con mi esposa',
])('"%s" leaves everything as it was', async (words) => {
  const { say } = talk()
  await say('leave the program')
  await say(words)
  await say('yes')
  expect(await states()).toEqual(['active'])
})

test('"if so, yes" after a question signs nothing', async () => {
  const { say } = await free()
  await say('enroll me in Peak Savings')
  await say('yes')
  await say('Is there no fee for it? If so, yes')
  expect(await agreed()).toBe(0)
  await say('yes')
  expect(await agreed()).toBe(1)
})

test('another program while in one: the card says what is left for what, and its yes goes on with a quote of its own', async () => {
  home = network.homes.findLast((one) => one.programId === 'byo-thermostat')!
  await network.db.device.create({
    data: { meterId: home.meterId, type: 'battery', name: 'battery', ratedKw: 4 },
  })
  const { say } = talk()
  const card = (await say('I want the battery program')).part('confirm')
  expect(card?.text).toMatch(/^You leave .+ today.+Then I show you Battery/)
  const next = await say('yes')
  expect(await states()).toEqual(['left'])
  expect(next.part('confirm')?.action).toBe('order.init')
  await say('no')
  expect(await agreed()).toBe(0)
})

test('a yes with other days is asked again with those days', async () => {
  const { say } = talk()
  await say('pause the program for a week')
  const again = await say('yes, but make it two weeks')
  expect(again.part('confirm')?.text).toContain('14 days')
  expect(await states()).toEqual(['active'])
  await say('yes')
  expect(await states()).toEqual(['paused'])
})

test.each([
  "No, I'd rather not after all.",
  'por ahora lo dejo, lo pienso con mi marido',
  "let's not, changed my mind",
])('with a quote on the table "%s" drops it', async (words) => {
  const { say } = await free()
  await say('enroll me in Peak Savings')
  await say('yes')
  await say(words)
  const open = await network.db.order.count({
    where: { meterId: home.meterId, state: { in: ['selected', 'initialised'] } },
  })
  expect([open, await agreed()]).toEqual([0, 0])
})

test.each(['alright, go for it', 'pues venga, adelante', 'ok sign me up then'])(
  'with a quote on the table "%s" signs it',
  async (words) => {
    const { say } = await free()
    await say('enroll me in Peak Savings')
    await say('yes')
    await say(words)
    expect(await agreed()).toBe(1)
  },
)

test.each([
  ['leave the program', "Ok, I'll leave it for now."],
  ['leave the program', "Ok, then I'll leave the AC on tonight."],
  ['leave the program', 'Sure, I leave for work at 7.'],
  ['leave the program', 'Okay, leave me in'],
  ['leave the program', 'ok leave it'],
  ['leave the program', 'Yes, take me out as long as I keep what I earned.'],
  ['leave the program', 'Cancel my order.'],
  ['leave the program', 'Claro, sáqueme siempre que conserve lo ganado.'],
  ['leave the program', 'Once my husband has signed it. Yes.'],
  ['leave the program', 'Cuando me devuelvan el depósito. Sí.'],
  ['delete my account', 'Ok, good to know I can delete it later.'],
  ['delete my account', "Okay, I see what you'd delete."],
  ['delete my account', 'Yes, will you call me before you delete it?'],
  ['delete my account', 'Yes, delete it after I get my last payment.'],
  ['delete my account', 'Delete it once I have been paid'],
  ['delete my account', 'Remove everything but my thermostat'],
  ['delete my account', 'Cancel the program'],
  ['delete my account', 'Drop it'],
])('at the card of "%s", "%s" carries nothing out', async (wish, words) => {
  const { say } = talk()
  await say(wish)
  await say(words)
  const { deletedAt } = await network.db.customer.findFirstOrThrow({ where: { id: home.customerId } })
  expect([...(await states()), deletedAt]).toEqual(['active', null])
})

test('after "count me in for tonight" a yes does not leave the program', async () => {
  const { say } = talk()
  await say('leave the program')
  await say('count me in for tonight')
  await say('yes')
  expect(await states()).toEqual(['active'])
})

test('after a conditional yes and another question a bare ok does not leave the program', async () => {
  const { say } = talk()
  await say('leave the program')
  await say('Sure, but what was my bill last month?')
  await say('ok')
  expect(await states()).toEqual(['active'])
})

test.each([
  ['leave the program', 'Yes, pause it'],
  ['leave the program', 'Yes, a pause'],
  ['leave the program', 'Yes, tomorrow'],
  ['leave the program', 'sí, el lunes'],
  ['leave the program', 'Yes, for my mother'],
  ['leave the program', 'si cobran multa'],
  ['leave the program', 'ya veremos'],
  ['leave the program', 'sign me up'],
  ['leave the program', 'sign me out of everything tomorrow'],
  ['delete my account', "That's it?"],
  ['delete my account', '¿todo bien?'],
  ['delete my account', 'Yes, once I have moved'],
  ['delete my account', 'I want it'],
])('at the card of "%s", "%s" ends nothing', async (wish, words) => {
  const { say } = talk()
  await say(wish)
  await say(words)
  const { deletedAt } = await network.db.customer.findFirstOrThrow({ where: { id: home.customerId } })
  expect([...(await states()), deletedAt]).toEqual(['active', null])
})

test.each(['Yes, whenever my lease ends', 'Yes, so long as it is free', 'sí, siempre y cuando sea gratis'])(
  'with a quote on the table "%s" signs nothing',
  async (words) => {
    const { say } = await free()
    await say('enroll me in Peak Savings')
    await say('yes')
    await say(words)
    expect(await agreed()).toBe(0)
  },
)
