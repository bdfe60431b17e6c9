import { expect, test } from 'vitest'
import { solarHomes } from './test-solar-homes'

const at = solarHomes(60)
const { talk } = at
const orders = async () =>
  (
    await at.network.db.order.findMany({ where: { meterId: at.home.meterId }, orderBy: { createdAt: 'asc' } })
  ).map(({ offer, state }) => `${(offer as { name: string }).name}: ${state}`)
const payment = async () =>
  (await at.network.db.order.findFirst({ where: { meterId: at.home.meterId, state: 'active' } }))
    ?.stageData as {
    payment: string
  }
async function quoted(offer = 'Co-op Starter 2.8') {
  const said = talk()
  await said.say(`order ${offer}`)
  await said.say('yes')
  return said
}

test('a loan named before there is a quote stands in the quote, the receipt and the order', async () => {
  const { say } = talk()
  await say('can I pay the Co-op Starter 2.8 monthly?')
  expect((await say('do I need good credit for that? and can it be longer')).text).toMatch(/bank.+84 months/)
  await say('84 months it is then, how do i get it')
  expect(await orders()).toEqual(['Co-op Starter 2.8: selected'])
  expect((await say('ok yes show')).part('confirm')?.text).toContain('84 months')
  const receipt = (await say('yes')).part('receipt')!
  expect(receipt.facts.find(({ label }) => label === 'Payment')?.value).toContain('84 months')
  expect((await payment()).payment).toBe('loan-84-6.9-0')
  expect((await say('so did i take the loan or pay cash?')).text).toContain('with a loan, not for cash')
})

test.each([
  ["I'd want the 84 months loan, is that picked if I say yes?", 'loan-84-6.9-0'],
  ['quiero el préstamo de 60 meses', 'loan-60-6.9-0'],
  ["no loan, I'd rather pay cash", 'at-once'],
  ["i don't want a loan", 'at-once'],
  ['is the 84 months loan in there? then yes', 'loan-84-6.9-0'],
])('at the quote "%s" orders nothing, and the next yes orders with it', async (words, key) => {
  const { say } = await quoted()
  expect((await say(words)).part('quote')).toBeDefined()
  expect(await orders()).toEqual(['Co-op Starter 2.8: initialised'])
  await say('yes')
  expect((await payment()).payment).toBe(key)
})

test.each(['do I qualify for the tax credit?', 'how many more months until it is installed?'])(
  '"%s" is no question of a loan',
  async (words) => {
    const { say } = await quoted()
    await say('can I pay monthly?')
    expect((await say(words)).text).not.toMatch(/loan/)
  },
)

test('"pay in 7 years" at a quote is its loan, and "do I stay in my program" leaves the quote open', async () => {
  const { say } = await quoted()
  expect((await say('can I pay it in 7 years')).text).toContain('84 months')
  await say('quiero pagarlo en 7 años')
  expect((await say('do i stay in my car program if i order?')).text).toContain('go together')
  expect(await orders()).toEqual(['Co-op Starter 2.8: initialised'])
})

test.each(['a 120 meses por favor', '60 months is fine for me'])(
  'at the quote "%s" puts that loan into it',
  async (words) => {
    const { say } = await quoted('Foothill Six 2.4')
    await say('can I pay monthly?')
    expect((await say(words)).part('quote')).toBeDefined()
    await say('yes')
    expect((await payment()).payment).toMatch(/^loan-(?:120|60)-/)
  },
)

test('a loan that was only asked about is ordered by no bare yes: the quote is shown as it is first', async () => {
  const { say } = await quoted('Foothill Six 2.4')
  await say('can I pay monthly?')
  expect((await say('and over 120 months?')).text).toContain('$95.22')
  expect((await say('yes')).part('quote')).toBeDefined()
  expect(await orders()).toEqual(['Foothill Six 2.4: initialised'])
})

test('without a word about it an order is paid at once, and says so', async () => {
  const { say } = await quoted()
  expect((await say('how am I paying?')).text).toContain('paid at once')
  await say('yes')
  expect((await payment()).payment).toBe('at-once')
  expect((await say('did I take the loan or pay cash now?')).text).toContain('no loan was taken')
  expect((await say('I want the 84 months loan')).text).toContain('cannot change')
})

test('a loan that the offer does not have is not taken; the lowest monthly payment is over all offers', async () => {
  const { say } = await quoted('Gable Compact 2.0')
  expect((await say('I take the loan over 84 months')).text).toContain('no loan over 84 months')
  expect(await orders()).toEqual(['Gable Compact 2.0: initialised'])
  await say('no')
  await say('show solar')
  expect((await say('which has the lowest monthly payment?')).text).toMatch(
    /^Foothill Six 2\.4 has the lowest/,
  )
})

test.each([
  ['actually no wait, the 2.4 from foothill is only a bit more isnt it? take that', 'Foothill Six 2.4'],
  ['I would rather have the smaller cloudbreak', 'Cloudbreak Classic 4.0'],
  ['mejor quiero la de daylight', 'Daylight Four 4.05'],
])('at the quote of another offer "%s" takes that one, with a yes of its own', async (words, name) => {
  const { say } = await quoted('Gable Compact 2.0')
  await say(words)
  expect((await orders()).toSorted()).toEqual(
    ['Gable Compact 2.0: cancelled', `${name}: selected`].toSorted(),
  )
  await say('yes')
  await say('yes')
  expect(await orders()).toContain(`${name}: active`)
})

test.each([
  'just order the gable',
  'nothing, just order the Gable Compact',
  "you didn't answer me. well ok do it, order it",
  'sí, pídalo',
])('"%s" orders what the open quote is of', async (words) => {
  const { say } = await quoted('Gable Compact 2.0')
  await say(words)
  expect(await orders()).toEqual(['Gable Compact 2.0: active'])
})

test.each([
  'wait. before that, order it how?',
  'should I order the gable?',
  'my husband says order the gable but I am not sure',
  'not the gable',
  'if the price stays order the gable',
  'how do I cancel later, would it cost me?',
  'and what if I want to order the gable next year',
])('"%s" orders nothing', async (words) => {
  const { say } = await quoted('Gable Compact 2.0')
  await say(words)
  expect((await orders()).filter((one) => one.endsWith('active'))).toEqual([])
})

test('"I want to order it" takes the one just told of; how ordering goes is told, with its quote one yes away', async () => {
  const { say } = talk()
  await say('what programs can I join?')
  await say('tell me about the Co-op Starter 2.8')
  await say('yes i want to order it')
  expect(await orders()).toEqual(['Co-op Starter 2.8: selected'])
  await say('no')
  const steps = await say('talk me through ordering the gable compact')
  expect(steps.text).toMatch(/^Ordering goes like this/)
  expect(await orders()).toContain('Gable Compact 2.0: selected')
})

test('what comes next and who calls is told and hands nothing to a person', async () => {
  const { say } = await quoted()
  await say('yes')
  const next = await say('great, what happens next and who calls me')
  expect(next.text).toMatch(/Next is the site visit.+Two Rivers.+8–14 weeks/)
  expect((await say('when can they start?')).text).toContain('8–14 weeks')
  expect(await at.network.db.ticket.count({ where: { customerId: at.home.customerId } })).toBe(0)
})

test('after an order is canceled it is told as canceled, with what it cost', async () => {
  const { say } = await quoted()
  await say('yes')
  await say('cancel my order')
  await say('no')
  expect((await say('is my order canceled?')).text).toContain('not canceled')
  await say('cancel my order')
  await say('yes')
  expect((await say('did it cost me something? and is the order gone')).text).toMatch(
    /is canceled\. It cost you nothing/,
  )
  const listed = await say('show my orders')
  expect(listed.text).toContain('no order under way')
  expect(listed.part('orders')?.items[0]?.facts.map(({ label }) => label)).not.toContain('Site visit')
})

test.each([
  'nah 13 is my max actually. which of those makes the most',
  'my budget is 13k tops, the most power for that?',
])('"%s" after a list narrows it again', async (words) => {
  const { say } = talk()
  await say("I've got around 15 grand to spend on solar, what could I get for that")
  const told = await say(words)
  expect(told.text).toMatch(/^Of the offers up to \$13,000 Cloudbreak Classic 4\.0/)
  const shown = told.part('offers')!.offers as { priceMinor: number }[]
  expect(Math.max(...shown.map(({ priceMinor }) => priceMinor))).toBeLessThanOrEqual(1_300_000)
})

const stands = (said: Awaited<ReturnType<ReturnType<typeof talk>['say']>>, id: string) =>
  said.part('quote')!.statements.find((one) => one.id === id)!.value

test('"monthly" beside a day for the visit takes the only loan, and both are ordered', async () => {
  const { say } = await quoted('Gable Compact 2.0')
  const again = await say('put the visit on tuesday, and I want to pay monthly')
  expect(again.text).toMatch(/visit now stands.+loan now stands.+60 months/)
  expect(stands(again, 'payment')).toMatch(/^loan-60/)
  await say('yes')
  expect((await payment()).payment).toMatch(/^loan-60/)
})

test('of several loans it is asked which, and that none stands in the quote is said', async () => {
  const { say } = await quoted()
  const again = await say('put the visit on tuesday, and I want to pay monthly')
  expect(again.text).toMatch(/visit now stands.+without a loan.+84 months.+which/)
  expect(stands(again, 'visit')).toBeDefined()
  expect((await say('the 84 months')).text).toContain('The loan now stands in the quote: 84 months')
})

test('a loan that is refused beside a day is not taken', async () => {
  const { say } = await quoted('Gable Compact 2.0')
  const again = await say('put the visit on tuesday, but I do not want to pay monthly')
  expect(stands(again, 'payment')).not.toMatch(/^loan/)
})
