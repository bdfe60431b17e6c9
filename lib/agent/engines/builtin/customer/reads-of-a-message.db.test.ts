import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Turn } from '@/lib/agent/turn'
import type { Db } from '@/lib/db/client'
import { changeAssumption } from '@/lib/usecases/comparison/compare-for-home'
import { createTestNetwork, type TestHome, type TestNetwork } from '@/lib/usecases/test-network'
import { found } from './offers-on-table'
import { talkAs } from './test-dialogue'
import { homeForSolar, sellSolar } from './test-solar'

let network: TestNetwork
let home: TestHome

beforeAll(async () => {
  network = await createTestNetwork({ homes: 12 })
  await sellSolar(network)
  home = network.homes[0]!
  await homeForSolar(network, home)
})
afterAll(() => network.close())

const reads = { programs: 0, solar: 0 }
beforeEach(() => Object.assign(reads, { programs: 0, solar: 0 }))

/** The customer's own context, with every reading of a list of programs or solar offers counted */
function counted() {
  const db = network.db.$extends({
    query: {
      program: {
        findMany({ args, query }) {
          reads.programs++
          return query(args)
        },
      },
      solarOffer: {
        findMany({ args, query }) {
          reads.solar++
          return query(args)
        },
      },
    },
  }) as unknown as Db
  return { ...network.customer(home), db }
}

test('a message reads the programs and the solar offers once, however many readings of it ask for them', async () => {
  await talkAs(network, counted()).say('Who can see my data?')
  expect(reads).toEqual({ programs: 1, solar: 1 })
})

test('solar offers are worked out for the home once in a message', async () => {
  const { text } = await talkAs(network, counted()).say('How much would solar save me?')
  expect(text).toMatch(/\$\d/)
  // Their names once, and once with what they bring this home
  expect(reads.solar).toBe(2)
})

test('what the customer sets while a message is answered holds for the offers after it', async () => {
  const ctx = network.customer(home)
  const turn = { ctx, locale: 'en', reads: new Map() } as unknown as Turn
  const before = (await found(turn, 'solar')).note
  await changeAssumption({ ctx, input: { id: 'rateGrowthPercent', value: '4' } })
  expect((await found(turn, 'solar')).note).not.toBe(before)
})
