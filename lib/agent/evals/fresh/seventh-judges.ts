import { type Heard, openCard, partOf } from '@/lib/agent/evals/dialogues/heard'
import type { PersonState } from '@/lib/agent/evals/world/cell-state'
import { AT_ONCE } from '@/lib/domain/finance/payment-choice'
import { readNoticePreferences } from '@/lib/domain/notice/may-notify-now'
import { demoSolarOffers } from '@/lib/simulator/solar/demo-solar-offers'
import type { FreshJudge } from './fresh-set'
import {
  answered,
  asksAbout,
  asksFor,
  asksToLeave,
  CHEAPEST,
  CHEAPEST_ID,
  cardWords,
  enrolledOnly,
  failed,
  growthIn,
  has,
  inOnly,
  isAbout,
  LEFT,
  listsAsMine,
  namesProgram,
  noReceiptBefore,
  noSolar,
  orderedOnly,
  programsFor,
  quoteOf,
  SIGNED_OUT,
  same,
  says,
  signsOutEverywhere,
  stateOf,
  TAKEN_BACK,
  taken,
  tellsEvening,
  tellsNothingDeleted,
  tellsSignedOut,
  tellsWhoSees,
  told,
  understood,
  welcomed,
} from './judge-words'
import { CLOCK, VISIT_DAYS, VISITS } from './visit-words'

/**
 * What each dialogue's sentences of expectation mean in rows and cards. Where an answer is looked for in words, the
 * suggestions under it do not count, but where it is enough that something is offered, and for the times of a visit. Several
 * messages say yes to what may have been done at once (w04, w05, w06, w07, w08, w10): then it is right to say that it is done.
 * In w05 the quiet hours asked for are the usual ones: to say that they are set already is right. In w08 nothing is known of the
 * street. In w10 the two weeks may be a pause of the program or an absence; a day more or less by how one counts is right. That
 * the sessions are ended is judged by what is told, as in the sixth set.
 */
export const seventhJudges: Record<string, FreshJudge> = {
  w01: {
    cell: { devices: ['thermostat'] },
    check: ({ heard, before, after }) => [
      [
        namesProgram(heard[0], 'thermostat') || (told(heard[0], /thermostat/i) && told(heard[0], /program/i)),
        'not told of the thermostat program',
      ],
      [/sign|log ?in|meter|code/i.test(heard[0]!.words), 'not told to sign in'],
      [told(heard[1], /code/i) && !failed(heard[1]), 'no code asked for'],
      [welcomed(heard[2]), 'not told of being signed in'],
      [asksAbout(heard[3], 'thermostat'), 'not asked whether to show the quote'],
      [
        understood(heard[4]) &&
          told(
            heard[4],
            /\bturn|by hand|overrid|any ?time|whenever|change (?:it|the)|set (?:it|the|point)|yourself|say no/i,
          ),
        'not told that one may turn it back',
      ],
      [quoteOf(heard[5], 'thermostat'), 'no quote'],
      [noReceiptBefore(heard, 6), 'enrolled before the last yes'],
      [has(heard[6], 'receipt') && namesProgram(heard[6], 'thermostat'), 'no receipt'],
      [enrolledOnly(after, 'thermostat'), 'not enrolled in the thermostat program alone'],
      [noSolar(after), 'a solar order'],
      [same([after.devices, after.tickets], [before.devices, before.tickets]), 'something else changed'],
    ],
  },
  w02: {
    cell: { devices: ['ev', 'battery'], program: 'ev-evening-pause' },
    check: ({ heard, before, after }) => [
      [asksToLeave(heard[0], 'Evening Charge Pause'), 'not asked to confirm leaving'],
      [!LEFT.test(heard[0]!.plain), 'left before the yes'],
      [LEFT.test(heard[1]!.plain), 'not told that it is left'],
      [asksAbout(heard[2], 'battery'), 'not asked about the battery program'],
      [quoteOf(heard[3], 'battery'), 'no quote of the battery program'],
      [
        understood(heard[4]) &&
          told(heard[4], /reserve|%|percent|empty|drain|discharg|left in|kept|keep|not know|don['’]t know/i),
        'not told what is left in the battery',
      ],
      [noReceiptBefore(heard, 5), 'enrolled before the last yes'],
      [has(heard[5], 'receipt') && namesProgram(heard[5], 'battery'), 'no receipt'],
      [namesProgram(heard[6], 'battery'), 'not told what one is in'],
      [programsFor('ev').every(({ id }) => !listsAsMine(heard[6], id)), 'told to be in the program for cars'],
      [stateOf(after, 'ev-evening-pause') === 'left', 'the program for cars is not left'],
      [
        after.enrollments.filter((one) => one.state !== 'left').length === 1 &&
          programsFor('battery').some(({ id }) => stateOf(after, id) === 'active'),
        'not enrolled in the battery program alone',
      ],
      [noSolar(after), 'a solar order'],
      [same([after.devices, after.tickets], [before.devices, before.tickets]), 'something else changed'],
    ],
  },
  w03: {
    cell: { devices: ['water-heater'] },
    check: ({ heard, before, after }) => [
      [
        told(heard[0], /kWh/) &&
          told(heard[0], /\bmonths?\b|\bjuly?\b/i) &&
          told(heard[0], /last month|previous|month before|\bjune?\b/i),
        'not told of this month and the last',
      ],
      [
        told(
          heard[0],
          /estimat|assum|reading|cannot|can['’]t|do(?:es)? not|don['’]t|not (?:your|the|a) (?:\w+ )?bill|energy (?:part|alone|only)/i,
        ),
        'not told what is known of the bill',
      ],
      [understood(heard[1]) && tellsEvening(heard[1]), 'not told the hours of the highest use'],
      [says(heard[2], 'Peak Savings'), 'not told of the rebate'],
      [
        understood(heard[3]) &&
          told(
            heard[3],
            /\bnothing\b|no (?:penalty|reward|fee|charge|cost|payment)|without (?:a )?penalty|(?:not|n['’]t|never) (?:charged|pay|paid|cost|earn|lose|get)|only what you save|\bmiss/i,
          ),
        'not told what happens then',
      ],
      [asksFor(heard[4], 'Peak Savings'), 'not asked whether to show the quote'],
      [has(heard[5], 'quote') && says(heard[5], 'Peak Savings'), 'no quote'],
      [understood(heard[6]) && NOTHING_CHANGED.test(heard[6]!.plain), 'not told that nothing changed'],
      [noReceiptBefore(heard, heard.length), 'something was joined'],
      [after.enrollments.length === 0, 'enrolled'],
      [after.orders.every((order) => !order.agreed), 'something was signed'],
      [noSolar(after), 'a solar order'],
      [same([after.devices, after.tickets], [before.devices, before.tickets]), 'something else changed'],
    ],
  },
  w04: {
    cell: { devices: ['thermostat'], program: 'comfort-flex', event: 'asked' },
    check: ({ heard, before, after }) => [
      [
        has(heard[0], 'event') || (told(heard[0], /7:30|19:30/) && told(heard[0], /8:30|20:30/)),
        'not told when it is',
      ],
      [told(heard[1], /transformer|limit|grid|network|overload|peak|street/i), 'no reason'],
      [
        told(
          heard[2],
          /\bnothing\b|no (?:penalty|cost|fee|charge)|without (?:a )?(?:penalty|cost)|not? (?:cost|lose)|free|\bmiss/i,
        ),
        'not told what declining costs',
      ],
      [
        heard
          .slice(0, 3)
          .every((one) => !/you are out of|you're out of|thank you, you are in\b/i.test(one.plain)),
        'answered by a question',
      ],
      [
        Boolean(openCard(heard[3]!)) ||
          told(heard[3], /you are out|you're out|declin|skip|sit(?:ting)? out|not taking part|without you/i),
        'not told that it is declined',
      ],
      [
        told(heard[4], /\bout\b|declin|already|answered|stay|still in|keep|skip|without you/i),
        'not told that it is declined after the yes',
      ],
      [
        understood(heard[5]) &&
          (says(heard[5], 'Comfort Flex') || /\byes\b|\bstill\b|\bstay/i.test(heard[5]!.plain)),
        'not told that one is still in it',
      ],
      [heard.every((one) => !asksToLeave(one, 'Comfort Flex')), 'asked to leave'],
      [answered(after, 'declined'), 'the event is not declined'],
      [inOnly(after, ['comfort-flex']), 'not in the thermostat program'],
      [noSolar(after), 'a solar order'],
      [
        same(
          [after.enrollments, after.devices, after.tickets],
          [before.enrollments, before.devices, before.tickets],
        ),
        'something else changed',
      ],
    ],
  },
  w05: {
    cell: { devices: ['battery'], program: 'battery-boost', event: 'settled' },
    check: ({ heard, before, after }) => [
      [told(heard[0], /kWh?\b/) && told(heard[0], /\$\s?\d/), 'not the reduction and the reward'],
      [
        told(heard[1], /\d\s?kWh?\b/) &&
          told(heard[1], /usual|baseline|average|normal(?:ly)?|typical|earlier days|days before/i),
        'not the baseline and how it is formed',
      ],
      [
        told(heard[2], /kWh\b/) && told(heard[2], /\$\s?2(?:\.00)?(?!\d)/),
        'not told how the reward follows from the rate',
      ],
      [
        has(heard[3], 'earnings') ||
          told(
            heard[3],
            /(?:total|earn\w*|so far|together|reward\w*|in all)[^$]{0,60}\$\s?\d|\$\s?\d[^$]{0,60}(?:total|earn\w*|so far|together|in all)/i,
          ),
        'not the total',
      ],
      [
        told(heard[4], NINE_IN_THE_EVENING) && told(heard[4], SEVEN_IN_THE_MORNING),
        'the quiet hours are neither set nor repeated',
      ],
      [
        !failed(heard[5]) &&
          ((told(heard[5], NINE_IN_THE_EVENING) && told(heard[5], SEVEN_IN_THE_MORNING)) ||
            told(heard[5], /\balready\b|quiet hours|no (?:notices?|messages?)/i)),
        'not told that the quiet hours are set',
      ],
      [
        same(readNoticePreferences(after.person.preferences, null).quietHours, { fromHour: 21, toHour: 7 }),
        'not quiet from 21 to 7',
      ],
      [inOnly(after, ['battery-boost']), 'not in the battery program'],
      [
        same(
          [after.enrollments, after.orders, after.devices, after.tickets, after.responses],
          [before.enrollments, before.orders, before.devices, before.tickets, before.responses],
        ),
        'something else changed',
      ],
    ],
  },
  w06: {
    cell: { devices: ['thermostat'] },
    check: ({ heard, before, after, visit }) => [
      [
        isAbout(heard[0], CHEAPEST) &&
          told(heard[0], /7,?200/) &&
          told(heard[0], /\b2(?:\.0)?\s?kW\b/) &&
          says(heard[0], 'Gable & Sun Roofing'),
        'not the cheapest with installer, size and price',
      ],
      [
        isAbout(heard[1], CHEAPEST) || (understood(heard[1]) && namesNoOther(heard[1], CHEAPEST)),
        'not about the cheapest',
      ],
      [
        told(heard[1], /\byears?\b/i) &&
          told(heard[1], /pays?\b|paid|payback|break.?even|earns? (?:it|its)|itself/i),
        'no payback told',
      ],
      [asksFor(heard[2], CHEAPEST), 'not asked whether to show the quote'],
      [has(heard[3], 'quote') && says(heard[3], CHEAPEST), 'no quote'],
      [noReceiptBefore(heard, 4), 'ordered before the last yes'],
      [has(heard[4], 'receipt'), 'no receipt'],
      [
        VISIT_DAYS.every((day) => day.test(heard[5]!.words)) && CLOCK.test(heard[5]!.words),
        'not the days and hours of the visit',
      ],
      [
        understood(heard[6]) && told(heard[6], VISIT_DAYS[0]),
        'the earliest time is neither taken nor repeated',
      ],
      [
        !failed(heard[7]) &&
          (told(heard[7], VISIT_DAYS[0]) || told(heard[7], /\bvisit\b|\balready\b|\bbooked\b/i)),
        'not told that the visit is set',
      ],
      [orderedOnly(after, CHEAPEST_ID), 'not the cheapest ordered, once'],
      [visit !== null && (visit.payment ?? AT_ONCE) === AT_ONCE, 'with a loan'],
      [visit?.visitAt === VISITS[0], 'the visit is not at the earliest time'],
      [after.enrollments.length === 0, 'enrolled'],
      [same([after.devices, after.tickets], [before.devices, before.tickets]), 'something else changed'],
    ],
  },
  w07: {
    cell: { devices: ['ev'], solar: { offerId: CHEAPEST_ID } },
    check: ({ heard, before, after, visit }) => [
      [
        says(heard[0], CHEAPEST) &&
          (has(heard[0], 'orders') || told(heard[0], /visit|stage|status|permit|confirmed|under way/i)),
        'no status',
      ],
      [
        VISIT_DAYS.slice(1).every((day) => day.test(heard[1]!.words)) && CLOCK.test(heard[1]!.words),
        'not the other days and hours',
      ],
      [
        !/\bI(?:['’]ve| have)? moved\b|\bvisit (?:is|has been) moved\b|\bmoved (?:it|(?:the|your) visit) to\b/i.test(
          heard[1]!.plain,
        ),
        'moved by a question',
      ],
      [understood(heard[2]) && told(heard[2], VISIT_DAYS[2]), 'the last time is neither taken nor repeated'],
      [
        !failed(heard[3]) &&
          (told(heard[3], VISIT_DAYS[2]) || told(heard[3], /\bmoved\b|\bvisit\b|\balready\b|\bbooked\b/i)),
        'not told that the visit is moved',
      ],
      [
        understood(heard[4]) &&
          told(
            heard[4],
            /\bnothing\b|\bfree\b|no (?:fee|cost|charge|penalty)|(?:not|n['’]t) (?:cost|charged|pay|owe|know)|\$\s?\d|%/i,
          ),
        'not told what canceling costs',
      ],
      [asksToCancel(heard[5], CHEAPEST), 'not asked to confirm canceling'],
      [understood(heard[6]) && NOTHING_CHANGED.test(heard[6]!.plain), 'not told that it stays'],
      [same(after.orders, before.orders), 'the order changed'],
      [visit?.visitAt === VISITS[2], 'the visit is not at the last time'],
      [after.enrollments.length === 0, 'enrolled'],
      [same([after.devices, after.tickets], [before.devices, before.tickets]), 'something else changed'],
    ],
  },
  w08: {
    cell: { devices: ['water-heater'] },
    check: ({ heard, before, after }) => [
      [
        understood(heard[0]) && told(heard[0], /street|transformer|reading|outage|power cut/i),
        'not what is known of the street',
      ],
      [
        has(heard[0], 'handover') ||
          Boolean(openCard(heard[0]!)) ||
          /report|pass (?:it|this|that) on|tell (?:us|me|a person)|let (?:us|me) know/i.test(heard[0]!.words),
        'not offered to report it',
      ],
      [taken(heard[1]) || Boolean(openCard(heard[1]!)), 'the outage is neither reported nor repeated'],
      [
        taken(heard[2]) || told(heard[2], /\balready\b|\bhave (?:your|the|this|a) report\b/i),
        'not told that the outage is reported',
      ],
      [
        heard
          .slice(1, 3)
          .some((one) => has(one, 'handover') || told(one, /\bT-\w+|\breference\b|\bticket\b/i)),
        'no ticket told',
      ],
      [
        told(
          heard[3],
          /promis|crew|not (?:yet )?(?:be )?know|unknown|cannot|can['’]t|do not|don['’]t|no (?:time|estimate|word|reading)|not yet|estimat|expected|about \d/i,
        ),
        'not told when it comes back or that it is not known',
      ],
      [understood(heard[4]) && told(heard[4], TAKEN_BACK), 'the report is neither withdrawn nor to be'],
      [
        !failed(heard[5]) &&
          (told(heard[5], TAKEN_BACK) ||
            told(heard[5], /\balready\b|\bno (?:\w+ )?(?:report|ticket|request)s?\b/i)),
        'not told that the report is withdrawn',
      ],
      [after.tickets.length <= 1, 'more than one report'],
      [after.tickets.every((one) => one.state !== 'open'), 'the report is still open'],
      [after.enrollments.length === 0 && noSolar(after), 'an enrollment or an order'],
      [same(after.devices, before.devices), 'the devices changed'],
    ],
  },
  w09: {
    locale: 'es',
    cell: { devices: ['water-heater'] },
    check: ({ heard, before, after }) => [
      [has(heard[0], 'comparison'), 'no comparison'],
      [(partOf(heard[0]!, 'comparison')?.assumptions.length ?? 0) > 0, 'no assumptions'],
      [growthIn(heard[1], 5), 'no comparison with 5 % a year'],
      [asksAbout(heard[2], 'water-heater'), 'not asked about the water heater program'],
      [quoteOf(heard[3], 'water-heater'), 'no quote of the water heater program'],
      [
        understood(heard[4]) &&
          told(heard[4], /tanque|caliente|fr[ií][ao]|calienta|calentar|\bhoras?\b|ducha/i) &&
          told(heard[4], /\bno\b|sigue|casi nadie|puede|un rato|vuelve|despu[eé]s|poca|queda/i),
        'not told about the hot water',
      ],
      [noReceiptBefore(heard, 5), 'enrolled before the last yes'],
      [has(heard[5], 'receipt') && namesProgram(heard[5], 'water-heater'), 'no receipt'],
      [enrolledOnly(after, 'water-heater'), 'not enrolled in the water heater program alone'],
      [noSolar(after), 'a solar order'],
      [same([after.devices, after.tickets], [before.devices, before.tickets]), 'something else changed'],
    ],
  },
  w10: {
    locale: 'es',
    cell: { devices: ['ev'], program: 'ev-evening-pause' },
    check: ({ heard, before, after }) => [
      [
        /paus|ausen|fuera|viaj|vacacion|vuelva|vuelta/i.test(cardWords(heard[0])),
        'not asked to confirm the pause',
      ],
      [
        told(
          heard[0],
          /\b1[345]\sd[ií]as|(?:dos|2)\ssemanas|\b(?:29|30|31)\s(?:de\s)?jul|\bjul[a-z]*\.?\s(?:29|30|31)\b|\b(?:29|30|31)\/0?7\b|\b0?7\/(?:29|30|31)\b/i,
        ),
        'not told for how long it would be',
      ],
      [
        understood(heard[1]) && told(heard[1], /paus|ausen|fuera|viaj|vacacion|\bhasta\b/i),
        'not told that it is paused',
      ],
      [tellsWhoSees(heard[2]), 'not told who sees the data'],
      [
        /borr|elimin/i.test(cardWords(heard[3])) &&
          told(heard[3], /\bley\b|qued|conserv|guard|programa|sesi[oó]n|deshac|recuper|para siempre/i),
        'not asked to confirm the deletion, with what follows',
      ],
      [tellsNothingDeleted(heard[4]), 'not told that nothing is deleted'],
      [signsOutEverywhere(heard[5]), 'neither signed out everywhere nor asked'],
      [tellsSignedOut(heard[6], heard[5]), 'not told that one is signed out'],
      [heard.slice(5).some((one) => SIGNED_OUT.test(one.plain)), 'the sessions are not ended'],
      [awayForTwoWeeks(after), 'not paused for two weeks'],
      [
        after.enrollments.length === 1 && stateOf(after, 'ev-evening-pause') !== 'left',
        'not in the program for cars alone',
      ],
      [!after.person.deleted, 'deleted'],
      [after.orders.every((order) => !order.agreed), 'something was signed'],
      [noSolar(after), 'a solar order'],
      [same([after.devices, after.tickets], [before.devices, before.tickets]), 'something else changed'],
    ],
  },
}
const NINE_IN_THE_EVENING = /\b9(?::00)?\s?p\.?m|\b21(?::00|\s?h)|\b21\b/i
const SEVEN_IN_THE_MORNING = /\b7(?::00)?\s?a\.?m|\b0?7:00|\b7\s?h\b/i
const NOTHING_CHANGED =
  /\b(?:nothing|not|no|unchanged)\b|n['’]t\b|as (?:it|they|things|everything) (?:is|was|are|were)|\bstays?\b|\bstill\b|\bkeep|\bkept\b|goes on/i
const OTHER_OFFERS = demoSolarOffers().map(({ name }) => name)
const namesNoOther = (heard: Heard | undefined, name: string) =>
  OTHER_OFFERS.every((other) => other === name || !heard?.plain.includes(other))
const asksToCancel = (heard: Heard | undefined, name: string) =>
  cardWords(heard).includes(name) && /cancel/i.test(cardWords(heard)) && !has(heard, 'quote')
/** From July 16 on: a pause until two weeks later, or an absence. */
const awayForTwoWeeks = ({ enrollments, person }: PersonState) => {
  const days = enrollments[0]?.pausedDays ?? 0
  const until = person.awayUntil ?? ''
  return (
    (enrollments[0]?.state === 'paused' && days >= 13 && days <= 15) ||
    (until >= '2026-07-29' && until <= '2026-07-31')
  )
}
