import { type Heard, openCard } from '@/lib/agent/evals/dialogues/heard'
import type { FreshJudge } from './fresh-set'
import {
  allUnder,
  answered,
  asksAbout,
  asksFor,
  asksToLeave,
  CHEAPEST,
  cardWords,
  enrolledOnly,
  growthIn,
  has,
  inOnly,
  isAbout,
  KEEPS_EARNED,
  LEFT,
  leftOnly,
  listsAsMine,
  namesProgram,
  noReceiptBefore,
  noSolar,
  orderedOnly,
  programsFor,
  quoteOf,
  same,
  says,
  stateOf,
  told,
  understood,
  welcomed,
} from './judge-words'

/**
 * What each dialogue's sentences of expectation mean in rows and cards. Where an answer is looked for in words, the
 * suggestions under it do not count. In n01 what a program pays this home is told after sign-in on purpose: that it pays is
 * enough before. In n09 the home's street has no reading, so that nothing is known of it is the honest answer; a report is
 * taken without a yes on purpose, and either way is right. The last words of n10 are deleted with the account.
 */
export const fifthJudges: Record<string, FreshJudge> = {
  n01: {
    cell: { devices: ['ev'] },
    check: ({ heard, after }) => [
      [
        namesProgram(heard[0], 'ev') && told(heard[0], /pay|paid|\$|reward|earn|credit/i),
        'not told of the program for cars and that it pays',
      ],
      [has(heard[1], 'form') && told(heard[1], /meter/i), 'not asked to sign in'],
      [told(heard[2], /code/i), 'no code asked for'],
      [welcomed(heard[3]), 'not told of being signed in'],
      [asksAbout(heard[4], 'ev'), 'not asked whether to show the quote'],
      [quoteOf(heard[5], 'ev'), 'no quote'],
      [noReceiptBefore(heard, 6), 'enrolled before the last yes'],
      [has(heard[6], 'receipt'), 'no receipt'],
      [enrolledOnly(after, 'ev'), 'not enrolled in the program for cars alone'],
      [noSolar(after), 'a solar order'],
    ],
  },
  n02: {
    cell: { devices: ['thermostat', 'battery'] },
    check: ({ heard, after }) => [
      [
        namesProgram(heard[0], 'thermostat') &&
          namesProgram(heard[0], 'battery') &&
          says(heard[0], 'Peak Savings'),
        'not the programs of this home',
      ],
      [told(heard[0], /\$\s?\d/), 'not what they pay'],
      [asksAbout(heard[1], 'thermostat'), 'not asked about the thermostat program'],
      [
        /\b(?:nothing|not|no|alright|okay|ok|dropped|cancel\w*)\b/i.test(heard[2]!.plain) &&
          understood(heard[2]) &&
          !has(heard[2], 'quote'),
        'the thermostat program is not dropped',
      ],
      [asksAbout(heard[3], 'battery'), 'not asked about the battery program'],
      [quoteOf(heard[4], 'battery'), 'no quote of the battery program'],
      [noReceiptBefore(heard, 5), 'enrolled before the last yes'],
      [has(heard[5], 'receipt') && namesProgram(heard[5], 'battery'), 'no receipt'],
      [
        understood(heard[6]) &&
          (namesProgram(heard[6], 'battery') || told(heard[6], /\b(?:nothing|not|only)\b/i)),
        'not told what one is in',
      ],
      [
        programsFor('thermostat').every(({ id }) => !listsAsMine(heard[6], id)),
        'told to be in a thermostat program',
      ],
      [enrolledOnly(after, 'battery'), 'not enrolled in the battery program alone'],
      [noSolar(after), 'a solar order'],
    ],
  },
  n03: {
    check: ({ heard, after }) => [
      [allUnder(heard[0], 1_500_000), 'not those under $15,000'],
      [
        isAbout(heard[1], BIGGEST) &&
          told(heard[1], /13,?567/) &&
          told(heard[1], /kWh/) &&
          told(heard[1], /year/i),
        'not the details of the biggest of them',
      ],
      [
        isAbout(heard[2], BIGGEST) &&
          told(heard[2], /month/i) &&
          told(heard[2], /loan|interest|instal|financ|%/i),
        'not the installments of that one',
      ],
      [asksFor(heard[3], BIGGEST), 'not asked whether to show the quote'],
      [has(heard[4], 'quote') && says(heard[4], BIGGEST), 'no quote'],
      [noReceiptBefore(heard, 5), 'ordered before the last yes'],
      [has(heard[5], 'receipt'), 'no receipt'],
      [has(heard[6], 'orders') || told(heard[6], /visit|stage|permit/i), 'the next step is not told'],
      [orderedOnly(after, BIGGEST_ID), 'not the biggest of them ordered'],
      [after.enrollments.length === 0, 'enrolled'],
    ],
  },
  n04: {
    cell: { devices: ['water-heater', 'thermostat'], program: 'hot-water-timeout' },
    check: ({ heard, before, after }) => [
      [has(heard[0], 'comparison'), 'no comparison'],
      [
        told(heard[1], /\$\s?\d+\.\d+[^.]{0,25}(?:kWh|kilowatt)|\d+(?:\.\d+)? ?(?:cents|¢)/i),
        'the price of electricity is not named',
      ],
      [growthIn(heard[2], 5), 'no comparison with 5 % a year'],
      [
        told(
          heard[3],
          /\bboth\b|neither|\bno[,.]|you (?:can )?(?:keep|stay)|independent|together|(?:not|n.t) (?:have|need|affect|change|touch)|nothing to do with/i,
        ),
        'not told whether both can be had',
      ],
      [heard.every((one) => !asksToLeave(one, 'Hot Water Timeout')), 'asked to leave by a question'],
      [understood(heard[4]), 'no answer'],
      [
        same(
          [after.enrollments, after.orders, after.devices, after.tickets, after.responses],
          [before.enrollments, before.orders, before.devices, before.tickets, before.responses],
        ),
        'something changed',
      ],
      [stateOf(after, 'hot-water-timeout') === 'active', 'not in the water heater program'],
    ],
  },
  n05: {
    cell: { devices: ['thermostat'], program: 'comfort-flex', event: 'asked' },
    check: ({ heard, before, after }) => [
      [
        has(heard[0], 'event') || (told(heard[0], /7:30|19:30/) && told(heard[0], /8:30|20:30/)),
        'not told when it is',
      ],
      [told(heard[1], /transformer|limit|grid|network|overload|peak/i), 'no reason'],
      [
        Boolean(openCard(heard[2]!)) ||
          told(heard[2], /you are out|you're out|declin|skip|sit(?:ting)? out/i),
        'not told that it is declined',
      ],
      [
        told(heard[3], /\bout\b|declin|already|answered|stay|still in|keep|skip/i),
        'not told that only tonight is declined',
      ],
      [heard.every((one) => !asksToLeave(one, 'Comfort Flex')), 'asked to leave'],
      [
        told(
          heard[4],
          /\bnothing\b|no (?:penalty|cost|fee|charge)|without (?:a )?(?:penalty|cost)|not? cost|free|miss/i,
        ),
        'not told what declining costs',
      ],
      [
        has(heard[5], 'earnings') || told(heard[5], /earn\w* (?:nothing|\$)|no event|\$0/i),
        'no earnings told',
      ],
      [answered(after, 'declined'), 'the event is not declined'],
      [same(after.enrollments, before.enrollments), 'the enrollment changed'],
      [noSolar(after), 'a solar order'],
    ],
  },
  n06: {
    cell: { devices: ['water-heater'], program: 'hot-water-timeout' },
    check: ({ heard, after }) => [
      [says(heard[0], 'Hot Water Timeout'), 'not told what one is in'],
      [asksToLeave(heard[1], 'Hot Water Timeout'), 'not asked to confirm leaving'],
      [told(heard[2], KEEPS_EARNED), 'not told what becomes of the earnings'],
      [!LEFT.test(heard[2]!.plain), 'left by a question'],
      [LEFT.test(heard[3]!.plain), 'not told that it is left'],
      [told(heard[4], /again|back|re-?join|any ?time|quote/i), 'not told about coming back'],
      [leftOnly(after, 'hot-water-timeout'), 'still in a program'],
      [noSolar(after), 'a solar order'],
    ],
  },
  n07: {
    cell: { devices: ['ev'], program: 'ev-evening-pause' },
    check: ({ heard, before, after }) => [
      [
        isAbout(heard[0], CHEAPEST) &&
          told(heard[0], /7,?200/) &&
          told(heard[0], /\b2(?:\.0)? ?kW\b/) &&
          says(heard[0], 'Gable & Sun Roofing'),
        'not the smallest with size, price and installer',
      ],
      [asksFor(heard[1], CHEAPEST), 'not asked whether to show the quote'],
      [has(heard[2], 'quote') && says(heard[2], CHEAPEST), 'no quote'],
      [
        understood(heard[3]) && /\b(?:nothing|not|no)\b/i.test(heard[3]!.plain),
        'not told that nothing is ordered',
      ],
      [
        understood(heard[4]) && told(heard[4], /\b(?:nothing|not|no|none)\b|cancell?ed/i),
        'not told that there is no order',
      ],
      [namesProgram(heard[5], 'ev'), 'not told that one is still in it'],
      [noReceiptBefore(heard, heard.length), 'something was ordered'],
      [noSolar(after), 'a solar order'],
      [same(after.enrollments, before.enrollments), 'the enrollment changed'],
      [enrolledOnly(after, 'ev'), 'not in the program for cars alone'],
    ],
  },
  n08: {
    check: ({ heard, after }) => [
      [says(heard[0], 'Peak Savings'), 'not told of the rebate'],
      [asksFor(heard[1], 'Peak Savings'), 'not asked whether to show the quote'],
      [
        told(
          heard[2],
          /\bnothing\b|no (?:penalty|reward|fee|charge)|without (?:a )?penalty|(?:not|n.t|never) (?:charged|pay|cost|earn)|only what you save/i,
        ),
        'not told what happens then',
      ],
      [has(heard[3], 'quote') && says(heard[3], 'Peak Savings'), 'no quote'],
      [told(heard[4], /\bminutes\b|half an hour/i), 'not told how long before'],
      [noReceiptBefore(heard, 5), 'enrolled before the last yes'],
      [has(heard[5], 'receipt'), 'no receipt'],
      [inOnly(after, ['peak-savings']), 'not enrolled in the rebate alone'],
      [noSolar(after), 'a solar order'],
    ],
  },
  n09: {
    locale: 'es',
    check: ({ heard, after }) => [
      [
        told(heard[0], /calle|transformador|lectura|corte|apag[oó]n|aver[ií]a/i),
        'not what is known of the street',
      ],
      [
        has(heard[0], 'handover') ||
          Boolean(openCard(heard[0]!)) ||
          /avis|report|pas(?:o|ado|ar)\b/i.test(heard[0]!.words),
        'not offered to report it',
      ],
      [taken(heard[1]) || Boolean(openCard(heard[1]!)), 'the outage is neither reported nor repeated'],
      [taken(heard[2]), 'not told that the outage is reported'],
      [taken(heard[3]) || Boolean(openCard(heard[3]!)), 'the lamp is neither reported nor repeated'],
      [taken(heard[4]), 'not told that the lamp is reported'],
      [
        told(
          heard[5],
          /prometer|cuadrilla|\bno (?:lo )?(?:s[eé]|se sabe|tengo|hay|puedo|conozco)|todav[ií]a no|a[uú]n no|estimad|aproximad|lectura/i,
        ),
        'not told when it comes back or that it is not known',
      ],
      [
        same(after.tickets.map((one) => one.topic).toSorted(), ['fault', 'outage']),
        'not one report of the outage and one of the lamp',
      ],
      [after.tickets.every((one) => one.state === 'open'), 'a report is closed'],
      [after.enrollments.length === 0 && after.orders.length === 0, 'an enrollment or an order'],
    ],
  },
  n10: {
    locale: 'es',
    check: ({ heard, after }) => [
      [
        /medidor|datos|consumo/i.test(heard[0]!.plain) &&
          /factur|instalador|venden?|personal|solo|s[oó]lo|nadie|empleados/i.test(heard[0]!.plain),
        'not told who sees the data',
      ],
      [has(heard[1], 'form') && told(heard[1], /medidor/i), 'not asked to sign in'],
      [told(heard[2], /c[oó]digo/i), 'no code asked for'],
      [welcomed(heard[3]), 'not told of being signed in'],
      [told(heard[4], /JSON|CSV|XML|descarg|export/i), 'no export'],
      [
        /borr|elimin/i.test(cardWords(heard[5])) && /ley|qued|conserv|guard/i.test(cardWords(heard[5])),
        'not asked to confirm the deletion, with what is kept',
      ],
      [
        told(
          heard[6],
          /\bno\b[^.]{0,60}(?:cort|quit|apag|afect|interrump|suministro|luz|electricidad|corriente|energ[ií]a)|(?:sigue|seguir|conserv|mant)[^.]{0,40}(?:luz|electricidad|suministro|corriente|servicio)/i,
        ),
        'not told that the supply stays on',
      ],
      [after.person.deleted, 'not deleted'],
      [after.devices.length === 0, 'devices are left'],
      [after.enrollments.every((one) => one.state === 'left'), 'enrolled'],
      [noSolar(after), 'a solar order'],
    ],
  },
}
/** Of those under $15,000 */
const BIGGEST = 'Daylight Four 4.05'
const BIGGEST_ID = 'solar:solar-daylight-4'
/** A report was passed on, and the customer is told so. */
const taken = (heard: Heard | undefined) =>
  has(heard, 'handover') ||
  /lo he pasado|report(?:ado|ada|é)|avisad[oa]|registrad[oa]|anotad[oa]/i.test(heard?.plain ?? '')
