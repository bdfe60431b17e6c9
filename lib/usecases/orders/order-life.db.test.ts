import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { monthlyInstalment } from '@/lib/domain/finance/annuity'
import type { Context } from '@/lib/usecases/context'
import { listOffers } from '@/lib/usecases/offers/list-offers'
import { advanceSolarOrder } from '@/lib/usecases/orders/advance-solar-order'
import { cancelOrder } from '@/lib/usecases/orders/cancel-order'
import { confirmOrder } from '@/lib/usecases/orders/confirm-order'
import { initOrder } from '@/lib/usecases/orders/init-order'
import { listOrders } from '@/lib/usecases/orders/list-orders'
import { selectOffer } from '@/lib/usecases/orders/select-offer'
import { createTestNetwork, START, type TestHome, type TestNetwork } from '@/lib/usecases/test-network'

let network: TestNetwork
let home: TestHome
let ctx: Context
let used = 0

beforeAll(async () => {
  network = await createTestNetwork({ homes: 24 })
  await network.db.solarOffer.create({ data: solarOffer('fair-4', 4, 1_240_000) })
  await network.db.solarOffer.create({ data: solarOffer('small-2', 2, 720_000) })
  await network.db.solarOffer.create({
    data: { ...solarOffer('wrong', 3, 900_000), details: { ...details(3, 900_000), priceMinor: 800_000 } },
  })
})
afterAll(() => network.close())

beforeEach(async () => {
  home = network.homes[used++]!
  await network.db.enrollment.deleteMany({ where: { meterId: home.meterId } })
  await readings(home.meterId)
  ctx = network.customer(home)
})

const select = (offerId: string, as = ctx) => selectOffer({ ctx: as, input: { offerId } })
const init = (orderId: string, as = ctx) => initOrder({ ctx: as, input: { orderId } })
const confirm = (orderId: string, quoteVersion: number, as = ctx) =>
  confirmOrder({ ctx: as, input: { orderId, body: { quoteVersion } } })
const code = (code: string) => expect.objectContaining({ code })

test('a program goes select, init, confirm, and the meter is enrolled under the quoted terms', async () => {
  const order = await select('dfp:peak-time-rebate')
  expect(order.state).toBe('selected')
  const { quote } = await init(order.id)
  const done = await confirm(order.id, quote.quoteVersion)
  expect(done.state).toBe('active')
  expect(done.history.map((h) => h.state)).toEqual([
    'searched',
    'selected',
    'initialised',
    'confirmed',
    'active',
  ])
  const enrolled = await network.db.enrollment.findMany({ where: { meterId: home.meterId } })
  expect(enrolled).toMatchObject([{ programId: 'peak-time-rebate', state: 'active', programVersion: 1 }])
})

test('confirm before init is refused and says what is missing', async () => {
  const order = await select('dfp:peak-time-rebate')
  await expect(confirm(order.id, 1)).rejects.toMatchObject({
    code: 'out-of-order',
    detail: expect.stringContaining('init'),
  })
})

test('a yes to an older quote changes nothing', async () => {
  const order = await select('dfp:peak-time-rebate')
  const first = await init(order.id)
  await init(order.id)
  await expect(confirm(order.id, first.quote.quoteVersion)).rejects.toEqual(code('stale-version'))
  expect(await network.db.enrollment.count({ where: { meterId: home.meterId } })).toBe(0)
})

test('a yes after the quote has expired changes nothing', async () => {
  const order = await select('dfp:peak-time-rebate')
  const { quote } = await init(order.id)
  network.clock.advance(15 * 60_000)
  await expect(confirm(order.id, quote.quoteVersion)).rejects.toEqual(code('expired'))
  expect(await network.db.enrollment.count({ where: { meterId: home.meterId } })).toBe(0)
})

test('confirmed twice, one after the other or at once, there is one enrollment', async () => {
  const order = await select('dfp:peak-time-rebate')
  const { quote } = await init(order.id)
  const answers = await Promise.all([1, 2, 3, 4].map(() => confirm(order.id, quote.quoteVersion)))
  await confirm(order.id, quote.quoteVersion)
  expect(new Set(answers.map((answer) => answer.state))).toEqual(new Set(['active']))
  expect(await network.db.enrollment.count({ where: { meterId: home.meterId } })).toBe(1)
  expect(await network.db.orderEvent.count({ where: { orderId: order.id, state: 'confirmed' } })).toBe(1)
})

test('two programs confirmed at once end in one event program for the meter', async () => {
  const [a, b] = [await select('dfp:peak-time-rebate'), null]
  const quoteA = await init(a.id)
  // The other order is made as if in another tab: selecting would close the first one.
  const other = await network.db.order.create({
    data: {
      reference: `DFP-X${used}`,
      meterId: home.meterId,
      customerId: home.customerId,
      domain: 'dfp',
      offerId: 'dfp:byo-thermostat',
      state: 'selected',
      offer: {
        offerId: 'dfp:byo-thermostat',
        programId: 'byo-thermostat',
        name: 'Cool Saver',
        headline: '',
        headlineNote: '',
      },
    },
  })
  expect(b).toBeNull()
  await network.db.device.create({
    data: { meterId: home.meterId, type: 'thermostat', name: 'T', ratedKw: 2 },
  })
  const quoteB = await init(other.id)
  const results = await Promise.allSettled([
    confirm(a.id, quoteA.quote.quoteVersion),
    confirm(other.id, quoteB.quote.quoteVersion),
  ])
  expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(1)
  expect(results.find((r) => r.status === 'rejected')).toMatchObject({ reason: code('not-eligible') })
  expect(await network.db.enrollment.count({ where: { meterId: home.meterId, state: 'active' } })).toBe(1)
})

test('another customer can neither see, quote, confirm nor cancel the order', async () => {
  const order = await select('dfp:peak-time-rebate')
  const stranger = network.customer(network.homes.find((h) => h.meterId !== home.meterId)!)
  await expect(init(order.id, stranger)).rejects.toEqual(code('not-found'))
  await expect(confirm(order.id, 1, stranger)).rejects.toEqual(code('not-found'))
  await expect(cancelOrder({ ctx: stranger, input: { orderId: order.id } })).rejects.toEqual(
    code('not-found'),
  )
  expect((await listOrders(stranger)).map((o) => o.id)).not.toContain(order.id)
})

test('medical equipment at home ends the enrollment and is kept: no program fits any more', async () => {
  const order = await select('dfp:peak-time-rebate')
  const { quote } = await init(order.id)
  const body = { quoteVersion: quote.quoteVersion, statements: { medical: 'yes', terms: 'yes' } }
  await expect(confirmOrder({ ctx, input: { orderId: order.id, body } })).rejects.toEqual(
    code('not-eligible'),
  )
  expect(await network.db.enrollment.count({ where: { meterId: home.meterId } })).toBe(0)
  expect((await listOffers({ ctx, input: { domain: 'dfp' } })).offers).toEqual([])
})

test('terms published after the quote are asked again', async () => {
  const order = await select('dfp:peak-time-rebate')
  const { quote } = await init(order.id)
  const { terms } = await network.db.programVersion.findFirstOrThrow({
    where: { programId: 'peak-time-rebate' },
  })
  await network.db.programVersion.create({
    data: { programId: 'peak-time-rebate', version: 2, terms: terms as object, publishedAt: START },
  })
  await network.db.program.update({ where: { id: 'peak-time-rebate' }, data: { currentVersion: 2 } })
  try {
    await expect(confirm(order.id, quote.quoteVersion)).rejects.toEqual(code('stale-version'))
    const fresh = await init(order.id)
    expect(fresh.quote.termsVersion).toBe('peak-time-rebate v2')
    await confirm(order.id, fresh.quote.quoteVersion)
    const enrolled = await network.db.enrollment.findFirst({ where: { meterId: home.meterId } })
    expect(enrolled?.programVersion).toBe(2)
  } finally {
    await network.db.program.update({ where: { id: 'peak-time-rebate' }, data: { currentVersion: 1 } })
  }
})

test('solar offers that add up are listed with figures of this home, and one that does not is held back', async () => {
  const { offers, excluded, note } = await listOffers({ ctx, input: { domain: 'solar' } })
  expect(offers.map((o) => o.offerId).toSorted()).toEqual(['solar:fair-4', 'solar:small-2'])
  expect(excluded).toMatchObject([{ name: 'wrong', code: 'unsound' }])
  expect(note).toContain('1,310 kWh')
  const fair = offers.find((o) => o.offerId === 'solar:fair-4')!
  expect(fair).toMatchObject({ priceMinor: 1_240_000, annualKwhLow: 4454, annualKwhHigh: 6026 })
})

test('a solar quote has lines that sum to its price, right instalments and three visit times', async () => {
  const order = await select('solar:fair-4')
  const { quote } = await init(order.id)
  expect(quote.lines.reduce((sum, line) => sum + line.amountMinor, 0)).toBe(quote.totalMinor)
  expect(quote.totalMinor).toBe(1_240_000)
  const monthly = monthlyInstalment(1_240_000, 60, 8) / 100
  expect(quote.terms.find((term) => term.label === 'Or monthly')?.text).toContain(`$${monthly.toFixed(2)}`)
  expect(quote.statements.find((s) => s.id === 'visit')?.options).toHaveLength(3)
})

test('solar confirmed in words books the first visit; staff move its stages on, once each', async () => {
  const order = await select('solar:fair-4')
  const { quote } = await init(order.id)
  const done = await confirm(order.id, quote.quoteVersion)
  expect(done).toMatchObject({ state: 'active', stage: 'site-visit' })
  const row = await network.db.order.findUniqueOrThrow({ where: { id: order.id } })
  const slots = quote.statements.find((s) => s.id === 'visit')!.options!
  expect(row.stageData).toMatchObject({ visitAt: slots[0]!.value })
  const move = () =>
    advanceSolarOrder({ ctx: network.operator(), input: { orderId: order.id, fromStage: 'site-visit' } })
  const moved = await Promise.allSettled([move(), move()])
  expect(moved.filter((r) => r.status === 'fulfilled')).toHaveLength(1)
  expect((await network.db.order.findUniqueOrThrow({ where: { id: order.id } })).stage).toBe('permit')
  await expect(advanceSolarOrder({ ctx, input: { orderId: order.id, fromStage: 'permit' } })).rejects.toEqual(
    code('unauthenticated'),
  )
})

test('a visit and a loan chosen before the yes stand in the quote, stay in the next one, and are what a plain yes takes', async () => {
  const order = await select('solar:fair-4')
  const first = await init(order.id)
  const [, second] = first.quote.statements.find((s) => s.id === 'visit')!.options!
  const payment = first.quote.statements.find((s) => s.id === 'payment')!
  expect(payment.value).toBe('at-once')
  const loan = payment.options![1]!
  const put = (statements: Record<string, string>) =>
    initOrder({ ctx, input: { orderId: order.id, body: { statements } } })
  await put({ visit: second!.value })
  const { quote } = await put({ payment: loan.value })
  expect(quote.statements.find((s) => s.id === 'visit')?.value).toBe(second!.value)
  const done = await confirm(order.id, quote.quoteVersion)
  expect(done.visitAt).toBe(second!.value)
  expect(done.financing).toMatchObject({ months: 60, aprPercent: 8 })
  const row = await network.db.order.findUniqueOrThrow({ where: { id: order.id } })
  expect(row.consent).toMatchObject({ statements: { visit: second!.value, payment: loan.value } })
})

test('a visit time or a loan that is not on the card is refused, and nothing is chosen', async () => {
  const order = await select('solar:fair-4')
  for (const statements of [{ visit: '2020-01-01T00:00:00.000Z' }, { payment: 'loan-600-1-0' }])
    await expect(initOrder({ ctx, input: { orderId: order.id, body: { statements } } })).rejects.toEqual(
      code('invalid-input'),
    )
  const { quote } = await init(order.id)
  expect(quote.statements.find((s) => s.id === 'visit')?.value).toBeUndefined()
  await expect(
    confirmOrder({
      ctx,
      input: {
        orderId: order.id,
        body: { quoteVersion: quote.quoteVersion, statements: { terms: 'yes', payment: 'loan-600-1-0' } },
      },
    }),
  ).rejects.toEqual(code('invalid-input'))
})

test('a changed price asks again: the old yes does nothing, the new quote has the new price', async () => {
  const order = await select('solar:small-2')
  const { quote } = await init(order.id)
  await network.db.solarOffer.update({
    where: { id: 'small-2' },
    data: { details: details(2, 750_000) as object },
  })
  await expect(confirm(order.id, quote.quoteVersion)).rejects.toEqual(code('stale-version'))
  const fresh = await init(order.id)
  expect(fresh.quote.totalMinor).toBe(750_000)
  expect((await confirm(order.id, fresh.quote.quoteVersion)).state).toBe('active')
})

test('canceling solar is free before the site visit and costs 5 % after it', async () => {
  const order = await select('solar:fair-4')
  const { quote } = await init(order.id)
  await confirm(order.id, quote.quoteVersion)
  await advanceSolarOrder({ ctx: network.operator(), input: { orderId: order.id, fromStage: 'site-visit' } })
  await cancelOrder({ ctx, input: { orderId: order.id } })
  const again = await cancelOrder({ ctx, input: { orderId: order.id } })
  expect(again.state).toBe('cancelled')
  const row = await network.db.order.findUniqueOrThrow({ where: { id: order.id } })
  expect(row.stageData).toMatchObject({ cancellationFeeMinor: 62_000 })
})

test('a second solar order is refused in words while one is under way, at selection and at the confirmation', async () => {
  const [first, second] = [await select('solar:fair-4'), network.customer(home)]
  const { quote } = await init(first.id)
  await confirm(first.id, quote.quoteVersion)
  await expect(select('solar:small-2', second)).rejects.toMatchObject({
    code: 'not-eligible',
    detail: expect.stringContaining(`${first.reference}, fair-4, is under way`),
  })
  await cancelOrder({ ctx, input: { orderId: first.id } })
  expect((await select('solar:small-2', second)).state).toBe('selected')
})

test('two solar quotes agreed to at once are one order', async () => {
  const one = await select('solar:fair-4')
  const { quote } = await init(one.id)
  // As if chosen in another tab in the same moment.
  const row = await network.db.order.findUniqueOrThrow({ where: { id: one.id } })
  const {
    id: _id,
    reference: _reference,
    offer,
    quote: kept,
    consent: _consent,
    stageData: _stage,
    ...facts
  } = row
  const two = await network.db.order.create({
    data: { ...facts, reference: 'SOL-TWIN', offer: offer as object, quote: kept as object },
  })
  const done = await Promise.allSettled([
    confirm(one.id, quote.quoteVersion),
    confirm(two.id, quote.quoteVersion),
  ])
  expect(done.filter((each) => each.status === 'fulfilled')).toHaveLength(1)
  const refused = done.find((each) => each.status === 'rejected') as PromiseRejectedResult
  expect(refused.reason).toEqual(code('not-eligible'))
  const active = await network.db.order.count({ where: { meterId: home.meterId, state: 'active' } })
  expect(active).toBe(1)
})

function solarOffer(id: string, systemKw: number, priceMinor: number) {
  return {
    id,
    name: id,
    providerName: 'Test Solar',
    systemKw,
    details: details(systemKw, priceMinor) as object,
  }
}

function details(systemKw: number, priceMinor: number) {
  const text = { en: 'Panels', es: 'Paneles' }
  return {
    summary: text,
    currency: 'USD',
    systemKw,
    panels: { count: (systemKw * 1000) / 500, watts: 500, model: 'P', efficiencyPercent: 21 },
    inverter: { model: 'I', kind: 'string', ratedKw: systemKw },
    lines: [
      { label: text, amountMinor: 300_000 },
      { label: { en: 'Installation', es: 'Instalación' }, amountMinor: priceMinor - 300_000 },
    ],
    priceMinor,
    warrantyYears: { panels: 25, inverter: 12, workmanship: 10 },
    provider: { name: 'Test Solar', rating: 4.5, reviews: 10, since: 2010 },
    financing: [{ aprPercent: 8, months: 60, downPaymentMinor: 0 }],
    validUntil: '2027-01-01T00:00:00.000Z',
    weeksToSwitchOn: { from: 4, to: 10 },
    cancellation: { freeUntil: 'site-visit', feePercent: 5 },
    eligibility: { homeTypes: ['house'], ownersOnly: true, minDailyKwh: 0 },
    notes: [],
  }
}

/** Ten days of a home that uses 1 kW, more in the evening. */
async function readings(meterId: string) {
  const watts = Array.from({ length: 96 }, (_, slot) => (slot < 16 ? 2500 : 800))
  await network.db.meterDay.createMany({
    data: Array.from({ length: 10 }, (_, i) => ({
      meterId,
      day: new Date(Date.UTC(2026, 6, 5 + i)),
      watts,
    })),
    skipDuplicates: true,
  })
}
