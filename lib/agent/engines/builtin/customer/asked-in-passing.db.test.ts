import { expect, test } from 'vitest'
import { solarHomes } from './test-solar-homes'

const at = solarHomes(60)
const { talk } = at
const quiet = async () =>
  (await at.network.db.customer.findFirstOrThrow({ where: { meterId: at.home.meterId } })).preferences

test.each(["please don't text me after 9 in the evening", 'no messages after 9 pm, thanks'])(
  '"%s" sets quiet hours and ends no texts',
  async (words) => {
    expect((await talk().say(words)).text).toMatch(/Quiet hours are now 9 PM/)
    expect(await quiet()).toMatchObject({ quietHours: { fromHour: 21 } })
    expect(await quiet()).not.toMatchObject({ channel: 'chat' })
  },
)

test('an emergency in quiet hours is told of, and no comparison is shown', async () => {
  const { say } = talk()
  await say('no messages after 9 pm')
  const { text, part } = await say('and if something urgent happens at night?')
  expect(text).toMatch(/Emergencies always reach you/)
  expect(part('comparison')).toBeUndefined()
})

test('"when will somebody come?", after a fault was passed on, is no site visit', async () => {
  const { say } = talk()
  await say('our lights flicker all evening')
  expect((await say('when is somebody coming?')).text).toMatch(/cannot promise a time/)
})

test('of two programs that were named, the one that pays better is told, and can be taken', async () => {
  const { say } = talk()
  await say('which programs are there?')
  const { text } = await say('which one pays better?')
  expect(text).toMatch(/^That is /)
  expect((await say('ok, that one')).part('confirm')?.action).toBe('order.init')
})

test('moving house is not arranged here, and what becomes of the program is told', async () => {
  const { say } = talk()
  expect((await say('we are moving to another city in May')).text).toMatch(/cannot be arranged in this chat/)
  await say('I want the rebate')
  await say('yes')
  await say('yes')
  expect((await say('does the program come with us when we move house?')).text).toMatch(
    /does not move with you/,
  )
})

test('what a yes would delete is told when it is asked for, and deletes nothing', async () => {
  const { say, confirms } = talk()
  await say('delete my account')
  expect((await say('which data would be deleted?')).text).toMatch(/nothing else.*readings are deleted/s)
  expect((await confirms()).at(-1)?.state).toBe('open')
})

test('a report is taken back in passing once the power is back', async () => {
  const { say } = talk()
  await say('there is no power in my house')
  await say('how long will that take?')
  expect((await say('oh it is back on, you can cancel that')).text).toMatch(/withdrawn/)
})

test.each([
  ['hi, can you help me with my electricity bill', /cannot see your bill/],
  ['hola, necesito ayuda con mi factura', /no puedo ver su (?:factura|recibo)/i],
])('"%s" is about what it names', async (words, told) => {
  expect((await talk().say(words)).text).toMatch(told)
})

test('one offer alone is set against the next one, and the second of them can be taken', async () => {
  const { say } = talk()
  await say('solar for about 10000 dollars')
  const compared = await say('what is the difference between the first two?')
  expect(compared.part('table')?.rows).toHaveLength(2)
  expect((await say('the second one please')).part('confirm')?.title).toContain('Co-op Starter')
  await say('no')
  expect((await say('can I order it later on again?')).text).toMatch(/at any time/)
})

test('a place told after a fault goes to it, and it is withdrawn some messages later', async () => {
  const { say } = talk()
  await say('the street lamp in front of my house does not work')
  expect((await say('the one outside number 7')).text).toMatch(/^Added to T-/)
  await say('when will that be fixed?')
  expect((await say('please withdraw it')).text).toMatch(/withdrawn/)
  expect((await say('so is it gone?')).text).toMatch(/done already/)
})

test('solar goes beside a program, also later', async () => {
  const { say } = talk()
  await say('I want the rebate')
  await say('yes')
  await say('yes')
  expect((await say('could I still get panels some day?')).text).toMatch(/go together/)
})
