import { type Heard, partOf } from '@/lib/agent/evals/dialogues/heard'
import { numbersIn } from '@/lib/agent/evals/dialogues/said'
import type { Step, Task } from '@/lib/agent/evals/dialogues/task'
import { dayKwhOf } from '@/lib/agent/evals/world/add-readings'
import type { Cell } from '@/lib/agent/evals/world/cell'
import { named, offer, program, programName, programOf, showsPart, solarOf, words } from './catalogue'

/** Asking changes nothing, and what is answered is what the rows say. */
export const readTasks: Task[] = [
  read('programs-that-fit', 'Which programs fit', [
    {
      do: 'say',
      move: 'programs',
      hear: (c) => [showsPart('offers'), programName('peak-savings', c.locale)],
    },
  ]),
  read(
    'programs-for-a-battery',
    'Which programs use the battery',
    [
      {
        do: 'say',
        move: 'programs-battery',
        hear: (c) => [programName('battery-boost', c.locale), not('comfort-flex'), not('peak-savings')],
      },
    ],
    { devices: ['battery', 'thermostat'] },
  ),
  read('program-details', 'What a program does to a home', [
    {
      do: 'say',
      move: 'details',
      slots: program('peak-savings'),
      hear: (c) => [
        programOf('peak-savings').terms.card.whatHappens[c.locale],
        programOf('peak-savings').terms.card.sayingNo[c.locale],
      ],
    },
  ]),
  read('program-catch', 'The downside of a program', [
    {
      do: 'say',
      move: 'catch',
      slots: program('peak-savings'),
      hear: (c) => [
        programName('peak-savings', c.locale),
        programOf('peak-savings').terms.limits.maxEventsPerYear,
        programOf('peak-savings').terms.limits.maxHoursPerEvent,
      ],
    },
  ]),
  read('my-programs', 'Which program one is in', [{ do: 'say', move: 'mine', hear: named('peak-savings') }], {
    program: 'peak-savings',
  }),
  read('no-program-of-mine', 'In no program', [
    { do: 'say', move: 'mine', hear: words('no program', 'ningun programa') },
  ]),
  read('usual-day', 'A usual day', [
    {
      do: 'say',
      move: 'usage',
      hear: (c) => [round1(dayKwhOf(c)), round1(4 * c.eveningKw), showsPart('usage')],
    },
  ]),
  read('yesterday', 'Use of yesterday', [
    { do: 'say', move: 'usage-yesterday', hear: (c) => [round1(dayKwhOf(c))] },
  ]),
  read(
    'no-readings',
    'No readings, no number',
    [{ do: 'say', move: 'usage', hear: words('no readings', 'lecturas') }],
    { noReadings: true },
  ),
  read('bill', 'What the energy costs, and what is not known', [
    {
      do: 'say',
      move: 'bill',
      hear: (c) => [
        Math.round(30 * dayKwhOf(c)),
        c.locale === 'es' ? 'no puedo ver su factura' : 'cannot see your bill',
      ],
    },
  ]),
  read(
    'earned',
    'Earnings agree with the settlement',
    [{ do: 'say', move: 'earnings', hear: [agreesWithCard('earnings')] }],
    { program: 'peak-savings', event: 'settled' },
  ),
  read('nothing-earned', 'Nothing earned is said plainly', [
    { do: 'say', move: 'earnings', hear: words('nothing', /nada/) },
  ]),
  read(
    'next-event',
    'The event tonight, with its hours',
    [{ do: 'say', move: 'next-event', hear: [/7:30/, /8:30/, showsPart('event')] }],
    { program: 'peak-savings', event: 'asked' },
  ),
  read(
    'no-next-event',
    'No event is called',
    [{ do: 'say', move: 'next-event', hear: (c) => [programName('peak-savings', c.locale), noEvent(c)] }],
    { program: 'peak-savings' },
  ),
  read('why-event', 'Why it was called', [{ do: 'say', move: 'why-event', hear: [12, 95] }], {
    program: 'peak-savings',
    event: 'asked',
  }),
  read(
    'last-result',
    'The result of the last event',
    [{ do: 'say', move: 'result', hear: [agreesWithCard('event')] }],
    { program: 'peak-savings', event: 'settled' },
  ),
  read(
    'reward-explained',
    'How a reward came about',
    [{ do: 'say', move: 'reward', hear: [0.5, showsPart('table')] }],
    { program: 'peak-savings', event: 'settled' },
  ),
  read(
    'baseline-explained',
    'What usual use means',
    [{ do: 'say', move: 'baseline', hear: [showsPart('table')] }],
    { program: 'peak-savings', event: 'settled' },
  ),
  read('baseline-in-general', 'Usual use before any event', [
    { do: 'say', move: 'baseline', hear: words('last ten', 'ultimos diez') },
  ]),
  read('solar-under-8000', 'Solar within a budget', [
    {
      do: 'say',
      move: 'solar-under',
      slots: { amount: '$8,000' },
      hear: () => [
        solarOf('solar-tworivers-2.8').name,
        solarOf('solar-gable-2').name,
        solarOf('solar-foothill-2.4').name,
        noneAbove(800_000),
      ],
    },
  ]),
  read('solar-about-4-kw', 'Solar of a size', [
    {
      do: 'say',
      move: 'solar-about',
      slots: { kw: '4' },
      hear: () => [solarOf('solar-cloudbreak-4').name, solarOf('solar-daylight-4').name],
    },
  ]),
  read('solar-instalments', 'Instalments are worked out right', [
    {
      do: 'say',
      move: 'financing',
      slots: offer('solar-cloudbreak-4'),
      hear: () => [instalment(12_400, 8, 60), instalment(11_400, 7.5, 120)],
    },
  ]),
  read('solar-payback', 'Payback is a range', [
    {
      do: 'say',
      move: 'payback',
      slots: offer('solar-foothill-2.4'),
      hear: (c) => [solarOf('solar-foothill-2.4').name, c.locale === 'es' ? 'promesa' : 'not a promise'],
    },
  ]),
  read(
    'subsidy',
    'No subsidy that ended is promised',
    [{ do: 'say', move: 'subsidy', hear: words(/ended/, /termino/) }],
    {},
  ),
  {
    ...read('compare', 'Solar against a program; a changed assumption is kept', [
      { do: 'say', move: 'compare', hear: [showsPart('comparison')] },
      { do: 'say', move: 'assume-rates', slots: { percent: '5' }, hear: [showsPart('comparison'), 5] },
    ]),
    end: ({ before }) => ({
      person: { ...before.person, preferences: { comparison: { rateGrowthPercent: 5 } } },
    }),
  },
  read(
    'solar-status',
    'Stage of an order',
    [
      {
        do: 'say',
        move: 'solar-status',
        hear: (c) => [solarOf('solar-gable-2').name, c.locale === 'es' ? /permiso/ : /permit/],
      },
    ],
    { solar: { offerId: 'solar:solar-gable-2', stage: 'permit' } },
  ),
  read(
    'my-orders',
    'Orders',
    [{ do: 'say', move: 'orders', hear: () => [solarOf('solar-gable-2').name, 7200] }],
    { solar: { offerId: 'solar:solar-gable-2' } },
  ),
  read(
    'street',
    'What the grid’s data says of the street',
    [{ do: 'say', move: 'outage-status', hear: [47] }],
    { streetPercent: 47 },
  ),
  read('no-street-data', 'No fresh reading, no claim', [
    { do: 'say', move: 'outage-status', hear: words('no fresh reading', 'lectura reciente') },
  ]),
  read('who-looked', 'Who sees my data', [
    { do: 'say', move: 'data-use', hear: words('not sold', 'no se venden') },
  ]),
  read('devices', 'Known devices', [{ do: 'say', move: 'devices', hear: ['My water-heater'] }], {
    devices: ['water-heater'],
  }),
  read(
    'two-questions',
    'Two questions in one message',
    [{ do: 'say', move: 'two-questions', hear: (c) => [round1(dayKwhOf(c)), 47] }],
    { streetPercent: 47 },
  ),
  {
    ...read('before-sign-in', 'Programs before sign-in, without anything of a meter', [
      { do: 'say', move: 'programs', slots: {}, hear: words('13', '13') },
    ]),
    signedIn: false,
  },
]

function read(id: string, title: string, steps: Step[], cell: Task['cell'] = {}): Task {
  return { id, class: 'read', title, steps, cell }
}

const round1 = (value: number) => Math.round(value * 10) / 10
const noEvent = (cell: Cell) => (cell.locale === 'es' ? /no hay eventos/ : /no event/)
const not = (id: string) => (heard: Heard) =>
  !JSON.stringify(partOf(heard, 'offers') ?? {}).includes(`dfp:${id}`)

/** The sentence says the sum that the card, made from the settlement, shows. */
function agreesWithCard(type: 'earnings' | 'event') {
  return (heard: Heard): boolean => {
    const part = partOf(heard, type)
    const minor =
      part?.type === 'earnings'
        ? part.totalMinor
        : part?.type === 'event'
          ? part.result?.amountMinor
          : undefined
    return minor !== undefined && minor > 0 && numbersIn(heard.plain).includes(minor / 100)
  }
}

const noneAbove = (minor: number) => (heard: Heard) => {
  const part = partOf(heard, 'offers')
  return part?.offers.every((one) => 'priceMinor' in one && one.priceMinor <= minor) ?? false
}

/** Monthly instalment in dollars by the annuity formula, written out here apart from the product's own. */
function instalment(price: number, aprPercent: number, months: number): number {
  const rate = aprPercent / 100 / 12
  const factor = (1 + rate) ** months
  return Math.round((price * 100 * rate * factor) / (factor - 1)) / 100
}
