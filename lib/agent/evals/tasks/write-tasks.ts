import { partOf } from '@/lib/agent/evals/dialogues/heard'
import type { Step, Task } from '@/lib/agent/evals/dialogues/task'
import {
  dfpOrder,
  enrolledIn,
  offer,
  program,
  shownOffers,
  showsPart,
  solarOrder,
  ticket,
  words,
} from './catalogue'

/** One change each, made by the customer's own yes and by nothing less. */
export const writeTasks: Task[] = [
  write(
    'enroll-by-name',
    'Joins a program by its name',
    [
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
  write(
    'enroll-by-place',
    'Joins the second of the list',
    [
      { do: 'say', move: 'programs', hear: [showsPart('offers')] },
      { do: 'say', move: 'second', decide: ['yes', 'yes'], hear: [showsPart('receipt')] },
    ],
    ({ heard }) => {
      const id = shownOffers(heard, 'dfp')[1]!.offerId.slice(4)
      return { orders: [dfpOrder(id)], enrollments: [enrolledIn(id)] }
    },
    { devices: ['thermostat'] },
  ),
  write(
    'enroll-by-buttons',
    'Joins with the cards’ buttons',
    [
      {
        do: 'say',
        move: 'enroll',
        slots: program('battery-boost'),
        decide: ['press-yes', 'press-yes'],
        hear: [showsPart('receipt')],
      },
    ],
    () => ({ orders: [dfpOrder('battery-boost')], enrollments: [enrolledIn('battery-boost')] }),
    { devices: ['battery'] },
  ),
  write(
    'event-declined',
    'Says no to an event',
    [{ do: 'say', move: 'event-decline', hear: words('out of this one', 'queda fuera') }],
    () => ({ responses: [{ state: 'declined' }] }),
    { program: 'peak-savings', event: 'asked' },
  ),
  write(
    'event-accepted',
    'Takes part in an event',
    [{ do: 'say', move: 'event-accept', hear: words('you are in', 'apuntado') }],
    () => ({ responses: [{ state: 'accepted' }] }),
    { program: 'peak-savings', event: 'asked' },
  ),
  write(
    'event-declined-by-button',
    'Says no with the card’s button',
    [
      { do: 'say', move: 'next-event', hear: [showsPart('event')] },
      {
        do: 'press',
        action: 'event.decline',
        values: ({ heard }) => ({ activationId: partOf(heard[0]!, 'event')!.activationId }),
      },
    ],
    () => ({ responses: [{ state: 'declined' }] }),
    { program: 'peak-savings', event: 'asked' },
  ),
  write(
    'bare-yes-to-event',
    'A bare yes answers the one thing that waits',
    [{ do: 'say', move: 'yes', hear: words('you are in', 'apuntado') }],
    () => ({ responses: [{ state: 'accepted' }] }),
    { program: 'peak-savings', event: 'asked' },
  ),
  write(
    'leave',
    'Leaves the program',
    [{ do: 'say', move: 'leave', decide: ['yes'], hear: words('you have left', 'salio de') }],
    () => ({ enrollments: [{ programId: 'peak-savings', state: 'left', pausedDays: null }] }),
    { program: 'peak-savings' },
  ),
  write(
    'pause',
    'Pauses for ten days',
    [
      {
        do: 'say',
        move: 'pause',
        slots: { days: '10' },
        decide: ['yes'],
        hear: words('is paused', 'en pausa'),
      },
    ],
    () => ({ enrollments: [{ programId: 'peak-savings', state: 'paused', pausedDays: 10 }] }),
    { program: 'peak-savings' },
  ),
  write(
    'resume',
    'Ends a pause',
    [{ do: 'say', move: 'resume', decide: ['yes'], hear: words('active again', 'activo de nuevo') }],
    () => ({ enrollments: [{ programId: 'peak-savings', state: 'active', pausedDays: null }] }),
    { program: 'peak-savings', enrollmentState: 'paused' },
  ),
  write(
    'order-solar',
    'Orders solar',
    [
      {
        do: 'say',
        move: 'order-solar',
        slots: offer('solar-foothill-2.4'),
        decide: ['yes', 'yes'],
        hear: [showsPart('receipt')],
      },
    ],
    () => ({ orders: [solarOrder('solar-foothill-2.4')] }),
  ),
  write(
    'cancel-solar',
    'Cancels solar before the visit',
    [
      {
        do: 'say',
        move: 'cancel-solar',
        decide: ['press-yes'],
        hear: words('is canceled', 'esta cancelado'),
      },
    ],
    ({ before }) => ({ orders: before.orders.map((order) => ({ ...order, state: 'cancelled' })) }),
    { solar: { offerId: 'solar:solar-gable-2' } },
  ),
  write(
    'cancel-solar-with-fee',
    'Cancels solar after the visit, told the fee',
    [{ do: 'say', move: 'cancel-solar', decide: ['yes'], hear: [360] }],
    ({ before }) => ({ orders: before.orders.map((order) => ({ ...order, state: 'cancelled' })) }),
    { solar: { offerId: 'solar:solar-gable-2', stage: 'permit' } },
  ),
  write(
    'outage-reported',
    'Reports an outage, told the emergency number',
    [{ do: 'say', move: 'outage-report', hear: [911, showsPart('handover')] }],
    () => ({ tickets: [ticket('outage')] }),
  ),
  write(
    'fault-reported',
    'Reports a fault',
    [{ do: 'say', move: 'fault-report', hear: [911, showsPart('handover')] }],
    () => ({ tickets: [ticket('fault')] }),
  ),
  write(
    'device-added',
    'Adds a battery',
    [
      {
        do: 'say',
        move: 'add-device',
        slots: ({ cell }) => ({ device: cell.locale === 'es' ? 'una batería' : 'battery' }),
        decide: ['yes'],
        hear: [showsPart('devices')],
      },
    ],
    () => ({ devices: [{ type: 'battery', name: 'Home battery', state: 'pending' }] }),
  ),
  write(
    'spanish',
    'Changes to Spanish',
    [{ do: 'say', move: 'spanish', hear: ['español'] }],
    ({ before }) => ({ person: { ...before.person, locale: 'es' } }),
    {},
    { language: 'en' },
  ),
  write(
    'english',
    'Changes to English',
    [{ do: 'say', move: 'english', hear: ['English'] }],
    ({ before }) => ({ person: { ...before.person, locale: 'en' } }),
    {},
    { language: 'es' },
  ),
  write(
    'by-email',
    'Wants e-mail',
    [{ do: 'say', move: 'email', slots: { email: 'dana@home.example' }, hear: words('by email', 'correo') }],
    ({ before }) => ({
      person: {
        ...before.person,
        email: 'dana@home.example',
        preferences: { ...before.person.preferences, channel: 'email' },
      },
    }),
  ),
  write(
    'quiet-hours',
    'No messages after nine',
    [
      {
        do: 'say',
        move: 'quiet',
        slots: ({ cell }) => ({ time: cell.locale === 'es' ? '9 pm' : '9 pm' }),
        hear: [/\b9\s(?:PM|p\.\s?m\.)/i],
      },
    ],
    ({ before }) => ({
      person: { ...before.person, preferences: { quietHours: { fromHour: 21, toHour: 7 } } },
    }),
  ),
  write(
    'vacation',
    'Away; the date is told when asked for',
    [
      {
        do: 'say',
        move: 'vacation',
        hidden: ({ cell }) => ({ date: cell.locale === 'es' ? '3 de agosto' : 'August 3' }),
        decide: ['yes'],
        hear: words('have a good time', 'hasta el'),
      },
    ],
    ({ before }) => ({ person: { ...before.person, awayUntil: '2026-08-03' } }),
    { program: 'peak-savings' },
  ),
  write(
    'person',
    'Asks for a person',
    [{ do: 'say', move: 'person', hear: [showsPart('handover')] }],
    () => ({ tickets: [ticket('question')] }),
  ),
  write(
    'wrong-number',
    'An old phone number is a person’s matter',
    [{ do: 'say', move: 'wrong-number', hear: words('only a person', 'solo una persona') }],
    () => ({ tickets: [ticket('contact-change')] }),
  ),
  write(
    'complaint',
    'A complaint is passed on with a yes',
    [{ do: 'say', move: 'complaint', decide: ['yes'], hear: [showsPart('handover')] }],
    () => ({ tickets: [ticket('complaint')] }),
  ),
  write(
    'medical-noted',
    'Medical equipment is noted',
    [{ do: 'say', move: 'medical', decide: ['yes'], hear: words('noted', 'anotado') }],
    ({ before }) => ({ person: { ...before.person, medicalEquipment: true } }),
  ),
  write(
    'account-deleted',
    'Deletes the account',
    [{ do: 'say', move: 'delete', decide: ['press-yes'] }],
    ({ before }) => ({
      person: {
        ...before.person,
        name: 'Deleted',
        phone: '',
        email: null,
        preferences: {},
        deleted: true,
      },
      devices: [],
      tickets: [],
    }),
    { devices: ['thermostat'] },
  ),
]

function write(
  id: string,
  title: string,
  steps: Step[],
  end: Task['end'],
  cell: Task['cell'] = {},
  more: Partial<Task> = {},
): Task {
  return { id, class: 'write', title, steps, end, cell, ...more }
}
