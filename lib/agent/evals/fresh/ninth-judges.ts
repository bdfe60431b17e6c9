import { openCard } from '@/lib/agent/evals/dialogues/heard'
import type { PersonState } from '@/lib/agent/evals/world/cell-state'
import { readNoticePreferences } from '@/lib/domain/notice/may-notify-now'
import {
  asks,
  endsSessions,
  goesOnLeftOut,
  HAS_REPORT,
  HORA,
  isDeclined,
  localDay,
  PAYS_BACK,
  SIETE_DE_LA_MANANA,
} from './deed-words'
import type { FreshJudge } from './fresh-set'
import {
  allUnder,
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
 * suggestions under it do not count, but where it is enough that something is offered, and for the times of a visit. Where
 * customers are promised no question before a deed, doing at once what their own words plainly ask for is as right as asking
 * first: saying no to an event (r03), quiet hours (r04), the time of a visit (r05, r06), a report and its withdrawal (r07) and
 * signing out (r09); the yes after it is then answered by what was done, or by how things stand. A question does nothing. In
 * r02 the words of the third message are a yes where leaving was asked about just before, and a wish where it was not. In r03
 * and r08 nothing is known of a further event: that none is called, or that a notice would come first, is right. In r07 nothing
 * is known of the street. In r09 the pause begins on a later day, so it is an absence, asked about first; it may end with the
 * 2nd of August or with the day after. That the sessions are ended is judged by what is told, and a yes after they were ended
 * finds nothing that waits for it, as in the sets before.
 */
export const ninthJudges: Record<string, FreshJudge> = {
  r01: {
    cell: { devices: ['thermostat'] },
    check: ({ heard, before, after }) => [
      [told(heard[0], /code/i) && !failed(heard[0]), 'no code asked for'],
      [welcomed(heard[1]), 'not told of being signed in'],
      [
        namesProgram(heard[2], 'thermostat') || (told(heard[2], /thermostat/i) && told(heard[2], /program/i)),
        'not told of the thermostat program',
      ],
      [asksAbout(heard[3], 'thermostat'), 'not asked whether to show the quote'],
      [quoteOf(heard[4], 'thermostat'), 'no quote'],
      [
        understood(heard[5]) &&
          told(
            heard[5],
            /°|degree|warm|\bhot\b|\bcool|comfort|\bfelt\b|turn (?:it|the thermostat) back|by hand|(?:not|n['’]t) know/i,
          ),
        'not told how warm it gets',
      ],
      [noReceiptBefore(heard, 6), 'enrolled before the last yes'],
      [has(heard[6], 'receipt') && namesProgram(heard[6], 'thermostat'), 'no receipt'],
      [enrolledOnly(after, 'thermostat'), 'not enrolled in the thermostat program alone'],
      [noSolar(after), 'a solar order'],
      [same([after.devices, after.tickets], [before.devices, before.tickets]), 'something else changed'],
    ],
  },
  r02: {
    cell: { devices: ['thermostat', 'battery'], program: 'comfort-flex' },
    check: ({ heard, before, after }) => {
      const leavingAsked = heard.slice(0, 2).some((one) => asksToLeave(one, 'Comfort Flex'))
      const leftBefore = LEFT.test(heard[2]!.plain)
      return [
        [
          told(heard[0], /one (?:single |event )?program|at a time|another program|Comfort Flex/i),
          'not told that only one program is possible',
        ],
        [
          /\bleav|\bquit|switch|\bout of\b/i.test(heard[0]!.words) && !has(heard[0], 'quote'),
          'not offered to leave the other first',
        ],
        [understood(heard[1]) && told(heard[1], /\$\s?\d/), 'not told what the battery program pays'],
        [heard.slice(0, 2).every((one) => !LEFT.test(one.plain)), 'left before the yes'],
        [
          asksToLeave(heard[2], 'Comfort Flex') || (leftBefore && leavingAsked),
          'neither asked to confirm leaving nor left after having been asked',
        ],
        [
          LEFT.test(heard[3]!.plain) || (leftBefore && leavingAsked && !failed(heard[3])),
          'not told that it is left',
        ],
        [
          asksAbout(heard[4], 'battery') || (quoteOf(heard[3], 'battery') && quoteOf(heard[4], 'battery')),
          'not asked about the battery program',
        ],
        [quoteOf(heard[5], 'battery'), 'no quote of the battery program'],
        [
          understood(heard[6]) &&
            told(
              heard[6],
              /reserve|%|percent|empty|drain|discharg|left in|kept|keep|kWh?\b|(?:not|n['’]t) know/i,
            ),
          'not told how the battery is used',
        ],
        [noReceiptBefore(heard, 7), 'enrolled before the last yes'],
        [has(heard[7], 'receipt') && namesProgram(heard[7], 'battery'), 'no receipt'],
        [stateOf(after, 'comfort-flex') === 'left', 'the thermostat program is not left'],
        [
          after.enrollments.filter((one) => one.state !== 'left').length === 1 &&
            programsFor('battery').some(({ id }) => stateOf(after, id) === 'active'),
          'not enrolled in the battery program alone',
        ],
        [noSolar(after), 'a solar order'],
        [same([after.devices, after.tickets], [before.devices, before.tickets]), 'something else changed'],
      ]
    },
  },
  r03: {
    cell: { devices: ['thermostat'], program: 'comfort-flex', event: 'asked' },
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
        told(
          heard[2],
          /\bnothing\b|no (?:penalty|cost|fee|charge|reward)|without (?:a )?(?:penalty|cost)|(?:not?|n['’]t) (?:cost|lose|earn|get|pay|be paid)|free|\bmiss/i,
        ),
        'not told what declining costs',
      ],
      [
        heard
          .slice(0, 3)
          .every((one) => !isDeclined(one) && !/thank you, you(?: are|['’]re) in\b/i.test(one.plain)),
        'answered by a question',
      ],
      [
        isDeclined(heard[3]!) ||
          (understood(heard[3]) && told(heard[3], /skip|declin|\bout\b|not tak|without you/i)),
        'neither declined nor asked whether to',
      ],
      [
        !failed(heard[4]) &&
          told(heard[4], /\bout\b|declin|already|answered|stay|still in|keep|skip|without you/i),
        'not told that it is declined after the yes',
      ],
      [
        understood(heard[5]) &&
          (says(heard[5], 'Comfort Flex') || /\byes\b|\bstill\b|\bstay/i.test(heard[5]!.plain)),
        'not told that one is still in it',
      ],
      [
        understood(heard[6]) &&
          /\b(?:no|none|nothing|not)\b|n['’]t\b|only|before (?:one|it|each|every|the next)|will be told|let you know|tell you|notice|hear from/i.test(
            heard[6]!.plain,
          ),
        'not told whether another is called',
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
  r04: {
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
        understood(heard[2]) &&
          told(
            heard[2],
            /habitual|promedio|media\b|parecid|de costumbre|normal|d[ií]as (?:anteriores|previos|antes|comparables)|hubiera|habr[ií]a/i,
          ),
        'not told what the baseline is',
      ],
      [
        understood(heard[3]) &&
          told(heard[3], /\bSMS\b|mensaj|texto|\bchat\b|tel[eé]fono|m[oó]vil|celular|correo|notificaci/i),
        'not told how notices come',
      ],
      [
        understood(heard[4]) && told(heard[4], DIEZ_DE_LA_NOCHE) && told(heard[4], SIETE_DE_LA_MANANA),
        'the quiet hours are neither set nor repeated',
      ],
      [
        !failed(heard[5]) &&
          ((told(heard[5], DIEZ_DE_LA_NOCHE) && told(heard[5], SIETE_DE_LA_MANANA)) ||
            told(heard[5], /silencio|\bya (?:est|son|qued)|sin (?:avisos|mensajes)/i)),
        'not told that the quiet hours are set',
      ],
      [
        understood(heard[6]) &&
          (has(heard[6], 'earnings') ||
            told(
              heard[6],
              /(?:total|\bgan[oóa]\w*|hasta (?:ahora|hoy)|lleva|suma|recompensa\w*)[^$]{0,60}\$\s?\d|\$\s?\d[^$]{0,60}(?:total|\bgan[oóa]\w*|hasta (?:ahora|hoy)|lleva|suma)/i,
            )),
        'not the total',
      ],
      [
        same(readNoticePreferences(after.person.preferences, null).quietHours, { fromHour: 22, toHour: 7 }),
        'not quiet from 22 to 7',
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
  r05: {
    check: ({ heard, before, after, visit }) => [
      [allUnder(heard[0], 1_500_000), 'not those under $15,000'],
      [understood(heard[1]) && told(heard[1], /\byears?\b/i) && told(heard[1], PAYS_BACK), 'no payback told'],
      [isAbout(heard[1], CHEAPEST) || told(heard[1], /7,?200|cheapest/i), 'not about the cheapest'],
      [asksFor(heard[2], CHEAPEST), 'not asked whether to show the quote'],
      [has(heard[3], 'quote') && says(heard[3], CHEAPEST), 'no quote'],
      [
        understood(heard[4]) && told(heard[4], /month|inst?al|loan|financ/i) && told(heard[4], /\bbanks?\b/i),
        'not told of installments and whose loan it is',
      ],
      [noReceiptBefore(heard, 5), 'ordered before the last yes'],
      [
        has(heard[5], 'receipt') ||
          (understood(heard[5]) && asks(heard[5]!) && VISIT_DAYS[0].test(heard[5]!.words)),
        'neither a receipt nor the earliest time asked about',
      ],
      [heard.slice(5, 7).some((one) => has(one, 'receipt')), 'no receipt'],
      [
        !failed(heard[6]) &&
          (told(heard[6], VISIT_DAYS[0]) ||
            told(heard[6], /\bvisit\b|\balready\b|\bbooked\b|\border(?:ed)?\b|\bplaced\b/i)),
        'not told that it is ordered',
      ],
      [
        understood(heard[7]) && told(heard[7], VISIT_DAYS[0]) && told(heard[7], CLOCK),
        'not told when the visit is',
      ],
      [orderedOnly(after, CHEAPEST_ID), 'not the cheapest ordered, once'],
      [visit?.visitAt === VISITS[0], 'the visit is not at the earliest time'],
      [after.enrollments.length === 0, 'enrolled'],
      [same([after.devices, after.tickets], [before.devices, before.tickets]), 'something else changed'],
    ],
  },
  r06: {
    locale: 'es',
    cell: { solar: { offerId: CHEAPEST_ID } },
    check: ({ heard, before, after, visit }) => [
      [
        understood(heard[0]) && VISIT_DAYS_ES.some((day) => told(heard[0], day)) && told(heard[0], HORA),
        'not told when the visit is',
      ],
      [
        VISIT_DAYS_ES.slice(1).every((day) => day.test(heard[1]!.words)) && HORA.test(heard[1]!.words),
        'not the other days and hours',
      ],
      [
        !/\bhe (?:movido|cambiado|pasado)\b|\b(?:cambié|moví) (?:la|su) visita|visita (?:est[aá]|queda|qued[oó]|ha sido) (?:movida|cambiada)|^\W*Hecho\b/i.test(
          heard[1]!.plain,
        ),
        'moved by a question',
      ],
      [
        understood(heard[2]) && told(heard[2], VISIT_DAYS_ES[2]),
        'the last time is neither taken nor repeated',
      ],
      [
        !failed(heard[3]) &&
          (told(heard[3], VISIT_DAYS_ES[2]) ||
            told(heard[3], /cambiad|movid|visita|\bya (?:est|qued)|reservad/i)),
        'not told that the visit is moved',
      ],
      [
        understood(heard[4]) &&
          told(
            heard[4],
            /\bnada\b|gratis|sin (?:ning[uú]n )?(?:costo|coste|cargo)|no (?:se )?(?:le )?(?:cuesta|costar|cobr|paga)|costar[ií]a|\$\s?\d|%|no (?:tiene|hay|lleva|habr|supone|puedo|tengo)|no (?:lo )?s[eé]\b/i,
          ),
        'not told what canceling costs',
      ],
      [
        heard.every(
          (one) => !/(?:est[aá]|queda|qued[oó]|ha sido|fue) (?:cancelad|anulad)/i.test(goesOnLeftOut(one)),
        ),
        'told to be canceled',
      ],
      [
        understood(heard[5]) &&
          /\bnada\b|\bno (?:se|est[aá]|lo|he|hice|cancel)|sigue|\bqueda|como est|en marcha|de acuerdo/i.test(
            heard[5]!.plain,
          ),
        'not told that it stays',
      ],
      [
        understood(heard[6]) &&
          (has(heard[6], 'orders') || told(heard[6], /etapa|estado|pedido|en marcha|visita/i)),
        'no status',
      ],
      [told(heard[6], VISIT_DAYS_ES[2]), 'not told the new time of the visit'],
      [same(after.orders, before.orders), 'the order changed'],
      [visit?.visitAt === VISITS[2], 'the visit is not at the last time'],
      [after.enrollments.length === 0, 'enrolled'],
      [same([after.devices, after.tickets], [before.devices, before.tickets]), 'something else changed'],
    ],
  },
  r07: {
    check: ({ heard, before, after }) => [
      [
        understood(heard[0]) &&
          (taken(heard[0]) ||
            Boolean(openCard(heard[0]!)) ||
            /report|pass (?:it|this|that) on|tell (?:us|me|a person)|let (?:us|me) know/i.test(
              heard[0]!.words,
            )),
        'neither reported nor asked about the outage',
      ],
      [
        understood(heard[1]) &&
          told(
            heard[1],
            /street|transformer|reading|outage|power cut|neighbo|(?:not|n['’]t|cannot) (?:know|see|tell)/i,
          ),
        'not what is known of the street',
      ],
      [taken(heard[2]) || told(heard[2], HAS_REPORT), 'not told that the outage is reported'],
      [
        heard
          .slice(0, 3)
          .some((one) => has(one, 'handover') || told(one, /\bT-\w+|\breference\b|\bticket\b/i)),
        'no ticket told',
      ],
      [
        understood(heard[3]) &&
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
      [
        understood(heard[6]) &&
          (taken(heard[6]) || (asks(heard[6]!) && told(heard[6], /lamp|light|fault|report/i))),
        'the lamp is neither reported nor asked about',
      ],
      [taken(heard[7]) || told(heard[7], HAS_REPORT), 'not told that the lamp is reported'],
      [
        same(after.tickets.map((one) => one.topic).toSorted(), ['fault', 'outage']),
        'not one report of the outage and one of the lamp',
      ],
      [
        after.tickets.filter((one) => one.topic === 'outage').every((one) => one.state !== 'open'),
        'the report of the outage is still open',
      ],
      [
        after.tickets.filter((one) => one.topic === 'fault').every((one) => one.state === 'open'),
        'the report of the lamp is closed',
      ],
      [after.enrollments.length === 0 && noSolar(after), 'an enrollment or an order'],
      [same(after.devices, before.devices), 'the devices changed'],
    ],
  },
  r08: {
    cell: { devices: ['ev'] },
    check: ({ heard, before, after }) => [
      [has(heard[0], 'comparison'), 'no comparison'],
      [growthIn(heard[1], 5), 'no comparison with 5 % a year'],
      [
        understood(heard[2]) &&
          told(heard[2], /\d+[^.]{0,40}\bevents?\b|\bevents?\b[^.]{0,60}\d|\d+ times|(?:not|n['’]t) know/i),
        'not told how many events',
      ],
      [
        understood(heard[3]) &&
          told(heard[3], /charg|\bcar\b/i) &&
          told(
            heard[3],
            /morning|later|wait|pause|ready|slower|\bfull\b|not charg|only|\bcatch\b|downside|less/i,
          ),
        'not told the catch of the program for cars',
      ],
      [asksAbout(heard[4], 'ev'), 'not asked about the program for cars'],
      [quoteOf(heard[5], 'ev'), 'no quote of the program for cars'],
      [understood(heard[6]) && NOTHING_CHANGED.test(heard[6]!.plain), 'not told that nothing changed'],
      [
        understood(heard[7]) && told(heard[7], /\b(?:nothing|not|no|none)\b|n['’]t\b/i),
        'not told that one is in nothing',
      ],
      [programsFor('ev').every(({ id }) => !listsAsMine(heard[7], id)), 'told to be in the program for cars'],
      [noReceiptBefore(heard, heard.length), 'something was joined'],
      [after.enrollments.length === 0, 'enrolled'],
      [after.orders.every((order) => !order.agreed), 'something was signed'],
      [noSolar(after), 'a solar order'],
      [same([after.devices, after.tickets], [before.devices, before.tickets]), 'something else changed'],
    ],
  },
  r09: {
    cell: { devices: ['water-heater'], program: 'hot-water-timeout' },
    check: ({ heard, before, after }) => [
      [
        told(heard[0], /meter|\bdata\b|readings|usage/i) &&
          told(heard[0], /\bbill|installer|sells?\b|sold|\bstaff\b|\bonly\b|nobody|no one|employees/i),
        'not told who sees the data',
      ],
      [
        /paus|away|absen|vacation/i.test(cardWords(heard[1])) &&
          told(heard[1], JULY_20) &&
          told(heard[1], AUGUST_2),
        'not asked to confirm the pause from July 20 to August 2',
      ],
      [!/\bDone\.|(?:has been|have|['’]ve) paused/.test(heard[1]!.plain), 'paused before the yes'],
      [
        understood(heard[2]) && told(heard[2], /paus|away|absen|vacation/i) && told(heard[2], AUGUST_2),
        'not told that the pause is set',
      ],
      [
        understood(heard[3]) &&
          told(
            heard[3],
            /by itself|automatic|on its own|resum|\bagain\b|goes on|carr(?:y|ies) on|start|continu|\bback\b|\byes\b|nothing (?:you|to)|no need|(?:not|n['’]t) (?:need|have)/i,
          ),
        'not told whether it starts again by itself',
      ],
      [
        /delet|eras/i.test(cardWords(heard[4])) &&
          told(
            heard[4],
            /\blaw\b|\bkept\b|\bkeep|program|session|sign|undo|undone|for good|restor|permanent|devices|name/i,
          ),
        'not asked to confirm the deletion, with what follows',
      ],
      [understood(heard[5]) && NOTHING_CHANGED.test(heard[5]!.plain), 'not told that nothing is deleted'],
      [
        told(heard[6], /sign|\blog|session/i) && told(heard[6], /\ball\b|every|\bany\b/i),
        'neither signed out everywhere nor asked',
      ],
      [
        told(
          heard[7],
          /sign(?:ed|ing)? (?:you )?(?:in|out)|log(?:ged|ging)? (?:you )?(?:in|out)|session|already|\bmeter\b/i,
        ) ||
          (endsSessions(heard[6]!) && /nothing (?:is |that )?wait|nothing pending/i.test(heard[7]!.plain)),
        'not told that one is signed out',
      ],
      [heard.slice(6).some(endsSessions), 'the sessions are not ended'],
      [awayUntilAugust(after), 'not away from July 20 to August 2'],
      [inOnly(after, ['hot-water-timeout']), 'not in the water heater program'],
      [heard.every((one) => !LEFT.test(one.plain)), 'left'],
      [!after.person.deleted, 'deleted'],
      [after.orders.every((order) => !order.agreed), 'something was signed'],
      [noSolar(after), 'a solar order'],
      [same([after.devices, after.tickets], [before.devices, before.tickets]), 'something else changed'],
    ],
  },
  r10: {
    check: ({ heard, before, after }) => [
      [told(heard[0], /code/i) && !failed(heard[0]), 'no code asked for'],
      [welcomed(heard[1]), 'not told of being signed in'],
      [understood(heard[2]) && tellsEvening(heard[2]), 'not told the hours of the highest use'],
      [says(heard[3], 'Peak Savings'), 'not told of the rebate'],
      [
        understood(heard[4]) &&
          told(heard[4], /usual|baseline|average|normal(?:ly)?|typical|earlier days|days before|similar/i),
        'not told of the baseline',
      ],
      [asksFor(heard[5], 'Peak Savings'), 'not asked whether to show the quote'],
      [has(heard[6], 'quote') && says(heard[6], 'Peak Savings'), 'no quote'],
      [noReceiptBefore(heard, 7), 'enrolled before the last yes'],
      [has(heard[7], 'receipt') && says(heard[7], 'Peak Savings'), 'no receipt'],
      [inOnly(after, ['peak-savings']), 'not enrolled in the rebate alone'],
      [noSolar(after), 'a solar order'],
      [same([after.devices, after.tickets], [before.devices, before.tickets]), 'something else changed'],
    ],
  },
}
const NOTHING_CHANGED =
  /\b(?:nothing|not|no|unchanged)\b|n['’]t\b|as (?:it|they|things|everything) (?:is|was|are|were)|\bstays?\b|\bstill\b|\bkeep|\bkept\b|goes on/i
const DIEZ_DE_LA_NOCHE = /\b10(?::00)?\s?(?:p\.?\s?m|de la noche)|\b22\b/i
const JULY_20 = /\bjul[a-z]*\.? 20\b|\b20(?:th)?(?: of)? jul|\b0?7\/20\b|\b20\/0?7\b/i
/** The last day away, or the first day back */
const AUGUST_2 = /\baug[a-z]*\.? 0?[23]\b|\b[23](?:nd|rd)?(?: of)? aug|\b0?8\/0?[23]\b|\b0?[23]\/0?8\b/i

const awayUntilAugust = ({ person }: PersonState) => {
  const until = person.awayUntil ?? ''
  const { vacationFrom } = readNoticePreferences(person.preferences, until ? new Date(until) : null)
  return (
    until >= '2026-08-02' &&
    until <= '2026-08-03' &&
    vacationFrom !== null &&
    localDay(vacationFrom) === '2026-07-20'
  )
}
