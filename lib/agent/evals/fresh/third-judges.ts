import { type Heard, openCard, partOf } from '@/lib/agent/evals/dialogues/heard'
import { shownOffers } from '@/lib/agent/evals/tasks/catalogue'
import type { PersonState } from '@/lib/agent/evals/world/cell-state'
import type { DeviceType } from '@/lib/domain/program/terms'
import { demoPrograms } from '@/lib/simulator/programs/demo-programs'
import type { FreshJudge } from './fresh-set'

/**
 * What each dialogue's sentences of expectation mean in rows and cards. Where they expect what the product refuses (two
 * programs of one home, in i03, i06 and i07), they are judged by their words all the same.
 */
export const thirdJudges: Record<string, FreshJudge> = {
  i01: {
    cell: { devices: ['thermostat'] },
    check: ({ heard, after }) => [
      [
        Boolean(partOf(heard[0]!, 'form')) || namesProgram(heard[0], 'thermostat'),
        'neither told nor asked to sign in',
      ],
      [/code/i.test(heard[1]!.words), 'no code asked for'],
      [asksAbout(heard[3], 'thermostat'), 'not asked whether to show the quote'],
      [Boolean(partOf(heard[4]!, 'quote')), 'no quote'],
      [/leave/i.test(heard[5]!.words), 'leaving later not explained'],
      [!partOf(heard[5]!, 'receipt'), 'enrolled by a question'],
      [Boolean(partOf(heard[6]!, 'receipt')), 'no receipt'],
      [enrolledOnly(after, 'thermostat'), 'not enrolled in the thermostat program alone'],
    ],
  },
  i02: {
    cell: { devices: ['ev', 'battery'] },
    check: ({ heard, after }) => [
      [namesProgram(heard[0], 'ev') && namesProgram(heard[0], 'battery'), 'not both programs'],
      [/\$/.test(heard[0]!.words), 'not what they pay'],
      [asksAbout(heard[1], 'battery'), 'not asked about the battery program'],
      [asksAbout(heard[2], 'ev'), 'not asked about the program for cars'],
      [Boolean(partOf(heard[3]!, 'quote')), 'no quote'],
      [Boolean(partOf(heard[4]!, 'receipt')), 'no receipt'],
      [namesProgram(heard[5], 'ev'), 'not told what one is in'],
      [enrolledOnly(after, 'ev'), 'not enrolled in the program for cars alone'],
    ],
  },
  i03: {
    cell: { devices: ['thermostat', 'water-heater'], program: 'comfort-flex' },
    check: ({ heard, after }) => [
      [asksAbout(heard[0], 'water-heater'), 'not asked whether to show the quote'],
      [Boolean(partOf(heard[1]!, 'quote')), 'no quote'],
      [/warm|shower|tank|cold|heats|run out/i.test(heard[2]!.words), 'hot water not explained'],
      [/nothing|not |no /i.test(heard[3]!.plain), 'not told that nothing was signed'],
      [says(heard[4], 'Comfort Flex'), 'not told what one is in'],
      [enrolledOnly(after, 'thermostat'), 'not in the thermostat program alone'],
    ],
  },
  i04: {
    cell: { devices: ['thermostat'] },
    check: ({ heard, after }) => [
      [allUnder(heard[0], 1_200_000), 'not those under $12,000'],
      [says(heard[1], CHEAPEST) && /year/i.test(heard[1]!.words), 'not the payback of the cheapest'],
      [says(heard[2], CHEAPEST) && Boolean(openCard(heard[2]!)), 'not asked whether to show the quote'],
      [Boolean(partOf(heard[3]!, 'quote')), 'no quote'],
      [/cancel/i.test(heard[4]!.words), 'canceling not explained'],
      [!partOf(heard[4]!, 'receipt'), 'ordered by a question'],
      [Boolean(partOf(heard[5]!, 'receipt')), 'no receipt'],
      [/visit/i.test(heard[6]!.words) || Boolean(partOf(heard[6]!, 'orders')), 'the next step is not told'],
      [orderedOnly(after, CHEAPEST_ID), 'not the cheapest ordered'],
      [after.enrollments.length === 0, 'enrolled'],
    ],
  },
  i05: {
    cell: { devices: ['thermostat'] },
    check: ({ heard, after }) => [
      [Boolean(partOf(heard[0]!, 'comparison')), 'no comparison'],
      [heard[1]!.plain.length > 0 && !openCard(heard[1]!), 'no answer, or pushed'],
      [says(heard[2], 'Peak Savings') && Boolean(openCard(heard[2]!)), 'not asked whether to show the quote'],
      [Boolean(partOf(heard[3]!, 'quote')), 'no quote'],
      [Boolean(partOf(heard[4]!, 'receipt')), 'no receipt'],
      [inOnly(after, ['peak-savings']), 'not enrolled in the rebate alone'],
      [!after.orders.some((order) => order.domain === 'solar' && order.agreed), 'a solar order'],
    ],
  },
  i06: {
    // The database keeps a home to one program, so the other one, which the words speak of, cannot be given.
    cell: { devices: ['thermostat', 'water-heater'], program: 'comfort-flex', event: 'settled' },
    check: ({ heard, after }) => [
      [Boolean(partOf(heard[0]!, 'earnings')), 'no earnings'],
      [/leave/i.test(openCard(heard[1]!)?.title ?? ''), 'not asked to confirm leaving'],
      [/earn|keep|paid|reward|credit/i.test(heard[2]!.words), 'not told what becomes of the earnings'],
      [stateOf(after, 'comfort-flex') === 'left', 'still in the thermostat program'],
      [says(heard[4], 'Hot Water Timeout'), 'the water heater program is not answered'],
      [stateOf(after, 'hot-water-timeout') === 'active', 'not in the water heater program'],
    ],
  },
  i07: {
    cell: { devices: ['ev'], program: 'ev-evening-pause' },
    check: ({ heard, after }) => [
      [Boolean(partOf(heard[0]!, 'devices')) || says(heard[0], 'My ev'), 'no devices shown'],
      [
        Boolean(openCard(heard[1]!) ?? partOf(heard[1]!, 'form')) && /battery/i.test(heard[1]!.words),
        'not asked to confirm the battery',
      ],
      [after.devices.filter((one) => one.type === 'battery').length === 1, 'not one battery added'],
      [asksAbout(heard[3], 'battery'), 'not asked whether to show the quote'],
      [Boolean(partOf(heard[4]!, 'quote')), 'no quote'],
      [heard[5]!.plain.length > 0, 'no answer'],
      [enrolledOnly(after, 'ev'), 'not in the program for cars alone'],
      [!after.orders.some((order) => order.agreed), 'something was signed'],
    ],
  },
  i08: {
    cell: { program: 'peak-savings' },
    check: ({ heard, after }) => [
      [/pause/i.test(openCard(heard[0]!)?.title ?? ''), 'not asked to confirm the pause'],
      [/again|resume|automatic|itself|until|back|ends/i.test(heard[1]!.words), 'not told how it goes on'],
      [stateOf(after, 'peak-savings') === 'paused', 'not paused'],
      [after.enrollments[0]?.pausedDays === 14, 'not paused for two weeks'],
      [/person|call|team|colleague/i.test(heard[3]!.words), 'no person offered'],
      [after.tickets.length > 0, 'no person is asked for'],
    ],
  },
  i09: {
    locale: 'es',
    cell: { devices: ['ev', 'thermostat'] },
    check: ({ heard, after }) => [
      [Boolean(partOf(heard[0]!, 'form')) && /medidor/i.test(heard[0]!.words), 'no meter ID asked for'],
      [/c[oó]digo/i.test(heard[1]!.words), 'no code asked for'],
      [namesProgram(heard[3], 'ev') && /\$/.test(heard[3]!.words), 'not what the program for cars pays'],
      [asksAbout(heard[4], 'ev'), 'not asked whether to show the quote'],
      [Boolean(partOf(heard[5]!, 'quote')), 'no quote'],
      [Boolean(partOf(heard[6]!, 'receipt')), 'no receipt'],
      [enrolledOnly(after, 'ev'), 'not enrolled in the program for cars alone'],
    ],
  },
  i10: {
    locale: 'es',
    cell: { devices: ['thermostat'], program: 'comfort-flex' },
    check: ({ heard, after }) => [
      [allUnder(heard[0], 1_000_000), 'not those under $10,000'],
      [/cr[eé]dito|subsidi|ayuda|incentiv/i.test(heard[1]!.words), 'nothing about subsidies'],
      [says(heard[2], CHEAPEST) && Boolean(openCard(heard[2]!)), 'not asked whether to show the quote'],
      [Boolean(partOf(heard[3]!, 'quote')), 'no quote'],
      [/nada|ning[uú]n|cancel|no /i.test(heard[4]!.plain), 'not told that nothing is ordered'],
      [says(heard[5], 'Confort Flexible'), 'not told that one is still in it'],
      [!after.orders.some((order) => order.agreed), 'something was ordered'],
      [after.orders.every((order) => order.state === 'cancelled'), 'an order is still open'],
      [enrolledOnly(after, 'thermostat'), 'not in the thermostat program alone'],
    ],
  },
}

const CHEAPEST = 'Gable Compact 2.0'
const CHEAPEST_ID = 'solar:solar-gable-2'

const says = (heard: Heard | undefined, words: string) => Boolean(heard?.words.includes(words))
const programsFor = (type: DeviceType) => demoPrograms.filter(({ terms }) => terms.deviceType === type)
/** Where there are several programs for a device, any of them is the one meant. */
const namesProgram = (heard: Heard | undefined, type: DeviceType) =>
  programsFor(type).some(({ terms }) => says(heard, terms.name.en) || says(heard, terms.name.es))
const asksAbout = (heard: Heard | undefined, type: DeviceType) =>
  Boolean(heard && openCard(heard)) && namesProgram(heard, type)
const allUnder = (heard: Heard | undefined, minor: number) => {
  const offers = heard ? shownOffers([heard], 'solar') : []
  return offers.length > 0 && offers.every((one) => 'priceMinor' in one && one.priceMinor < minor)
}
const stateOf = (after: PersonState, programId: string) =>
  after.enrollments.find((one) => one.programId === programId)?.state
const inOnly = (after: PersonState, programIds: readonly string[]) =>
  after.enrollments.length === 1 &&
  programIds.includes(after.enrollments[0]!.programId) &&
  after.enrollments[0]!.state === 'active'
const enrolledOnly = (after: PersonState, type: DeviceType) =>
  inOnly(
    after,
    programsFor(type).map(({ id }) => id),
  )
const orderedOnly = (after: PersonState, offerId: string) => {
  const agreed = after.orders.filter((order) => order.agreed)
  return agreed.length === 1 && agreed[0]!.offerId === offerId && agreed[0]!.state === 'active'
}
