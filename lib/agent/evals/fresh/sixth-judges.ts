import { openCard } from '@/lib/agent/evals/dialogues/heard'
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
  SIGNED_OUT,
  same,
  says,
  signsOutEverywhere,
  tellsNothingDeleted,
  tellsSignedOut,
  tellsWhoSees,
  told,
  understood,
  welcomed,
} from './judge-words'

/**
 * What each dialogue's sentences of expectation mean in rows and cards. Where an answer is looked for in words, the
 * suggestions under it do not count, but where it is enough that something is offered. In y06 and y04 the tone of an answer
 * is not judged. In y05 nothing is known of a second event: that none is planned, or that a notice would come first, is right.
 * In y08 a call back "tomorrow morning" may be written down at once or asked about; in y10 signing out needs no yes. That the
 * sessions are ended is judged by what is told: the rows looked at hold no sessions. A yes after they were ended finds nothing
 * that waits for it, and to say so is right.
 */
export const sixthJudges: Record<string, FreshJudge> = {
  y01: {
    cell: { devices: ['battery'] },
    check: ({ heard, after }) => [
      [
        namesProgram(heard[0], 'battery') || (told(heard[0], /batter/i) && told(heard[0], /program/i)),
        'not told of the battery program',
      ],
      [/sign|log ?in|meter|join|enroll|quote|shall i/i.test(heard[0]?.words ?? ''), 'not offered to go on'],
      [has(heard[1], 'form') && told(heard[1], /meter/i), 'not asked to sign in'],
      [told(heard[2], /code/i), 'no code asked for'],
      [welcomed(heard[3]), 'not told of being signed in'],
      [asksAbout(heard[3], 'battery'), 'not asked whether to show the quote'],
      [quoteOf(heard[4], 'battery'), 'no quote'],
      [noReceiptBefore(heard, 5), 'enrolled before the last yes'],
      [has(heard[5], 'receipt') && namesProgram(heard[5], 'battery'), 'no receipt'],
      [namesProgram(heard[6], 'battery'), 'not told what one is in'],
      [enrolledOnly(after, 'battery'), 'not enrolled in the battery program alone'],
      [noSolar(after), 'a solar order'],
    ],
  },
  y02: {
    cell: { devices: ['ev', 'water-heater'] },
    check: ({ heard, after }) => [
      [asksAbout(heard[0], 'ev'), 'not asked about the program for cars'],
      [quoteOf(heard[1], 'ev'), 'no quote of the program for cars'],
      [asksAbout(heard[2], 'water-heater'), 'not asked about the water heater program'],
      [quoteOf(heard[3], 'water-heater'), 'no quote of the water heater program'],
      [noReceiptBefore(heard, 4), 'enrolled before the last yes'],
      [has(heard[4], 'receipt') && namesProgram(heard[4], 'water-heater'), 'no receipt'],
      [
        understood(heard[5]) &&
          (namesProgram(heard[5], 'water-heater') || told(heard[5], /\b(?:nothing|not|only)\b|n['’]t\b/i)),
        'not told what one is in',
      ],
      [programsFor('ev').every(({ id }) => !listsAsMine(heard[5], id)), 'told to be in the program for cars'],
      [enrolledOnly(after, 'water-heater'), 'not enrolled in the water heater program alone'],
      [noSolar(after), 'a solar order'],
    ],
  },
  y03: {
    cell: { devices: ['thermostat'] },
    check: ({ heard, after }) => [
      [allUnder(heard[0], 1_200_000), 'not those under $12,000'],
      [told(heard[0], /\bkW\b/) && told(heard[0], /\$\s?\d|\d{4,}/), 'not with size and price'],
      [isAbout(heard[1], CHEAPEST) && told(heard[1], /7,?200/), 'the cheapest is not named with its price'],
      [told(heard[1], /kWh/) && told(heard[1], /year|annual/i), 'not told what the cheapest makes in a year'],
      [asksFor(heard[2], CHEAPEST), 'not asked whether to show the quote'],
      [has(heard[3], 'quote') && says(heard[3], CHEAPEST), 'no quote'],
      [noReceiptBefore(heard, 4), 'ordered before the last yes'],
      [has(heard[4], 'receipt'), 'no receipt'],
      [has(heard[5], 'orders') || told(heard[5], /visit|stage|status|permit/i), 'the next step is not told'],
      [orderedOnly(after, CHEAPEST_ID), 'not the cheapest ordered, once'],
      [after.enrollments.length === 0, 'enrolled'],
    ],
  },
  y04: {
    cell: { devices: ['battery', 'ev'] },
    check: ({ heard, before, after }) => [
      [has(heard[0], 'comparison'), 'no comparison'],
      [
        told(
          heard[1],
          /\$\s?\d+\.\d+[^.]{0,25}(?:kWh|kilowatt)|\d+(?:\.\d+)? ?(?:cents|¢)|(?:kWh|price)[^.$]{0,40}\$\s?0?\.\d+/i,
        ),
        'the price of electricity is not named',
      ],
      [growthIn(heard[2], 5), 'no comparison with 5 % a year'],
      [
        told(heard[3], /\byears?\b/i) &&
          told(heard[3], /pays?\b|paid|payback|break.?even|earns? (?:it|its)/i),
        'no payback told',
      ],
      [
        understood(heard[4]) &&
          told(
            heard[4],
            /\bboth\b|\byes\b|together|side by side|independent|alongside|one (?:does|of them does) not/i,
          ),
        'not told that both can be had',
      ],
      [
        understood(heard[5]) &&
          told(
            heard[5],
            /\b(?:nothing|not|no|none)\b|n['’]t\b|any ?time|whenever|take your time|come back|stays?\b|kept|for the next time/i,
          ),
        'not told that nothing is done',
      ],
      [noReceiptBefore(heard, heard.length), 'something was joined or ordered'],
      [
        same(
          [after.enrollments, after.devices, after.tickets, after.responses],
          [before.enrollments, before.devices, before.tickets, before.responses],
        ),
        'something changed',
      ],
      [after.enrollments.length === 0, 'enrolled'],
      [after.orders.every((order) => !order.agreed), 'something was signed'],
      [noSolar(after), 'a solar order'],
    ],
  },
  y05: {
    cell: { devices: ['thermostat'], program: 'comfort-flex', event: 'asked' },
    check: ({ heard, before, after }) => [
      [
        has(heard[0], 'event') || (told(heard[0], /7:30|19:30/) && told(heard[0], /8:30|20:30/)),
        'not told when it is',
      ],
      [told(heard[1], /transformer|limit|grid|network|overload|peak/i), 'no reason'],
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
          told(heard[3], /you are out|you're out|declin|skip|sit(?:ting)? out|not taking part/i),
        'not told that it is declined',
      ],
      [
        told(heard[4], /\bout\b|declin|already|answered|stay|still in|keep|skip/i),
        'not told that it is declined after the yes',
      ],
      [heard.every((one) => !asksToLeave(one, 'Comfort Flex')), 'asked to leave'],
      [
        understood(heard[5]) &&
          /\b(?:no|none|nothing|not)\b|n['’]t\b|only|before (?:one|it|each|every|the next)|will be told|let you know|tell you|notice|hear from/i.test(
            heard[5]!.plain,
          ),
        'not told whether another is planned',
      ],
      [answered(after, 'declined'), 'the event is not declined'],
      [same(after.enrollments, before.enrollments), 'the enrollment changed'],
      [inOnly(after, ['comfort-flex']), 'not in the thermostat program'],
      [noSolar(after), 'a solar order'],
    ],
  },
  y06: {
    cell: { devices: ['thermostat'], program: 'comfort-flex' },
    check: ({ heard, before, after }) => [
      [asksToLeave(heard[0], 'Comfort Flex'), 'not asked to confirm leaving'],
      [
        told(heard[1], KEEPS_EARNED) ||
          told(heard[1], /(?:not|n['’]t|nothing|never)[^.]{0,40}(?:pay|give|paid) (?:\w+ )?back/i),
        'not told what becomes of the earnings',
      ],
      [heard.slice(0, 2).every((one) => !LEFT.test(one.plain)), 'left before the yes'],
      [LEFT.test(heard[2]!.plain), 'not told that it is left'],
      [
        understood(heard[3]) &&
          /\bno[,.:;!—–]|\bno longer|any ?more|\bnot (?:be )?(?:in\b|touch|control|mov|adjust|chang)|won['’]t|will not|nothing (?:is|will|at|touch|of|more|any)|\bin no\b|only (?:while|when|if|in)|you (?:have )?left|never/i.test(
            heard[3]!.plain,
          ),
        'not told that the thermostat is left alone',
      ],
      [told(heard[4], /again|back|re-?join|any ?time|quote/i), 'not told about coming back'],
      [noReceiptBefore(heard, heard.length), 'something was joined'],
      [leftOnly(after, 'comfort-flex'), 'still in a program'],
      [same(after.devices, before.devices), 'the devices changed'],
      [after.orders.every((order) => !order.agreed), 'something was signed'],
      [noSolar(after), 'a solar order'],
    ],
  },
  y07: {
    cell: { devices: ['water-heater'], program: 'hot-water-timeout' },
    check: ({ heard, before, after }) => [
      [
        says(heard[0], NEAR_FIVE) && told(heard[0], /15,?340/) && told(heard[0], /\b5\.2(?:0)? ?(?:kW)?\b/),
        'not the one nearest to 5 kW with size and price',
      ],
      [asksFor(heard[1], NEAR_FIVE), 'not asked whether to show the quote'],
      [has(heard[2], 'quote') && says(heard[2], NEAR_FIVE), 'no quote'],
      [
        understood(heard[3]) && told(heard[3], /tax credit|subsid|incentive|federal|grant|support/i),
        'not told which subsidies there are',
      ],
      [
        understood(heard[4]) && /\b(?:nothing|not|no)\b|n['’]t\b/i.test(heard[4]!.plain),
        'not told that nothing is ordered',
      ],
      [says(heard[5], 'Hot Water Timeout'), 'not told that one is still in it'],
      [noReceiptBefore(heard, heard.length), 'something was ordered'],
      [noSolar(after), 'a solar order'],
      [same(after.enrollments, before.enrollments), 'the enrollment changed'],
      [inOnly(after, ['hot-water-timeout']), 'not in the water heater program alone'],
    ],
  },
  y08: {
    cell: { devices: ['ev', 'thermostat'], program: 'comfort-flex' },
    check: ({ heard, before, after }) => [
      [
        told(heard[0], /one (?:single |event )?program|at a time|another program|Comfort Flex/i),
        'not told that only one program is possible',
      ],
      [/\bleav|\bquit|switch/i.test(heard[0]!.words), 'not offered to leave the other first'],
      [
        told(heard[1], /charg/i) && told(heard[1], /morning|later|charge now|say no|opt|overrid|pause|wait/i),
        'not told what the program for cars does',
      ],
      [heard.every((one) => !LEFT.test(one.plain)), 'left'],
      [!asksToLeave(heard[2], 'Comfort Flex'), 'asked to leave at a no'],
      [
        has(heard[2], 'handover') ||
          /person|call/i.test(cardWords(heard[2])) ||
          (understood(heard[2]) && told(heard[2], /\bperson\b|\bhuman\b|call/i)),
        'no person offered',
      ],
      [understood(heard[3]) && told(heard[3], /morning/i), 'the time is not taken'],
      [
        told(heard[4], /\bcall|noted|morning|already|registered|\bperson\b/i),
        'the call back is not confirmed',
      ],
      [
        understood(heard[5]) &&
          (says(heard[5], 'Comfort Flex') || told(heard[5], /\b(?:nothing|not|no)\b|n['’]t\b/i)),
        'not told that it stays',
      ],
      [programsFor('ev').every(({ id }) => !listsAsMine(heard[5], id)), 'told to be in the program for cars'],
      [noReceiptBefore(heard, heard.length), 'something was joined'],
      [after.tickets.some((one) => one.callback), 'no call back'],
      [same(after.enrollments, before.enrollments), 'the enrollment changed'],
      [inOnly(after, ['comfort-flex']), 'not in the thermostat program alone'],
      [after.orders.every((order) => !order.agreed), 'something was signed'],
      [noSolar(after), 'a solar order'],
    ],
  },
  y09: {
    locale: 'es',
    cell: { devices: ['thermostat'], program: 'comfort-flex', event: 'settled' },
    check: ({ heard, before, after }) => [
      [has(heard[0], 'form') && told(heard[0], /medidor/i), 'no meter ID asked for'],
      [told(heard[1], /c[oó]digo/i), 'no code asked for'],
      [welcomed(heard[2]), 'not told of being signed in'],
      [/kWh|consum|\buso\b|\busa\b|gast/i.test(heard[2]!.words), 'the use is neither told nor offered'],
      [
        told(heard[3], /\$\s?\d/) &&
          told(
            heard[3],
            /no (?:la )?(?:puedo ver|veo|es (?:su|la) (?:factura|recibo))|estima|supuest|aproximad|solo (?:de )?(?:la )?energ[ií]a/i,
          ),
        'no estimate, or not told that it is one',
      ],
      [
        has(heard[4], 'earnings') || told(heard[4], /(?:gan[oóa]\w*|recompensa)[^.]{0,60}\$\s?\d/i),
        'no earnings told',
      ],
      [
        told(heard[5], /habitual|l[ií]nea base|promedio|de costumbre|normalmente/i) &&
          told(heard[5], /\$\s?\d|pag|recompensa|importe|cuent/i),
        'not told how it is worked out',
      ],
      [
        /\bno (?:lo |se |le )?(?:pued|es posible|tengo|hago|cobr|recib|sirv|veo)|aqu[ií] no|desde aqu[ií]|no aqu[ií]/i.test(
          heard[6]!.plain,
        ) && told(heard[6], /\d{3}|tel[eé]fono|ll[aá]m|persona|p[aá]gina|sitio|oficina|factura/i),
        'not told that paying is not possible here, and where to turn',
      ],
      [noReceiptBefore(heard, heard.length), 'something was joined or ordered'],
      [
        same(
          [after.enrollments, after.orders, after.devices, after.responses],
          [before.enrollments, before.orders, before.devices, before.responses],
        ),
        'something changed',
      ],
      [inOnly(after, ['comfort-flex']), 'not in the thermostat program'],
    ],
  },
  y10: {
    locale: 'es',
    cell: { devices: ['ev'], program: 'ev-evening-pause' },
    check: ({ heard, before, after }) => [
      [tellsWhoSees(heard[0]), 'not told who sees the data'],
      [told(heard[1], /JSON|CSV|XML|descarg|export/i), 'no export'],
      [
        /borr|elimin/i.test(cardWords(heard[2])) && /ley|qued|conserv|guard/i.test(cardWords(heard[2])),
        'not asked to confirm the deletion, with what is kept',
      ],
      [
        told(
          heard[3],
          /(?:\bsal[eidg]|\bsac|termin|acab|\bfin|baja|dej)[^.]{0,60}programa|programa[^.]{0,60}(?:\bsal|\bsac|termin|acab|\bfin|baja)|Pausa de Carga Nocturna[^.]{0,60}(?:\bsal|\bsac|termin|acab|\bfin|baja)|^\W*s[ií][,.:]/i,
        ),
        'not told what becomes of the enrollment',
      ],
      [tellsNothingDeleted(heard[4]), 'not told that nothing is deleted'],
      [signsOutEverywhere(heard[5]), 'neither signed out everywhere nor asked'],
      [tellsSignedOut(heard[6], heard[5]), 'not told that one is signed out'],
      [!after.person.deleted, 'deleted'],
      [same(after.devices, before.devices), 'the devices changed'],
      [same(after.enrollments, before.enrollments), 'the enrollment changed'],
      [inOnly(after, ['ev-evening-pause']), 'not in the program for cars'],
      [heard.slice(5).some((one) => SIGNED_OUT.test(one.plain)), 'the sessions are not ended'],
      [noSolar(after), 'a solar order'],
    ],
  },
}
const NEAR_FIVE = 'Cloudbreak Classic 5.2'
