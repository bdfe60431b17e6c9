import { type Heard, openCard, partOf } from '@/lib/agent/evals/dialogues/heard'
import type { PersonState } from '@/lib/agent/evals/world/cell-state'
import { readNoticePreferences } from '@/lib/domain/notice/may-notify-now'
import {
  asks,
  endsSessions,
  goesOnLeftOut,
  HAS_REPORT,
  HORA,
  isDeclined,
  isReported,
  localDay,
  PAYS_BACK,
  SIETE_DE_LA_MANANA,
} from './deed-words'
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
  has,
  inOnly,
  isAbout,
  LEFT,
  namesProgram,
  noReceiptBefore,
  noSolar,
  orderedOnly,
  pricesIn,
  programsFor,
  quoteOf,
  same,
  says,
  stateOf,
  TAKEN_BACK,
  taken,
  tellsEvening,
  told,
  understood,
  welcomed,
} from './judge-words'
import { CLOCK, VISIT_DAYS, VISIT_DAYS_ES, VISITS } from './visit-words'

/**
 * What each dialogue's sentences of expectation mean in rows and cards. Where an answer is looked for in words, the
 * suggestions under it do not count, but for the times of a visit they do. Where customers are promised no question before a
 * deed, doing at once what their own words plainly ask for is as right as asking first, even if the sentence expects a
 * question: saying no to an event (v03), quiet hours and an absence (v04), the time of a visit (v05, v06), a report and its
 * withdrawal (v07), a copy of the data and signing out (v09); the yes after it is then answered by what was done, or by how
 * things stand. A question does nothing. In v04 the quiet hours asked for are the usual ones: to say that they hold already is
 * right; the absence may end with the 27th or with the day after, and whether one is still in the program is all that its last
 * message asks. In v07 nothing is known of the street. That the sessions of v09 are ended is judged by what is told, and a yes
 * after they were ended finds nothing that waits for it, as in the sixth set.
 */
export const eighthJudges: Record<string, FreshJudge> = {
  v01: {
    cell: { devices: ['thermostat'] },
    check: ({ heard, before, after }) => [
      [told(heard[0], /code/i) && !failed(heard[0]), 'no code asked for'],
      [welcomed(heard[1]), 'not told of being signed in'],
      [
        namesProgram(heard[2], 'thermostat') || (told(heard[2], /thermostat/i) && told(heard[2], /program/i)),
        'not told of the thermostat program',
      ],
      [
        understood(heard[3]) &&
          told(
            heard[3],
            /°|degree|warm|\bhot\b|\bcool|comfort|\bfelt\b|turn (?:it|the thermostat) back|by hand|(?:not|n['’]t) know/i,
          ),
        'not told how warm it gets',
      ],
      [asksAbout(heard[4], 'thermostat'), 'not asked whether to show the quote'],
      [quoteOf(heard[5], 'thermostat'), 'no quote'],
      [understood(heard[6]) && told(heard[6], NOTICE), 'not told how long before'],
      [noReceiptBefore(heard, 7), 'enrolled before the last yes'],
      [has(heard[7], 'receipt') && namesProgram(heard[7], 'thermostat'), 'no receipt'],
      [enrolledOnly(after, 'thermostat'), 'not enrolled in the thermostat program alone'],
      [noSolar(after), 'a solar order'],
      [same([after.devices, after.tickets], [before.devices, before.tickets]), 'something else changed'],
    ],
  },
  v02: {
    cell: { devices: ['thermostat', 'battery'], program: 'comfort-flex' },
    check: ({ heard, before, after }) => [
      [says(heard[0], 'Comfort Flex'), 'not told what one is in'],
      [
        told(heard[1], /one (?:single |event )?program|at a time|another program|Comfort Flex/i),
        'not told that only one program is possible',
      ],
      [
        /\bleav|\bquit|switch|\bout of\b/i.test(heard[1]!.words) && !has(heard[1], 'quote'),
        'not offered to leave the other first',
      ],
      [heard.slice(0, 2).every((one) => !LEFT.test(one.plain)), 'left before the yes'],
      [LEFT.test(heard[2]!.plain), 'not told that it is left'],
      [asksAbout(heard[3], 'battery'), 'not asked about the battery program'],
      [quoteOf(heard[4], 'battery'), 'no quote of the battery program'],
      [understood(heard[5]) && told(heard[5], NO_PENALTY), 'not told whether there is a penalty'],
      [noReceiptBefore(heard, 6), 'enrolled before the last yes'],
      [has(heard[6], 'receipt') && namesProgram(heard[6], 'battery'), 'no receipt'],
      [stateOf(after, 'comfort-flex') === 'left', 'the thermostat program is not left'],
      [
        after.enrollments.filter((one) => one.state !== 'left').length === 1 &&
          programsFor('battery').some(({ id }) => stateOf(after, id) === 'active'),
        'not enrolled in the battery program alone',
      ],
      [noSolar(after), 'a solar order'],
      [same([after.devices, after.tickets], [before.devices, before.tickets]), 'something else changed'],
    ],
  },
  v03: {
    cell: { devices: ['ev'], program: 'ev-evening-pause', event: 'asked' },
    check: ({ heard, before, after }) => [
      [
        has(heard[0], 'event') || (told(heard[0], /7:30|19:30/) && told(heard[0], /8:30|20:30/)),
        'not told when it is',
      ],
      [
        told(heard[1], /transformer|limit|grid|network|overload|peak|street|(?:not|n['’]t) know/i),
        'no reason',
      ],
      [
        isDeclined(heard[2]!) || (asks(heard[2]!) && told(heard[2], /skip|declin|\bout\b|\bno\b|not tak/i)),
        'neither declined nor asked whether to',
      ],
      [
        understood(heard[3]) &&
          told(heard[3], /morning|\bfull\b|charg|ready|in time|(?:not|n['’]t) know/i) &&
          told(heard[3], /\byes\b|\bwill\b|ready|later|in time|goes on|all the same|(?:not|n['’]t) know/i),
        'not told whether the car is charged by morning',
      ],
      [
        heard.slice(0, 2).every((one) => !isDeclined(one)) &&
          (isDeclined(heard[2]!) || !isDeclined(heard[3]!)),
        'declined by a question',
      ],
      [!isDeclined(heard[4]!), 'declined by a no to it'],
      [
        understood(heard[4]) &&
          (Boolean(openCard(heard[4]!)) ||
            told(heard[4], /you(?: are|['’]re) in\b|tak(?:e|es|ing) part|accept/i)),
        'neither accepted nor asked',
      ],
      [
        !failed(heard[5]) &&
          told(heard[5], /\b(?:are|['’]re) in\b|tak(?:e|es|ing) part|accept|already/i) &&
          !isDeclined(heard[5]!),
        'not told that one takes part',
      ],
      [
        understood(heard[6]) && told(heard[6], /\$\s?\d/) && told(heard[6], /\bevents?\b|kWh|reading|month/i),
        'not told what it brings and how',
      ],
      [heard.every((one) => !asksToLeave(one, 'Evening Charge Pause')), 'asked to leave'],
      [answered(after, 'accepted'), 'the event is not accepted'],
      [inOnly(after, ['ev-evening-pause']), 'not in the program for cars'],
      [
        same(
          [after.enrollments, after.orders, after.devices, after.tickets],
          [before.enrollments, before.orders, before.devices, before.tickets],
        ),
        'something else changed',
      ],
    ],
  },
  v04: {
    locale: 'es',
    cell: { devices: ['battery'], program: 'battery-boost', event: 'settled' },
    check: ({ heard, before, after }) => [
      [told(heard[0], /\$\s?\d/) && told(heard[0], /gan[oóa]|recompensa|evento|abon/i), 'no earnings told'],
      [
        told(heard[1], /habitual|l[ií]nea (?:de )?base|promedio|parecid|de costumbre|normalmente/i) &&
          told(heard[1], /\$\s?\d|pag|recompensa|importe|cuent/i),
        'not told how it is worked out',
      ],
      [
        understood(heard[2]) && told(heard[2], NUEVE_DE_LA_NOCHE) && told(heard[2], SIETE_DE_LA_MANANA),
        'the quiet hours are neither set nor repeated',
      ],
      [
        !failed(heard[3]) &&
          ((told(heard[3], NUEVE_DE_LA_NOCHE) && told(heard[3], SIETE_DE_LA_MANANA)) ||
            told(heard[3], /silencio|\bya (?:est|son|qued)|sin (?:avisos|mensajes)/i)),
        'not told that the quiet hours are set',
      ],
      [
        understood(heard[4]) &&
          told(heard[4], /fuera|ausen|vacacion|paus/i) &&
          told(heard[4], /\b20\b/) &&
          told(heard[4], /\b2[78]\b/),
        'the absence is neither repeated nor set',
      ],
      [
        understood(heard[5]) &&
          ((told(heard[5], /\bhasta\b|fuera|ausen|vacacion|paus/i) && told(heard[5], /\b2[78]\b/)) ||
            (!asks(heard[4]!) && told(heard[5], /\bya (?:est|qued)|fuera|ausen/i))),
        'not told that the absence is set',
      ],
      [
        understood(heard[6]) &&
          (namesProgram(heard[6], 'battery') || told(heard[6], /bater[ií]a|(?:^|\W)s[ií][,.:; ]/i)),
        'not told that one is still in it',
      ],
      [
        same(readNoticePreferences(after.person.preferences, null).quietHours, { fromHour: 21, toHour: 7 }),
        'not quiet from 21 to 7',
      ],
      [awayInJuly(after), 'not away from July 20 to 27'],
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
  v05: {
    check: ({ heard, before, after, visit }) => [
      [pricesIn(heard[0]).length > 1, 'not the solar offers'],
      [isAbout(heard[1], CHEAPEST) && told(heard[1], /7,?200/), 'the cheapest is not named with its price'],
      [told(heard[1], /\byears?\b/i) && told(heard[1], PAYS_BACK), 'no payback told'],
      [asksFor(heard[2], CHEAPEST), 'not asked whether to show the quote'],
      [has(heard[3], 'quote') && says(heard[3], CHEAPEST), 'no quote'],
      [
        understood(heard[4]) && told(heard[4], /month|inst?al|loan|financ/i) && told(heard[4], /\bbanks?\b/i),
        'not told of installments and whose loan it is',
      ],
      [noReceiptBefore(heard, 5), 'ordered before the last yes'],
      [
        has(heard[5], 'receipt') || VISIT_DAYS.every((day) => day.test(heard[5]!.words)),
        'neither a receipt nor the times of the visit',
      ],
      [heard.slice(5).some((one) => has(one, 'receipt')), 'no receipt'],
      [
        understood(heard[6]) && told(heard[6], VISIT_DAYS[0]) && told(heard[6], CLOCK),
        'the first time is neither taken nor repeated',
      ],
      [
        !failed(heard[7]) &&
          (told(heard[7], VISIT_DAYS[0]) || told(heard[7], /\bvisit\b|\balready\b|\bbooked\b/i)),
        'not told that the visit is set',
      ],
      [orderedOnly(after, CHEAPEST_ID), 'not the cheapest ordered, once'],
      [visit?.visitAt === VISITS[0], 'the visit is not at the first time'],
      [after.enrollments.length === 0, 'enrolled'],
      [same([after.devices, after.tickets], [before.devices, before.tickets]), 'something else changed'],
    ],
  },
  v06: {
    locale: 'es',
    cell: { solar: { offerId: CHEAPEST_ID } },
    check: ({ heard, before, after, visit }) => [
      [told(heard[0], /c[oó]digo|\bcode\b/i) && !failed(heard[0]), 'no code asked for'],
      [welcomed(heard[1]), 'not told of being signed in'],
      [has(heard[2], 'orders') || told(heard[2], /etapa|estado|pedido|en marcha/i), 'no status'],
      [
        told(heard[2], /visita/i) && VISIT_DAYS_ES.some((day) => told(heard[2], day)) && told(heard[2], HORA),
        'not told when the visit is',
      ],
      [
        VISIT_DAYS_ES.slice(1).every((day) => day.test(heard[3]!.words)) && HORA.test(heard[3]!.words),
        'not the other days and hours',
      ],
      [
        !/\bhe (?:movido|cambiado|pasado)\b|\b(?:cambié|moví) (?:la|su) visita|visita (?:est[aá]|queda|qued[oó]|ha sido) (?:movida|cambiada)|^\W*Hecho\b/i.test(
          heard[3]!.plain,
        ),
        'moved by a question',
      ],
      [
        understood(heard[4]) && told(heard[4], VISIT_DAYS_ES[2]),
        'the last time is neither taken nor repeated',
      ],
      [
        !failed(heard[5]) &&
          (told(heard[5], VISIT_DAYS_ES[2]) ||
            told(heard[5], /cambiad|movid|visita|\bya (?:est|qued)|reservad/i)),
        'not told that the visit is moved',
      ],
      [
        understood(heard[6]) &&
          told(heard[6], /cancel|anul/i) &&
          told(
            heard[6],
            /\bnada\b|gratis|sin costo|no (?:le )?(?:cuesta|costar|cobr)|costar[ií]a|\bdiga\b|\bpued|\bs[ií][,.:; ]|\$\s?\d|%/i,
          ),
        'not told whether it can be canceled',
      ],
      [
        heard.every(
          (one) => !/(?:est[aá]|queda|qued[oó]|ha sido|fue) (?:cancelad|anulad)/i.test(goesOnLeftOut(one)),
        ),
        'told to be canceled',
      ],
      [
        understood(heard[7]) &&
          /\bnada\b|\bno (?:se|est[aá]|lo|he|hice|cancel)|sigue|\bqueda|como est|en marcha|de acuerdo/i.test(
            heard[7]!.plain,
          ),
        'not told that it stays',
      ],
      [same(after.orders, before.orders), 'the order changed'],
      [visit?.visitAt === VISITS[2], 'the visit is not at the last time'],
      [after.enrollments.length === 0, 'enrolled'],
      [same([after.devices, after.tickets], [before.devices, before.tickets]), 'something else changed'],
    ],
  },
  v07: {
    cell: { devices: ['thermostat'] },
    check: ({ heard, before, after }) => [
      [
        understood(heard[0]) &&
          (isReported(heard[0]!) || (asks(heard[0]!) && told(heard[0], /flicker|fault|lights?\b|report/i))),
        'neither reported nor asked about the flicker',
      ],
      [
        taken(heard[1]) ||
          Boolean(openCard(heard[1]!)) ||
          (isReported(heard[0]!) && told(heard[1], HAS_REPORT)),
        'the flicker is neither reported nor repeated',
      ],
      [taken(heard[2]) || told(heard[2], HAS_REPORT), 'not told that the flicker is reported'],
      [
        understood(heard[3]) &&
          told(heard[3], /street|transformer|reading|outage|power cut|planned|\bworks?\b/i),
        'not what is known of the street',
      ],
      [
        understood(heard[4]) &&
          told(
            heard[4],
            /promis|crew|not (?:yet )?(?:be )?know|unknown|cannot|can['’]t|do not|don['’]t|no time|not yet|estimat|expected|within|tomorrow|about \d/i,
          ),
        'not told when somebody comes or that it is not known',
      ],
      [understood(heard[5]) && told(heard[5], TAKEN_BACK), 'the report is neither withdrawn nor to be'],
      [
        !failed(heard[6]) &&
          (told(heard[6], TAKEN_BACK) ||
            told(heard[6], /\balready\b|\bno (?:\w+ )?(?:report|ticket|request)s?\b/i)),
        'not told that the report is withdrawn',
      ],
      [
        after.tickets.length === 1 && after.tickets.every((one) => one.topic === 'fault'),
        'not one report of the flicker',
      ],
      [after.tickets.every((one) => one.state !== 'open'), 'the report is still open'],
      [after.enrollments.length === 0 && noSolar(after), 'an enrollment or an order'],
      [same(after.devices, before.devices), 'the devices changed'],
    ],
  },
  v08: {
    cell: { devices: ['thermostat'], program: 'comfort-flex' },
    check: ({ heard, before, after }) => [
      [has(heard[0], 'comparison'), 'no comparison'],
      [
        told(
          heard[1],
          /\$\s?\d+\.\d+[^.]{0,25}(?:kWh|kilowatt)|\d+(?:\.\d+)? ?(?:cents|¢)|(?:kWh|price)[^.$]{0,40}\$\s?0?\.\d+/i,
        ),
        'the price of electricity is not named',
      ],
      [priceIn(heard[2]) === 0.25, 'no comparison with 25 cents'],
      [understood(heard[3]) && told(heard[3], /\byears?\b/i) && told(heard[3], PAYS_BACK), 'no payback told'],
      [
        understood(heard[4]) &&
          told(heard[4], /subsid|credit|grant|incentive|federal/i) &&
          told(heard[4], /\b(?:no|none|not|nothing|without|ended|expired)\b|n['’]t\b/i),
        'not told which subsidies there are',
      ],
      [
        understood(heard[5]) &&
          told(
            heard[5],
            /\bboth\b|\byes\b|together|side by side|independent|alongside|you (?:can )?(?:keep|stay)|one (?:does|of them does) not|(?:not|n['’]t) know/i,
          ),
        'not told whether both can be had',
      ],
      [
        understood(heard[6]) &&
          told(
            heard[6],
            /\b(?:nothing|not|no|none)\b|n['’]t\b|any ?time|whenever|take your time|come back|stays?\b|kept|for the next time/i,
          ),
        'not told that nothing is done',
      ],
      [heard.every((one) => !asksToLeave(one, 'Comfort Flex')), 'asked to leave'],
      [noReceiptBefore(heard, heard.length), 'something was ordered'],
      [after.orders.every((order) => !order.agreed), 'something was signed'],
      [noSolar(after), 'a solar order'],
      [inOnly(after, ['comfort-flex']), 'not in the thermostat program'],
      [
        same(
          [after.enrollments, after.devices, after.tickets, after.responses],
          [before.enrollments, before.devices, before.tickets, before.responses],
        ),
        'something else changed',
      ],
    ],
  },
  v09: {
    cell: { devices: ['water-heater'], program: 'hot-water-timeout' },
    check: ({ heard, before, after }) => [
      [
        told(heard[0], /meter|\bdata\b|readings|usage/i) &&
          told(heard[0], /\bbill|installer|sells?\b|sold|\bstaff\b|\bonly\b|nobody|no one|employees/i),
        'not told who sees the data',
      ],
      [understood(heard[1]) && told(heard[1], EXPORT), 'no copy given or offered'],
      [
        understood(heard[2]) &&
          (told(heard[2], EXPORT) || (!asks(heard[1]!) && told(heard[2], /\balready\b|\babove\b/i))),
        'not told of the copy after the yes',
      ],
      [
        /paus/i.test(cardWords(heard[3])) && says(heard[3], 'Hot Water Timeout') && told(heard[3], JULY_29),
        'not asked to confirm the pause until July 29',
      ],
      [
        understood(heard[4]) &&
          told(
            heard[4],
            /by itself|\bkeep|\bstay|resum|goes on|not (?:leaving|left|leave)|no need|nothing (?:you|to)|(?:not|n['’]t) (?:need|have|know|mean)|\bno\b/i,
          ),
        'not told whether one signs up again',
      ],
      [
        heard.slice(3, 5).every((one) => !/\bDone\.|(?:has been|have|['’]ve) paused/.test(one.plain)),
        'paused before the yes',
      ],
      [
        understood(heard[5]) && told(heard[5], /paus/i) && told(heard[5], JULY_29),
        'not told that it is paused until July 29',
      ],
      [
        told(heard[6], /sign|\blog|session/i) && told(heard[6], /\ball\b|every|\bany\b/i),
        'neither signed out everywhere nor asked',
      ],
      [
        told(
          heard[7],
          /sign(?:ed|ing)? (?:you )?(?:in|out)|log(?:ged|ging)? (?:you )?(?:in|out)|session|already/i,
        ) ||
          (endsSessions(heard[6]!) && /nothing (?:is |that )?wait|nothing pending/i.test(heard[7]!.plain)),
        'not told that one is signed out',
      ],
      [heard.slice(6).some(endsSessions), 'the sessions are not ended'],
      [pausedUntilJuly29(after), 'not paused until July 29'],
      [after.enrollments.length === 1, 'in another program'],
      [heard.every((one) => !LEFT.test(one.plain)), 'left'],
      [!after.person.deleted, 'deleted'],
      [after.orders.every((order) => !order.agreed), 'something was signed'],
      [noSolar(after), 'a solar order'],
      [same([after.devices, after.tickets], [before.devices, before.tickets]), 'something else changed'],
    ],
  },
  v10: {
    check: ({ heard, before, after }) => [
      [told(heard[0], /code/i) && !failed(heard[0]), 'no code asked for'],
      [welcomed(heard[1]), 'not told of being signed in'],
      [understood(heard[2]) && tellsEvening(heard[2]), 'not told the hours of the highest use'],
      [says(heard[3], 'Peak Savings'), 'not told of the rebate'],
      [asksFor(heard[4], 'Peak Savings'), 'not asked whether to show the quote'],
      [has(heard[5], 'quote') && says(heard[5], 'Peak Savings'), 'no quote'],
      [understood(heard[6]) && told(heard[6], NO_PENALTY), 'not told whether it costs anything'],
      [noReceiptBefore(heard, 7), 'enrolled before the last yes'],
      [has(heard[7], 'receipt') && says(heard[7], 'Peak Savings'), 'no receipt'],
      [inOnly(after, ['peak-savings']), 'not enrolled in the rebate alone'],
      [noSolar(after), 'a solar order'],
      [same([after.devices, after.tickets], [before.devices, before.tickets]), 'something else changed'],
    ],
  },
}
const NOTICE =
  /(?:minutes?|hours?|\bday)\b[^.]{0,30}(?:before|ahead|advance|notice)|(?:before|ahead|advance|notice)[^.]{0,40}(?:minutes?|hours?|\bday)\b/i
const NO_PENALTY =
  /penalt|\bnothing\b|no (?:reward|fee|charge|cost|payment)|(?:not|n['’]t|never) (?:be )?(?:charged|pay|paid|cost|earn|lose|get|owe)|only what you save|\bmiss/i
const EXPORT = /JSON|CSV|XML|download|export|\bcopy\b/i
const JULY_29 = /\bjul[a-z]*\.? 29\b|\b29(?:th)?(?: of)? jul|\b0?7\/29\b|\b29\/0?7\b/i
const NUEVE_DE_LA_NOCHE = /\b9(?::00)?\s?(?:p\.?\s?m|de la noche)|\b21\b/i
/** The price of a bought kWh that a comparison counts with */
const priceIn = (heard: Heard | undefined) => {
  const found = heard && partOf(heard, 'comparison')
  const price = found?.assumptions.find((one) => one.id === 'retailMinorPerKwh')
  return Number.parseFloat(price?.input ?? price?.value.replace(/^\D+/, '') ?? '')
}
const awayInJuly = ({ person }: PersonState) => {
  const until = person.awayUntil ?? ''
  const { vacationFrom } = readNoticePreferences(person.preferences, until ? new Date(until) : null)
  return (
    until >= '2026-07-27' &&
    until <= '2026-07-28' &&
    vacationFrom !== null &&
    localDay(vacationFrom) === '2026-07-20'
  )
}
/** From now until the 29th begins, or until it ends */
const pausedUntilJuly29 = ({ enrollments }: PersonState) => {
  const paused = enrollments.find((one) => one.programId === 'hot-water-timeout')
  const days = paused?.pausedDays ?? 0
  return paused?.state === 'paused' && days >= 13 && days <= 14
}
