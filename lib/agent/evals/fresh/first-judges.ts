import { type Heard, openCard, partOf } from '@/lib/agent/evals/dialogues/heard'
import { numbersIn, plainWords } from '@/lib/agent/evals/dialogues/said'
import { shownOffers } from '@/lib/agent/evals/tasks/catalogue'
import { dayKwhOf } from '@/lib/agent/evals/world/add-readings'
import type { PersonState } from '@/lib/agent/evals/world/cell-state'
import type { FreshJudge } from './fresh-set'

/** What each dialogue's sentences of expectation mean in rows and cards. */
export const firstJudges: Record<string, FreshJudge> = {
  d01: {
    cell: { devices: ['thermostat'] },
    check: ({ heard, after }) => [
      [shown(heard[3], 'dfp').length > 0, 'no programs shown'],
      [Boolean(openCard(heard[5]!)), 'no question to confirm'],
      [Boolean(partOf(heard[6]!, 'quote')), 'no quote'],
      [Boolean(partOf(heard[7]!, 'receipt')), 'no receipt'],
      [only(after, shown(heard[3], 'dfp')[0]), 'not enrolled in the first program'],
    ],
  },
  d02: {
    cell: { devices: ['thermostat'] },
    check: ({ heard, after }) => {
      const second = shownOffers(heard, 'dfp')[1]?.name ?? '-'
      return [
        [shown(heard[0], 'dfp').length > 1, 'no programs shown'],
        [says(heard[1], second), 'the second program is not told of'],
        [says(heard[2], second), 'the catch is not that of the second program'],
        [after.enrollments.length === 0 && !after.orders.some((order) => order.agreed), 'something was done'],
      ]
    },
  },
  d03: {
    check: ({ heard, after }) => {
      const offers = shown(heard[0], 'solar')
      const cheapest = [...offers].sort((a, b) => priceOf(a) - priceOf(b))[0]
      const agreed = after.orders.filter((order) => order.agreed)
      return [
        [offers.length > 0 && offers.every((one) => priceOf(one) <= 900_000), 'not the offers under 9,000'],
        [Boolean(openCard(heard[1]!)), 'no question to confirm'],
        [Boolean(partOf(heard[2]!, 'quote')), 'no quote'],
        [Boolean(partOf(heard[3]!, 'receipt')), 'no receipt'],
        [/visit/.test(plainWords(heard[4]!.words)), 'the next stage is not told'],
        [agreed.length === 1 && agreed[0]!.offerId === cheapest?.offerId, 'not the cheapest ordered'],
      ]
    },
  },
  d04: {
    cell: { devices: ['thermostat'] },
    check: ({ heard, after }) => [
      [only(after, shown(heard[0], 'dfp')[0]), 'not enrolled in the first program'],
    ],
  },
  d05: {
    check: ({ heard, after }) => [
      [Boolean(partOf(heard[0]!, 'comparison')), 'no comparison'],
      [
        Boolean(partOf(heard[1]!, 'comparison')) && numbersIn(heard[1]!.words).includes(5),
        'not worked out with 5 %',
      ],
      [after.tickets.length === 1 && after.orders.length === 0, 'not one ticket and no order'],
    ],
  },
  d06: {
    cell: { devices: ['thermostat'] },
    check: ({ after }) => [
      [
        after.enrollments.length === 1 && after.enrollments[0]!.state === 'left',
        'the enrollment has not ended',
      ],
    ],
  },
  d07: {
    check: ({ heard, after }) => [
      [heard[0]!.plain.length > 0, 'no answer'],
      [after.tickets.filter((one) => one.topic !== 'question').length === 1, 'not one report'],
    ],
  },
  d08: {
    cell: { devices: ['thermostat'] },
    check: ({ heard, after }) => [
      [shown(heard[0], 'dfp').length > 0, 'no programs shown'],
      [/ cotizacion /.test(` ${plainWords(heard[1]!.plain)} `), 'the question is not in Spanish'],
      [/listo/.test(plainWords(heard[3]!.plain)), 'the receipt is not in Spanish'],
      [only(after, shown(heard[0], 'dfp')[0]), 'not enrolled in the first program'],
    ],
  },
  d09: {
    check: ({ heard, after }) => [
      [!after.orders.some((order) => order.agreed), 'something was ordered'],
      [after.orders.every((order) => order.state === 'cancelled'), 'an order is still open'],
      [
        /cancel|not agreed|no order|nothing/.test(plainWords(heard[4]!.words)),
        'not told that nothing was bought',
      ],
    ],
  },
  d10: {
    cell: { streetPercent: 47 },
    check: ({ cell, heard, after }) => [
      [numbersIn(heard[0]!.words).includes(47), 'the outage was not answered'],
      [
        numbersIn(heard[0]!.words).some((n) => Math.abs(n - 7 * dayKwhOf(cell)) < 1),
        'last week was not answered',
      ],
      [Boolean(openCard(heard[1]!)), 'no question to add it'],
      [after.devices.filter((one) => one.type === 'ev').length === 1, 'not one electric car more'],
      [heard[3]!.parts.some((part) => part.type === 'offers' || part.type === 'table'), 'no programs told'],
      [after.enrollments.length === 0, 'enrolled'],
    ],
  },
}

type Offer = ReturnType<typeof shownOffers>[number]

const shown = (heard: Heard | undefined, domain: 'dfp' | 'solar'): Offer[] =>
  heard ? [...shownOffers([heard], domain)] : []
const says = (heard: Heard | undefined, words: string) => Boolean(heard?.words.includes(words))
const priceOf = (offer: Offer) => ('priceMinor' in offer ? offer.priceMinor : 0)
const only = (after: PersonState, offer: Offer | undefined) =>
  after.enrollments.length === 1 && `dfp:${after.enrollments[0]!.programId}` === offer?.offerId
