import { type Heard, openCard } from '@/lib/agent/evals/dialogues/heard'
import type { FreshJudge } from './fresh-set'
import {
  answered,
  asksAbout,
  asksFor,
  asksToLeave,
  CHEAPEST,
  cardWords,
  enrolledOnly,
  growthIn,
  has,
  isAbout,
  KEEPS_EARNED,
  LEFT,
  leftOnly,
  listsAsMine,
  namesProgram,
  noReceiptBefore,
  noSolar,
  orderedOnly,
  pricesIn,
  quoteOf,
  same,
  says,
  told,
  understood,
  welcomed,
} from './judge-words'

/**
 * What each dialogue's sentences of expectation mean in rows and cards. Where an answer is looked for in words, the
 * suggestions under it do not count. In l03 the budget is a limit, though the customer says "about" it: so the sentence
 * expects, and it is judged by that. In l08 a call back "if it can be" with its time is one with its time: it can be.
 */
export const fourthJudges: Record<string, FreshJudge> = {
  l01: {
    cell: { devices: ['thermostat'] },
    check: ({ heard, after }) => [
      [has(heard[0], 'form') && told(heard[0], /meter/i), 'no meter ID asked for'],
      [told(heard[1], /code/i), 'no code asked for'],
      [welcomed(heard[2]), 'not told of being signed in'],
      [
        namesProgram(heard[3], 'thermostat') && says(heard[3], 'Peak Savings'),
        'not the thermostat program and the rebate',
      ],
      [asksAbout(heard[4], 'thermostat'), 'not asked whether to show the quote'],
      [quoteOf(heard[5], 'thermostat'), 'no quote'],
      [noReceiptBefore(heard, 6), 'enrolled before the last yes'],
      [has(heard[6], 'receipt'), 'no receipt'],
      [enrolledOnly(after, 'thermostat'), 'not enrolled in the thermostat program alone'],
      [noSolar(after), 'a solar order'],
    ],
  },
  l02: {
    cell: { devices: ['ev', 'water-heater'] },
    check: ({ heard, after }) => [
      [asksAbout(heard[0], 'water-heater'), 'not asked about the water heater program'],
      [quoteOf(heard[1], 'water-heater'), 'no quote of the water heater program'],
      [asksAbout(heard[2], 'ev'), 'not asked about the program for cars'],
      [quoteOf(heard[3], 'ev'), 'no quote of the program for cars'],
      [noReceiptBefore(heard, 4), 'enrolled before the last yes'],
      [has(heard[4], 'receipt') && namesProgram(heard[4], 'ev'), 'no receipt'],
      [
        understood(heard[5]) && (namesProgram(heard[5], 'ev') || told(heard[5], /\b(?:nothing|not|only)\b/i)),
        'not told what one is in',
      ],
      [!listsAsMine(heard[5], 'hot-water-timeout'), 'told to be in the water heater program'],
      [enrolledOnly(after, 'ev'), 'not enrolled in the program for cars alone'],
      [noSolar(after), 'a solar order'],
    ],
  },
  l03: {
    check: ({ heard, after }) => [
      [allWithin(heard[0], 1_500_000), 'not those within $15,000'],
      [isAbout(heard[1], MOST_POWER), 'the one that makes the most is not named'],
      [isAbout(heard[2], MOST_POWER) && told(heard[2], /year/i), 'not the payback of that one'],
      [asksFor(heard[3], MOST_POWER), 'not asked whether to show the quote'],
      [has(heard[4], 'quote') && says(heard[4], MOST_POWER), 'no quote'],
      [noReceiptBefore(heard, 5), 'ordered before the last yes'],
      [has(heard[5], 'receipt'), 'no receipt'],
      [has(heard[6], 'orders') || told(heard[6], /visit|stage|status|permit/i), 'the status is not told'],
      [orderedOnly(after, MOST_POWER_ID), 'not the one that makes the most ordered'],
      [after.enrollments.length === 0, 'enrolled'],
    ],
  },
  l04: {
    cell: { devices: ['battery'] },
    check: ({ heard, after }) => [
      [has(heard[0], 'comparison'), 'no comparison'],
      [growthIn(heard[1], 2), 'no comparison with 2 % a year'],
      [asksAbout(heard[2], 'battery'), 'not asked whether to show the quote'],
      [quoteOf(heard[3], 'battery'), 'no quote'],
      [noReceiptBefore(heard, 4), 'enrolled before the last yes'],
      [has(heard[4], 'receipt'), 'no receipt'],
      [enrolledOnly(after, 'battery'), 'not enrolled in the battery program alone'],
      [noSolar(after), 'a solar order'],
    ],
  },
  l05: {
    cell: { devices: ['thermostat'], program: 'comfort-flex', event: 'asked' },
    check: ({ heard, before, after }) => [
      [has(heard[0], 'event') || told(heard[0], /7:30|19:30/), 'not told of the event'],
      [told(heard[1], /transformer|limit|grid|network|overload|peak/i), 'no reason'],
      [told(heard[2], /\$\s?\d/) || has(heard[2], 'event'), 'not what it pays'],
      [
        heard.slice(0, 3).every((one) => !/thank you, you are in\b/i.test(one.plain)),
        'accepted by a question',
      ],
      [
        Boolean(openCard(heard[3]!)) ||
          told(heard[3], /you are in\b|you're in\b|accept|tak(?:e|ing) part|count/i),
        'not told that it is accepted',
      ],
      [
        told(heard[4], /already|answered|you are in\b|you're in\b|accept|tak(?:e|ing) part/i),
        'not told that it is accepted after the yes',
      ],
      [
        told(heard[5], /turn|by hand|overrid|any ?time|change it|set it|say no/i),
        'not told whether one may override',
      ],
      [answered(after, 'accepted'), 'the event is not accepted'],
      [same(after.enrollments, before.enrollments), 'the enrollment changed'],
      [noSolar(after), 'a solar order'],
    ],
  },
  l06: {
    cell: { devices: ['water-heater'], program: 'hot-water-timeout' },
    check: ({ heard, after }) => [
      [says(heard[0], 'Hot Water Timeout'), 'not told what the meter is in'],
      [asksToLeave(heard[1], 'Hot Water Timeout'), 'not asked to confirm leaving'],
      [told(heard[2], KEEPS_EARNED), 'not told what becomes of the earnings'],
      [!LEFT.test(heard[2]!.plain), 'left by a question'],
      [LEFT.test(heard[3]!.plain), 'not told that it is left'],
      [told(heard[4], /again|back|re-?join|any ?time|quote/i), 'not told about coming back'],
      [leftOnly(after, 'hot-water-timeout'), 'still in a program'],
      [noSolar(after), 'a solar order'],
    ],
  },
  l07: {
    cell: { devices: ['battery', 'ev'] },
    check: ({ heard, before, after }) => [
      [asksAbout(heard[0], 'battery'), 'not asked whether to show the quote'],
      [told(heard[1], /reserve|%|percent|empty|drain|discharg|left in|kept/i), 'not told about the reserve'],
      [quoteOf(heard[2], 'battery'), 'no quote'],
      [
        told(heard[3], /contract|minimum|leave|quit|whenever|any (?:time|day)|anytime|tied|bound|commit/i),
        'not told whether there is a minimum time',
      ],
      [
        understood(heard[4]) && /\b(?:nothing|not|no)\b/i.test(heard[4]!.plain),
        'not told that nothing was joined',
      ],
      [noReceiptBefore(heard, 6), 'enrolled'],
      [
        understood(heard[5]) && told(heard[5], /\b(?:no|not|none|nothing)\b/i),
        'not told that one is in no program',
      ],
      [after.enrollments.length === 0, 'enrolled in the end'],
      [after.orders.every((order) => !order.agreed && order.state === 'cancelled'), 'an order is open'],
      [noSolar(after), 'a solar order'],
      [same([after.devices, after.tickets], [before.devices, before.tickets]), 'something changed'],
    ],
  },
  l08: {
    cell: { devices: ['thermostat'], program: 'comfort-flex' },
    check: ({ heard, before, after }) => [
      [told(heard[0], /kWh/) && told(heard[0], /yesterday|july 14/i), 'not the use of yesterday'],
      [
        told(heard[1], /\$\s?\d/) &&
          told(
            heard[1],
            /cannot see|can't see|estimate|assumed|not (?:your|the) (?:real )?bill|energy alone/i,
          ),
        'no estimate, or not told that it is one',
      ],
      [
        has(heard[2], 'earnings') || told(heard[2], /earn\w* (?:nothing|\$)|no event|\$0/i),
        'no earnings told',
      ],
      [
        Boolean(openCard(heard[3]!)) ||
          has(heard[3], 'handover') ||
          (understood(heard[3]) && told(heard[3], /\bperson\b|call/i)),
        'no person offered',
      ],
      [has(heard[4], 'handover') || told(heard[4], /call/i), 'the call back is not confirmed'],
      [told(heard[5], /signed out|logged out|sign(?:ing)? you out|log(?:ging)? you out/i), 'not signed out'],
      [after.tickets.some((one) => one.callback), 'no call back'],
      [same(after.enrollments, before.enrollments), 'the enrollment changed'],
      [noSolar(after), 'a solar order'],
    ],
  },
  l09: {
    locale: 'es',
    cell: { devices: ['ev'], program: 'peak-savings' },
    check: ({ heard, after }) => [
      [has(heard[0], 'form') && told(heard[0], /medidor/i), 'no meter ID asked for'],
      [told(heard[1], /c[oó]digo/i), 'no code asked for'],
      [welcomed(heard[2]), 'not told of being signed in'],
      [
        told(heard[3], /un (?:solo |[uú]nico )?programa|a la vez|otro programa|Ahorro en Hora Punta/i),
        'not told that only one program is possible',
      ],
      [/sal(?:ga|ir|e)|dej|baja/i.test(heard[3]!.words), 'not offered to leave the other first'],
      [
        asksToLeave(heard[4], 'Ahorro en Hora Punta') ||
          (asksToLeave(heard[3], 'Ahorro en Hora Punta') && SALIO.test(heard[4]!.plain)),
        'not asked to confirm leaving',
      ],
      [SALIO.test(heard[4]!.plain) || SALIO.test(heard[5]!.plain), 'not told that it is left'],
      [understood(heard[6]), 'no answer'],
      [noReceiptBefore(heard, heard.length), 'something was joined'],
      [leftOnly(after, 'peak-savings'), 'still in a program'],
      [after.orders.every((order) => !order.agreed), 'something was signed'],
      [noSolar(after), 'a solar order'],
    ],
  },
  l10: {
    locale: 'es',
    cell: { devices: ['thermostat'], solar: { offerId: 'solar:solar-gable-2' } },
    check: ({ heard, before, after }) => [
      [
        says(heard[0], CHEAPEST) && (has(heard[0], 'orders') || told(heard[0], /etapa|visita|estado/i)),
        'no status',
      ],
      [asksToCancel(heard[1], CHEAPEST), 'not asked to confirm canceling'],
      [
        told(heard[2], /no se (?:ha )?(?:cambi|hizo|hecho)|sigue|queda|nada|como est(?:aba|á)|de acuerdo/i),
        'not told that it stays',
      ],
      [
        told(heard[3], /nada|gratis|no (?:le )?(?:cuesta|costar|cobr)|sin costo|costar[ií]a|\$\s?\d|%/i),
        'not told what canceling costs',
      ],
      [asksToCancel(heard[4], CHEAPEST), 'not asked once more'],
      [
        heard.slice(0, 5).every((one) => !/(?:est[aá]|queda) cancelado/i.test(one.plain)),
        'canceled before the yes',
      ],
      [/cancel/i.test(heard[5]!.plain), 'not told that it is canceled'],
      [
        same(
          after.orders,
          before.orders.map((order) => ({ ...order, state: 'cancelled' })),
        ),
        'not that order, and it alone, canceled',
      ],
      [after.enrollments.length === 0, 'enrolled'],
    ],
  },
}
/** Of those within $15,000 */
const MOST_POWER = 'Daylight Four 4.05'
const MOST_POWER_ID = 'solar:solar-daylight-4'
const SALIO = /\bsali[oó](?![a-z])|ya no est[aá]|dado de baja|fuera de|ha salido/i
const asksToCancel = (heard: Heard | undefined, name: string) =>
  cardWords(heard).includes(name) && /cancel|anul/i.test(cardWords(heard)) && !has(heard, 'quote')
const allWithin = (heard: Heard | undefined, minor: number) =>
  pricesIn(heard).length > 0 && pricesIn(heard).every((price) => price <= minor)
