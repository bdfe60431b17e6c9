import type { Step, Task } from '@/lib/agent/evals/dialogues/task'
import {
  dfpOrder,
  enrolledIn,
  offer,
  program,
  programOf,
  shownOffers,
  showsPart,
  solarOf,
  solarOrder,
  ticket,
  words,
} from './catalogue'

/** Most events of the program whose catch is asked */
const EVENTS_A_YEAR = programOf('peak-savings').terms.limits.maxEventsPerYear

/** Several wishes in one conversation, with changes of mind between them. */
export const stepTasks: Task[] = [
  steps(
    'compare-then-order',
    'Compares, then orders solar',
    [
      { do: 'say', move: 'compare', hear: [showsPart('comparison')] },
      { do: 'say', move: 'solar', hear: [showsPart('offers')] },
      { do: 'say', move: 'financing', slots: offer('solar-gable-2'), hear: [showsPart('table')] },
      {
        do: 'say',
        move: 'order-solar',
        slots: offer('solar-gable-2'),
        decide: ['yes', 'yes'],
        hear: [showsPart('receipt')],
      },
    ],
    () => ({ orders: [solarOrder('solar-gable-2')] }),
  ),
  steps(
    'correct-choice',
    'Takes the second, then means the first',
    [
      { do: 'say', move: 'programs', hear: [showsPart('offers')] },
      { do: 'say', move: 'second', decide: ['stay'] },
      { do: 'say', move: 'correct-first', decide: ['yes', 'yes'], hear: [showsPart('receipt')] },
    ],
    ({ heard }) => {
      const [first, second] = shownOffers(heard, 'dfp').map((one) => one.offerId.slice(4))
      return {
        orders: [{ ...dfpOrder(second!, 'cancelled', false), totalMinor: null }, dfpOrder(first!)],
        enrollments: [enrolledIn(first!)],
      }
    },
    { devices: ['battery'] },
  ),
  steps(
    'no-at-the-quote',
    'Sees the quote, says no, asks whether anything was bought',
    [
      { do: 'say', move: 'solar', hear: [showsPart('offers')] },
      { do: 'say', move: 'third', decide: ['yes', 'no'] },
      { do: 'say', move: 'orders', hear: words(/cancel/, /cancel/) },
    ],
    ({ heard }) => {
      const id = shownOffers(heard, 'solar')[2]!.offerId.slice('solar:'.length)
      return { orders: [solarOrder(id, 'cancelled')] }
    },
  ),
  steps(
    'expired-quote',
    'Comes back after the quote has expired',
    [
      { do: 'say', move: 'enroll', slots: program('peak-savings'), decide: ['yes', 'stay'] },
      { do: 'wait', minutes: 20 },
      {
        do: 'say',
        move: 'yes',
        again: false,
        decide: ['yes'],
        hear: (c) => [c.locale === 'es' ? 'vencio' : 'has expired', showsPart('receipt')],
      },
    ],
    () => ({ orders: [dfpOrder('peak-savings')], enrollments: [enrolledIn('peak-savings')] }),
  ),
  {
    ...steps(
      'sign-in-ask-enroll',
      'Asks before sign-in, signs in, joins',
      [
        { do: 'say', move: 'mine', hear: words('no program', 'ningun programa') },
        {
          do: 'say',
          move: 'enroll',
          slots: program('peak-savings'),
          decide: ['yes', 'yes'],
          hear: [showsPart('receipt')],
        },
      ],
      () => ({ orders: [dfpOrder('peak-savings')], enrollments: [enrolledIn('peak-savings')] }),
    ),
    signedIn: false,
  },
  {
    ...steps(
      'wrong-code-first',
      'Mistypes the code, then signs in',
      [
        {
          do: 'say',
          move: 'meter-id',
          slots: ({ cell }) => ({ meter: cell.meterId }),
          hear: [showsPart('form')],
        },
        {
          do: 'say',
          move: 'code',
          slots: { code: '000000' },
          again: false,
          hear: [/not right|no es correcto/],
        },
        { do: 'say', move: 'code', hear: ['Dana'] },
        { do: 'say', move: 'mine', hear: words('no program', 'ningun programa') },
      ],
      () => ({}),
    ),
    signedIn: false,
  },
  steps(
    'catch-before-yes',
    'Asks for the catch in the middle of the order',
    [
      { do: 'say', move: 'enroll', slots: program('peak-savings'), decide: ['yes', 'stay'] },
      { do: 'say', move: 'catch-it', hear: [EVENTS_A_YEAR] },
      { do: 'say', move: 'yes', again: false, consents: true, hear: [showsPart('receipt')] },
    ],
    () => ({ orders: [dfpOrder('peak-savings')], enrollments: [enrolledIn('peak-savings')] }),
  ),
  steps(
    'leave-then-join',
    'Leaves one program and joins another',
    [
      { do: 'say', move: 'leave', decide: ['yes'] },
      {
        do: 'say',
        move: 'enroll',
        slots: program('battery-boost'),
        decide: ['yes', 'yes'],
        hear: [showsPart('receipt')],
      },
    ],
    () => ({
      orders: [dfpOrder('battery-boost')],
      enrollments: [
        { programId: 'peak-savings', state: 'left', pausedDays: null },
        enrolledIn('battery-boost'),
      ],
    }),
    { program: 'peak-savings', devices: ['battery'] },
  ),
  steps(
    'enroll-is-of-programs',
    'Looks at programs and solar; "enroll me in the first" means a program',
    [
      { do: 'say', move: 'programs', hear: [showsPart('offers')] },
      { do: 'say', move: 'solar', hear: [showsPart('offers')] },
      { do: 'say', move: 'catch', slots: program('peak-savings'), hear: [EVENTS_A_YEAR] },
      { do: 'say', move: 'enroll-first', decide: ['yes', 'yes'], hear: [showsPart('receipt')] },
    ],
    ({ heard }) => {
      const id = shownOffers(heard, 'dfp')[0]!.offerId.slice(4)
      return { orders: [dfpOrder(id)], enrollments: [enrolledIn(id)] }
    },
    { devices: ['thermostat'] },
  ),
  steps(
    'no-then-yes-to-event',
    'Says no to the event, then takes part after all',
    [
      { do: 'say', move: 'event-decline' },
      { do: 'say', move: 'event-accept', hear: words('you are in', 'apuntado') },
    ],
    () => ({ responses: [{ state: 'accepted' }] }),
    { program: 'peak-savings', event: 'asked' },
  ),
  steps(
    'question-between-proposal-and-yes',
    'Asks something else before the yes to leaving',
    [
      { do: 'say', move: 'leave', decide: ['stay'] },
      { do: 'say', move: 'earnings' },
      { do: 'say', move: 'yes', again: false, consents: true, hear: words('you have left', 'salio de') },
    ],
    () => ({ enrollments: [{ programId: 'peak-savings', state: 'left', pausedDays: null }] }),
    { program: 'peak-savings' },
  ),
  steps(
    'expired-proposal-asked-again',
    'Says yes too late, asks again, then leaves',
    [
      { do: 'say', move: 'leave', decide: ['stay'] },
      { do: 'wait', minutes: 6 },
      { do: 'say', move: 'yes', again: false, hear: words('did nothing', 'no hice nada') },
      { do: 'say', move: 'leave', decide: ['yes'] },
    ],
    () => ({ enrollments: [{ programId: 'peak-savings', state: 'left', pausedDays: null }] }),
    { program: 'peak-savings' },
  ),
  steps(
    'other-program-instead',
    'Changes from one program to another in the middle of an order',
    [
      { do: 'say', move: 'enroll', slots: program('comfort-flex'), decide: ['yes', 'stay'] },
      {
        do: 'say',
        move: 'enroll',
        slots: program('peak-savings'),
        decide: ['yes', 'yes'],
        hear: [showsPart('receipt')],
      },
    ],
    () => ({
      orders: [dfpOrder('comfort-flex', 'cancelled', false), dfpOrder('peak-savings')],
      enrollments: [enrolledIn('peak-savings')],
    }),
    { devices: ['thermostat'] },
  ),
  steps(
    'solar-and-program',
    'Orders solar and joins a program in one sitting',
    [
      { do: 'say', move: 'order-solar', slots: offer('solar-cloudbreak-4'), decide: ['yes', 'yes'] },
      {
        do: 'say',
        move: 'enroll',
        slots: program('peak-savings'),
        decide: ['yes', 'yes'],
        hear: [showsPart('receipt')],
      },
    ],
    () => ({
      orders: [solarOrder('solar-cloudbreak-4'), dfpOrder('peak-savings')],
      enrollments: [enrolledIn('peak-savings')],
    }),
  ),
  steps(
    'outage-then-person',
    'Reports an outage and wants a call',
    [
      { do: 'say', move: 'outage-report', hear: [911] },
      { do: 'say', move: 'person', hear: [showsPart('handover')] },
    ],
    () => ({ tickets: [ticket('outage'), ticket('question')] }),
  ),
  steps(
    'device-then-programs',
    'Adds a battery, which opens nothing before it was seen',
    [
      {
        do: 'say',
        move: 'add-device',
        slots: ({ cell }) => ({ device: cell.locale === 'es' ? 'una batería' : 'battery' }),
        decide: ['yes'],
      },
      { do: 'say', move: 'programs', hear: [showsPart('offers')] },
      { do: 'say', move: 'enroll', slots: program('battery-boost'), again: false },
    ],
    () => ({ devices: [{ type: 'battery', name: 'Home battery', state: 'pending' }] }),
  ),
  steps(
    'other-one-then-first',
    'Asks about the other one, then takes the first',
    [
      { do: 'say', move: 'programs', hear: [showsPart('offers')] },
      { do: 'say', move: 'catch-it' },
      { do: 'say', move: 'other-one' },
      { do: 'say', move: 'enroll-first', decide: ['yes', 'yes'], hear: [showsPart('receipt')] },
    ],
    ({ heard }) => {
      const id = shownOffers(heard, 'dfp')[0]!.offerId.slice(4)
      return { orders: [dfpOrder(id)], enrollments: [enrolledIn(id)] }
    },
    { devices: ['thermostat'] },
  ),
  steps(
    'budget-then-second',
    'Solar within a budget, then the second of those',
    [
      { do: 'say', move: 'solar-under', slots: { amount: '$8,000' }, hear: [showsPart('offers')] },
      { do: 'say', move: 'second', decide: ['yes', 'yes'], hear: [showsPart('receipt')] },
      { do: 'say', move: 'thanks' },
      { do: 'say', move: 'solar-status', hear: words(/visit/, /visita/) },
    ],
    ({ heard }) => {
      const offers = shownOffers(heard, 'solar')
      const id = offers[1]!.offerId.slice('solar:'.length)
      if (solarOf(id).offer.priceMinor > 800_000) throw new Error('over the budget')
      return { orders: [solarOrder(id)] }
    },
  ),
]

function steps(id: string, title: string, list: Step[], end: Task['end'], cell: Task['cell'] = {}): Task {
  return { id, class: 'steps', title, steps: list, end, cell }
}
