import type { Message, Part } from '@/lib/protocol/message'
import type { AgentStatus } from '@/lib/protocol/socket-events'
import {
  COMPARISON,
  EVENT_LIVE,
  EVENT_NOTICE,
  EVENT_RESULT,
  OFFERS,
  QUOTE,
  SOLAR_OFFERS,
  SOLAR_QUOTE,
} from './scene-parts'

/** A conversation as it stands in one picture. Everything in it is invented. */
export type Scene = {
  signedIn: boolean
  /** Wall time of the picture */
  now: string
  messages: Message[]
  agent?: AgentStatus
  draft?: string
  /** Words in the composer, and messages written while the connection is gone */
  connection?: 'offline' | 'reconnecting'
  account?: 'new' | 'enrolled' | 'asked' | 'live' | 'paid'
}

const text = (words: string): Part => ({ type: 'text', text: words })
const chips = (...items: string[]): Part => ({ type: 'suggestions', items })

function talk(
  ...turns: [role: Message['role'], at: string, parts: Part[], kind?: Message['kind']][]
): Message[] {
  return turns.map(([role, createdAt, parts, kind], i) => ({
    id: `scene-${i + 1}`,
    seq: i + 1,
    role,
    kind: kind ?? 'chat',
    createdAt,
    parts,
  }))
}

const SIGNED_IN: [Message['role'], string, Part[]] = [
  'system',
  '2026-06-22T21:13:00Z',
  [text('Signed in, meter ····4828')],
]

const codeForm = (error?: string): Part => ({
  type: 'form',
  form: 'otp',
  text: 'If ····4828 is an active meter, a 6-digit code is on its way to the phone on that account.',
  fields: [{ name: 'code', label: 'Code', kind: 'code' }],
  action: 'auth.code',
  state: 'open',
  expiresAt: '2026-06-22T21:17:02Z',
  resendAfterSeconds: error ? 0 : 21,
  ...(error ? { error } : { demoHint: 'The code is in the demo inbox' }),
})

const confirmOf = (orderId: string, yes: string, state: 'open' | 'confirmed'): Part => ({
  type: 'confirm',
  orderId,
  quoteVersion: 1,
  action: 'order.confirm',
  declineAction: 'order.cancel',
  yesLabel: yes,
  noLabel: 'Not now',
  expiresAt: '2026-07-30T21:35:00Z',
  state,
  ...(state === 'confirmed' ? { decidedAt: '2026-06-22T21:21:00Z' } : {}),
})

export const SCENES = {
  start: { signedIn: false, now: '2026-06-22T21:10:00Z', messages: [] },
  code: {
    signedIn: false,
    now: '2026-06-22T21:12:30Z',
    messages: talk(
      ['customer', '2026-06-22T21:12:00Z', [text('Meter ····4828')]],
      [
        'agent',
        '2026-06-22T21:12:01Z',
        [text('Thanks. One more step, so that only your household sees its numbers.'), codeForm()],
      ],
    ),
  },
  'code-error': {
    signedIn: false,
    now: '2026-06-22T21:12:30Z',
    messages: talk(
      ['customer', '2026-06-22T21:12:00Z', [text('Meter ····4828')]],
      [
        'agent',
        '2026-06-22T21:12:01Z',
        [
          text('Thanks. One more step, so that only your household sees its numbers.'),
          codeForm('That code did not match. Use the newest message; 4 tries left.'),
        ],
      ],
    ),
  },
  offers: {
    signedIn: true,
    account: 'new',
    now: '2026-06-22T21:14:20Z',
    messages: talk(
      SIGNED_IN,
      ['customer', '2026-06-22T21:14:00Z', [text('What programs can I join?')]],
      [
        'agent',
        '2026-06-22T21:14:00Z',
        [
          text(
            'Three programs cover your address. **Peak Savings** needs nothing new in your home, so it comes first. A meter takes part in one event program at a time.',
          ),
          OFFERS,
          chips('Compare the three', 'What’s the catch?', 'Is solar better?'),
        ],
      ],
    ),
  },
  confirm: {
    signedIn: true,
    account: 'new',
    now: '2026-06-22T21:19:20Z',
    messages: talk(
      ['customer', '2026-06-22T21:19:00Z', [text('Enroll me in Peak Savings')]],
      [
        'agent',
        '2026-06-22T21:19:00Z',
        [
          text('This is all you would agree to. Nothing starts before you confirm.'),
          QUOTE,
          confirmOf('ord-1', 'Confirm enrollment', 'open'),
          chips('What if I’m away?', 'How is “usual” measured?'),
        ],
      ],
    ),
  },
  receipt: {
    signedIn: true,
    account: 'enrolled',
    now: '2026-06-22T21:22:00Z',
    messages: talk(
      ['customer', '2026-06-22T21:19:00Z', [text('Enroll me in Peak Savings')]],
      [
        'agent',
        '2026-06-22T21:19:00Z',
        [
          text('This is all you would agree to. Nothing starts before you confirm.'),
          QUOTE,
          confirmOf('ord-1', 'Confirm enrollment', 'confirmed'),
        ],
      ],
      ['customer', '2026-06-22T21:21:00Z', [text('Confirm enrollment')]],
      [
        'agent',
        '2026-06-22T21:21:00Z',
        [
          {
            type: 'receipt',
            orderId: 'ord-1',
            domain: 'dfp',
            state: 'active',
            reference: 'DFP-10293',
            title: 'You’re enrolled in Peak Savings',
            text: 'Nothing to do until the first event. We tell you here and by text.',
            at: '2026-06-22T21:21:00Z',
            facts: [
              { label: 'Terms', value: 'Version 3, as you agreed' },
              { label: 'Medical equipment', value: 'None at home' },
              { label: 'First event', value: 'From Jun 24, if one is called' },
              { label: 'You pay', value: '$0.00' },
            ],
          },
          chips('When is the next event?', 'How do I skip one?', 'Show my usage'),
        ],
      ],
    ),
  },
  solar: {
    signedIn: true,
    account: 'paid',
    now: '2026-07-11T17:03:00Z',
    messages: talk(
      ['customer', '2026-07-11T17:02:00Z', [text('Show me solar offers under $20,000')]],
      [
        'agent',
        '2026-07-11T17:02:00Z',
        [
          text(
            'Three installers serve your street. All are worked out the same way, from your 8,200 kWh a year.',
          ),
          SOLAR_OFFERS,
          chips('Compare the three', 'Monthly payments?', 'Solar or Peak Savings?'),
        ],
      ],
    ),
  },
  'solar-quote': {
    signedIn: true,
    account: 'paid',
    now: '2026-07-11T17:06:20Z',
    messages: talk(
      ['customer', '2026-07-11T17:06:00Z', [text('Quote the Harbor one')]],
      [
        'agent',
        '2026-07-11T17:06:00Z',
        [
          text('Harbor’s quote, line by line. The lines add up to the total.'),
          SOLAR_QUOTE,
          confirmOf('ord-2', 'Book the site visit', 'open'),
          chips('Smaller system?', 'Solar or Peak Savings?'),
        ],
      ],
    ),
  },
  compare: {
    signedIn: true,
    account: 'paid',
    now: '2026-07-11T17:12:00Z',
    messages: talk(
      ['customer', '2026-07-11T17:11:00Z', [text('Which earns me more, solar or Peak Savings? Or both?')]],
      [
        'agent',
        '2026-07-11T17:11:00Z',
        [
          text(
            'Solar brings in far more each year but takes 11 to 20 years to pay for itself. Peak Savings is small money with nothing at stake. You can have both.',
          ),
          COMPARISON,
          chips('What if rates rise 3%?', 'Try 4 kW', 'Add a battery'),
        ],
      ],
    ),
  },
  'event-notice': {
    signedIn: true,
    account: 'asked',
    now: '2026-07-14T22:01:00Z',
    messages: talk([
      'agent',
      '2026-07-14T22:00:00Z',
      [
        text(
          'Tomorrow will be hot, and your street’s transformer is expected to run close to its limit in the evening. Using less for two hours would help, and you would be paid for it.',
        ),
        EVENT_NOTICE,
        chips('Why my street?', 'How do you measure it?', 'Not home tomorrow'),
      ],
      'notice',
    ]),
  },
  'event-live': {
    signedIn: true,
    account: 'live',
    now: '2026-07-16T01:52:00Z',
    messages: talk(
      ['system', '2026-07-14T22:12:00Z', [text('You said “I’m in”')]],
      [
        'agent',
        '2026-07-16T01:00:00Z',
        [
          EVENT_LIVE,
          text('Going well. Your street’s load is expected to peak around 7 PM.'),
          chips('Can I turn the AC back on?', 'When does it end?'),
        ],
        'progress',
      ],
    ),
  },
  'event-result': {
    signedIn: true,
    account: 'paid',
    now: '2026-07-16T03:13:00Z',
    messages: talk(
      ['system', '2026-07-16T03:00:00Z', [text('Event ended, 8:00 PM')]],
      [
        'agent',
        '2026-07-16T03:12:00Z',
        [
          text('Thank you, that helped. This is your result.'),
          EVENT_RESULT,
          chips('I think this is wrong', 'Show all my events'),
        ],
        'result',
      ],
    ),
  },
  offline: {
    signedIn: true,
    account: 'paid',
    connection: 'offline',
    now: '2026-07-11T17:16:00Z',
    messages: talk(
      ['customer', '2026-07-11T17:14:00Z', [text('Show me the cheapest per watt')]],
      [
        'agent',
        '2026-07-11T17:14:00Z',
        [
          text('That is Harbor Solar Co-op, at $3.00 per watt.'),
          { ...SOLAR_OFFERS, offers: SOLAR_OFFERS.offers.slice(0, 1), note: undefined },
        ],
      ],
    ),
  },
  reconnecting: {
    signedIn: true,
    account: 'paid',
    connection: 'reconnecting',
    now: '2026-07-11T17:16:00Z',
    messages: talk(
      ['customer', '2026-07-11T17:14:00Z', [text('Show me the cheapest per watt')]],
      [
        'agent',
        '2026-07-11T17:14:00Z',
        [
          text('That is Harbor Solar Co-op, at $3.00 per watt.'),
          { ...SOLAR_OFFERS, offers: SOLAR_OFFERS.offers.slice(0, 1), note: undefined },
        ],
      ],
    ),
  },
  streaming: {
    signedIn: true,
    account: 'paid',
    now: '2026-07-11T17:22:10Z',
    agent: { state: 'tool', label: 'Working from your last 12 months' },
    draft:
      'Because most of it arrives at the wrong hour. Your panels would make 6,810 kWh a year, but mainly around midday, and your home uses the most between 4 and 9 PM.\n\nWhat you use yourself saves $0.33 per kWh. What you send out earns $0.065, about a fifth of that. If you can use 50% instead of 30%,',
    messages: talk([
      'customer',
      '2026-07-11T17:22:00Z',
      [text('Why does payback take so long if I make 83% of my own power?')],
    ]),
  },
  lists: {
    signedIn: true,
    account: 'paid',
    now: '2026-07-16T17:00:00Z',
    messages: talk(
      [
        'customer',
        '2026-07-16T16:58:00Z',
        [text('Show me my usage, programs, orders, devices and earnings, and get me a person')],
      ],
      [
        'agent',
        '2026-07-16T16:58:00Z',
        [
          {
            type: 'usage',
            title: 'Your use, last 30 days',
            facts: [
              { label: 'A day', value: '32.3 kWh' },
              { label: 'Highest hour', value: '7 PM' },
              { label: '4 to 9 PM', value: '13.7 kWh' },
            ],
            hourlyKw: [
              0.7, 0.65, 0.55, 0.5, 0.5, 0.55, 0.7, 0.9, 0.85, 0.8, 0.85, 0.95, 1.1, 1.3, 1.6, 2, 2.4, 2.7,
              2.9, 3.1, 2.6, 1.9, 1.3, 0.9,
            ],
            highlightHours: [16, 17, 18, 19, 20],
            monthly: ['08', '09', '10', '11', '12']
              .map((m, i) => ({ month: `2025-${m}`, kwh: 700 + i * 20 }))
              .concat(
                ['01', '02', '03', '04', '05', '06'].map((m, i) => ({
                  month: `2026-${m}`,
                  kwh: 640 + i * 25,
                })),
              ),
            simulated: true,
          },
          {
            type: 'enrollments',
            items: [
              {
                enrollmentId: 'e1',
                reference: 'DFP-10293',
                programId: 'peak-savings',
                name: 'Peak Savings',
                state: 'active',
                since: '2026-06-22T21:21:00Z',
                facts: [
                  { label: 'Events used', value: '3 of 9' },
                  { label: 'Terms', value: 'Version 3' },
                ],
              },
            ],
          },
          {
            type: 'orders',
            items: [
              {
                orderId: 'o2',
                reference: 'SOL-20417',
                domain: 'solar',
                name: 'Harbor Solar Co-op, 5.2 kW',
                state: 'initialised',
                stage: 'Quote, your turn',
                at: '2026-07-11T17:06:00Z',
                facts: [{ label: 'Price', value: '$15,600.00' }],
              },
            ],
          },
          {
            type: 'devices',
            items: [
              {
                deviceId: 'd1',
                type: 'thermostat',
                name: 'Living room thermostat',
                ratedKw: 3.5,
                state: 'Connected',
              },
              { deviceId: 'd2', type: 'ev', name: 'Garage charger', ratedKw: 7.2, state: 'Reporting' },
            ],
          },
          {
            type: 'earnings',
            totalMinor: 560,
            currency: 'USD',
            items: [
              {
                activationId: 'a3',
                at: '2026-07-16T01:00:00Z',
                name: 'Peak Savings',
                energyKwh: 2.1,
                amountMinor: 210,
                state: 'provisional',
              },
              {
                activationId: 'a2',
                at: '2026-07-09T00:00:00Z',
                name: 'Peak Savings',
                energyKwh: 1.9,
                amountMinor: 190,
                state: 'final',
              },
              {
                activationId: 'a1',
                at: '2026-07-01T01:00:00Z',
                name: 'Peak Savings',
                energyKwh: 1.6,
                amountMinor: 160,
                state: 'final',
              },
            ],
          },
          {
            type: 'handover',
            ticketId: 't1',
            reference: 'HLP-2041',
            state: 'open',
            text: 'Someone calls you back between 2 and 3 PM today, and answers here too.',
            phone: '800-555-0142',
          },
          {
            type: 'form',
            form: 'callback',
            title: 'When may we call?',
            fields: [
              { name: 'phone', label: 'Phone', kind: 'tel', value: '' },
              {
                name: 'slot',
                label: 'Time',
                kind: 'select',
                options: [
                  { value: 'am', label: 'Tomorrow, 9 to 10 AM' },
                  { value: 'pm', label: 'Tomorrow, 2 to 3 PM' },
                ],
              },
              { name: 'note', label: 'What is it about?', kind: 'textarea', help: 'Two words are enough.' },
            ],
            action: 'handover.callback',
            submitLabel: 'Ask for the call',
            state: 'open',
          },
          {
            type: 'error',
            code: 'unavailable',
            text: 'The street’s load could not be read just now.',
            requestId: 'req-7f3a',
          },
        ],
      ],
      [
        'admin',
        '2026-07-16T16:59:00Z',
        [text('Hello, this is Ruth. I see your result and look into it now.')],
      ],
    ).map((message) => (message.role === 'admin' ? { ...message, author: 'Ruth' } : message)),
  },
  account: { signedIn: true, account: 'paid', now: '2026-07-16T17:00:00Z', messages: [] },
} satisfies Record<string, Scene>

export type SceneName = keyof typeof SCENES
