import { expect, test } from 'vitest'
import { solarHomes } from './test-solar-homes'

const at = solarHomes(40)
const { talk } = at
const tickets = () => at.network.db.ticket.findMany({ where: { customerId: at.home.customerId } })
const orders = () =>
  at.network.db.order.findMany({
    where: { meterId: at.home.meterId, domain: 'solar' },
    orderBy: { createdAt: 'asc' },
  })
const visitAt = async () => ((await orders()).at(-1)?.stageData as { visitAt?: string } | null)?.visitAt

async function ordered() {
  const one = talk()
  await one.say('I want the cheapest solar offer')
  await one.say('yes')
  const quote = (await one.say('show me')).part('quote')
  await one.say('yes')
  return { ...one, quote }
}

test('a report taken back in other words is gone, and a yes to that is told so', async () => {
  const { say } = talk()
  await say('my power is out, please report it')
  const gone = await say('forget it, my son had tripped the breaker. you can take the report back')
  expect(gone.text).toContain('withdrawn')
  expect(gone.text).not.toContain('not sure')
  expect((await say('yes, please withdraw it')).text).toContain('that is done')
  expect((await tickets()).map(({ state }) => state)).toEqual(['withdrawn'])
  expect((await say('is any report of mine still open?')).text).toContain('No report')
})

test('"I want to make a report" takes none back', async () => {
  const { say } = talk()
  await say('my power is out, please report it')
  await say('take a report about the lamp in front of my house too, it flickers')
  expect((await tickets()).every(({ state }) => state === 'open')).toBe(true)
})

test('a time of the visit is chosen by its place among those just listed', async () => {
  const { say } = await ordered()
  const before = await visitAt()
  await say('Monday does not suit me, which other times are there for the visit?')
  await say('the last one please')
  await say('yes')
  const after = await visitAt()
  expect(after).not.toBe(before)
  const said = await say('how long does the visit take?')
  expect(said.text).toContain('about an hour')
  expect(await visitAt()).toBe(after)
})

test('what backing out costs and whether one may order again is told, and the card stays open', async () => {
  const { say } = await ordered()
  expect((await say('we may not manage this, would backing out cost us anything?')).text).toContain(
    'cost nothing',
  )
  expect((await orders()).at(-1)?.state).toBe('active')
  await say('cancel my solar order')
  expect((await say('and if we cancel, can we order again next spring?')).text).toContain(
    'choose an offer again',
  )
  expect((await orders()).at(-1)?.state).toBe('active')
  await say('ok then yes, cancel it')
  expect((await orders()).at(-1)?.state).toBe('cancelled')
  expect((await say('is there anything still open?')).text).toContain('No solar order')
})

test('a second solar order is refused with the one that is under way', async () => {
  const { say } = await ordered()
  expect((await say('can I order another one for my shop?')).text).toContain('one at a time')
  expect((await orders()).filter(({ state }) => state === 'active')).toHaveLength(1)
})

test('the program by hand is found by what it is, and takes two yeses all the same', async () => {
  const { say } = talk()
  expect((await say('is there one where I switch things off myself, without any device?')).text).toContain(
    'you do it yourself',
  )
  await say('good, I want that rebate by hand')
  expect(await at.network.db.enrollment.count({ where: { meterId: at.home.meterId } })).toBe(0)
  expect((await say('yes show me')).part('quote')).toBeDefined()
  expect(await at.network.db.enrollment.count({ where: { meterId: at.home.meterId } })).toBe(0)
})

test('days away beside a wish to be left alone put no leaving forward', async () => {
  const { say } = talk()
  const asked = await say('we are in Spain from August 2 until August 16, don’t touch the AC then')
  expect(asked.part('confirm')?.title).toContain('Away')
  expect((await say('no')).text).toContain('Nothing was changed')
})

test('at the card that leaves, "don’t take me out" keeps everything', async () => {
  const { say } = talk()
  await say('I want Peak Savings')
  await say('yes')
  await say('yes')
  await say('take me out of the program')
  await say('hmm no, don’t take me out')
  const rows = await at.network.db.enrollment.findMany({ where: { meterId: at.home.meterId } })
  expect(rows.every(({ state }) => state === 'active')).toBe(true)
})

test('a thank-you after something asked in between is no yes to the card, a yes is', async () => {
  const { say } = await ordered()
  const before = await visitAt()
  await say('can the visit be moved to Wednesday?')
  await say('is there any money from the government for this?')
  expect((await say('ok, thank you')).text).toContain('welcome')
  expect(await visitAt()).toBe(before)
})

test('a device on the list is taken off with a yes, and kept without', async () => {
  const { say } = talk()
  await at.network.db.device.create({
    data: { meterId: at.home.meterId, type: 'thermostat', name: 'T', ratedKw: 2 },
  })
  const devices = () =>
    at.network.db.device.count({ where: { meterId: at.home.meterId, type: 'thermostat' } })
  const had = await devices()
  expect((await say('take the thermostat off, I sold it')).part('confirm')).toBeDefined()
  await say('no, wait, leave it')
  expect(await devices()).toBe(had)
})

test('a request for a call that was just made is taken back by its own name', async () => {
  const { say } = talk()
  await say('can someone call me about my bill')
  expect((await say('i want to take that request back')).text).toContain('I have withdrawn')
  expect((await tickets()).map(({ state }) => state)).toEqual(['withdrawn'])
})

test('with several waiting and none named, it is asked which to withdraw, and none is', async () => {
  const mine = { customerId: at.home.customerId, text: 'It hums.', topic: 'fault' as const, state: 'open' }
  await at.network.db.ticket.createMany({
    data: ['T-AAAAA2', 'T-BBBBB3'].map((reference) => ({ ...mine, reference })),
  })
  const { say } = talk()
  const asked = await say('please withdraw my report')
  expect(asked.text).toContain('Which one shall I withdraw?')
  expect((await tickets()).map(({ state }) => state)).toEqual(['open', 'open'])
  await say('Withdraw T-AAAAA2')
  // Said again without a name, the other one is not taken for it.
  await say('withdraw my report')
  const left = await at.network.db.ticket.findMany({
    where: { customerId: at.home.customerId, state: 'open' },
  })
  expect(left.map(({ reference }) => reference)).toEqual(['T-BBBBB3'])
})
