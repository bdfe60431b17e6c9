import type { PartOf } from '@/lib/protocol/message'

/** The longer cards of the pictures. Programs, firms, prices and meters are invented; all sums add up. */
export const OFFERS: PartOf<'offers'> = {
  type: 'offers',
  domain: 'dfp',
  offers: [
    {
      domain: 'dfp',
      offerId: 'off-1',
      programId: 'peak-savings',
      programVersion: 3,
      name: 'Peak Savings',
      promise: 'Use less for a few hours on the hottest evenings.',
      headline: '$7–$25',
      headlineNote: 'a year, estimate',
      rewardLowMinor: 700,
      rewardHighMinor: 2500,
      currency: 'USD',
      facts: [
        { label: 'Events', value: '6–9 a summer' },
        { label: 'Each lasts', value: '2–3 hours' },
        { label: 'You are told', value: 'The day before' },
        { label: 'If you skip', value: 'No penalty' },
      ],
      fit: { state: 'fits', text: 'Fits your meter today' },
      deviceType: null,
      callableAnyHour: false,
      bar: { usualKw: 3, cutLowKw: 0.6, cutHighKw: 1.2, window: '6–8 PM' },
      primary: true,
    },
    {
      domain: 'dfp',
      offerId: 'off-2',
      programId: 'thermostat-rewards',
      programVersion: 1,
      name: 'Thermostat Rewards',
      promise: 'Your thermostat moves up to 4 °F. Override it any time.',
      headline: '$65',
      headlineNote: 'first year, then $25',
      rewardLowMinor: 6500,
      rewardHighMinor: 6500,
      currency: 'USD',
      facts: [
        { label: 'Events', value: 'At most 15, Jun–Sep' },
        { label: 'Each lasts', value: '2–4 hours' },
        { label: 'You are told', value: 'Same day' },
        { label: 'If you skip', value: '1 in 5 is fine' },
      ],
      fit: { state: 'needs', text: 'Needs a connected thermostat' },
      deviceType: 'thermostat',
      callableAnyHour: false,
      primary: false,
    },
    {
      domain: 'dfp',
      offerId: 'off-3',
      programId: 'battery-rewards',
      programVersion: 2,
      name: 'Battery Rewards',
      promise: 'Your home battery shares stored power on peak evenings.',
      headline: '$100–$350',
      headlineNote: 'a year, 5 kW battery',
      rewardLowMinor: 10000,
      rewardHighMinor: 35000,
      currency: 'USD',
      facts: [
        { label: 'Events', value: '10–35 hours a year' },
        { label: 'Each lasts', value: '3 hours at most' },
        { label: 'You are told', value: 'Same day' },
        { label: 'If you skip', value: 'No penalty' },
      ],
      fit: { state: 'needs', text: 'Needs a home battery' },
      deviceType: 'battery',
      callableAnyHour: true,
      primary: false,
    },
  ],
  excluded: [
    { name: 'EV Evening Pause', reason: 'Needs a connected car charger, and yours is not listed yet.' },
  ],
  note: 'Estimates use your meter’s last 12 months and the program’s rules. They are no promise.',
}

export const QUOTE: PartOf<'quote'> = {
  type: 'quote',
  orderId: 'ord-1',
  quoteVersion: 1,
  domain: 'dfp',
  title: 'Enroll in Peak Savings',
  subtitle: 'Meter ····4828.',
  headline: '$7–$25',
  headlineNote: 'a year, estimate',
  lines: [
    { label: 'Enrollment', amountMinor: 0 },
    { label: 'Equipment', amountMinor: 0 },
    { label: 'Penalty for skipped events', amountMinor: 0 },
  ],
  totalLabel: 'You pay',
  totalMinor: 0,
  currency: 'USD',
  terms: [
    {
      label: 'What happens',
      text: '6–9 events between Jun 1 and Sep 30, 2–3 hours each, between 4 and 9 PM. We tell you the day before by 5 PM.',
    },
    { label: 'What you get', text: '$1.00 for each kWh below your usual use, as a credit on the next bill.' },
    { label: 'Saying no', text: 'Skip any event, or leave on any day. It costs nothing.' },
    {
      label: 'Your data',
      text: 'We use your 15-minute readings to measure each event. Sharing them with anyone else needs a new yes from you.',
    },
  ],
  termsVersion: '3',
  statements: [
    {
      id: 'medical',
      kind: 'choice',
      label: 'Does anyone at home rely on powered medical equipment?',
      help: 'If yes, we leave your home out of every event.',
    },
    {
      id: 'terms',
      kind: 'checkbox',
      label:
        'I agree to the Peak Savings terms, version 3, and to the use of my meter readings to measure events.',
    },
  ],
  expiresAt: '2026-06-22T21:35:00Z',
}

const solar = (
  offerId: string,
  name: string,
  kw: number,
  panels: number,
  priceMinor: number,
  facts: [string, string, string],
  best: string,
  rating: string,
): PartOf<'offers'>['offers'][number] => ({
  domain: 'solar',
  offerId,
  name,
  providerName: name,
  promise: `${kw.toFixed(1)} kW, ${panels} panels. ${rating}`,
  headline: `$${(priceMinor / 100).toLocaleString('en-US')}`,
  headlineNote: `$${(priceMinor / 100 / (kw * 1000)).toFixed(2)} per watt`,
  systemKw: kw,
  priceMinor,
  currency: 'USD',
  annualKwhLow: kw * 1110,
  annualKwhHigh: kw * 1500,
  paybackYearsLow: 11,
  paybackYearsHigh: 20,
  facts: [
    { label: 'Makes', value: facts[0] },
    { label: 'Saves', value: facts[1] },
    { label: 'Pays back', value: facts[2] },
    { label: 'Panel warranty', value: '25 years' },
  ],
  fit: { state: 'fits', text: best },
  primary: false,
})

export const SOLAR_OFFERS: PartOf<'offers'> = {
  type: 'offers',
  domain: 'solar',
  offers: [
    solar(
      'sol-1',
      'Harbor Solar Co-op',
      5.2,
      13,
      1_560_000,
      ['6,810 kWh a year', '$840–$1,550 a year', '11–20 years'],
      'Lowest price per watt',
      'Rated 4.6 by 212 customers.',
    ),
    solar(
      'sol-2',
      'Brightline Solar',
      4,
      10,
      1_320_000,
      ['5,240 kWh a year', '$640–$1,190 a year', '12–22 years'],
      'Lowest total price',
      'Rated 4.4 by 96 customers.',
    ),
    solar(
      'sol-3',
      'Meridian Energy',
      5.6,
      14,
      1_932_000,
      ['7,340 kWh a year', '$900–$1,670 a year', '12–23 years'],
      'Makes the most',
      'Rated 4.8 by 141 customers.',
    ),
  ],
  note: 'The same for all three: 1,310 kWh a year per kW, give or take 15%. You use 30–50% of it yourself, worth $0.33 per kWh; the rest is sold back at $0.065. Rates stay flat, no tax credit counted.',
}

export const SOLAR_QUOTE: PartOf<'quote'> = {
  type: 'quote',
  orderId: 'ord-2',
  quoteVersion: 1,
  domain: 'solar',
  title: 'Harbor Solar Co-op, 5.2 kW',
  subtitle: 'Quote SOL-20417, version 1.',
  headline: '$15,600',
  headlineNote: '$3.00 per watt',
  lines: [
    { label: '13 panels, 400 W each\n$320.00 each', amountMinor: 416_000 },
    { label: 'Inverter and monitoring', amountMinor: 235_000 },
    { label: 'Racking and wiring', amountMinor: 169_000 },
    { label: 'Design and permits', amountMinor: 115_000 },
    { label: 'Installation\nTwo days on site', amountMinor: 610_500 },
    { label: 'Grid connection\nOne-time fee to the utility', amountMinor: 14_500 },
    { label: 'Federal tax credit\nEnded for systems paid for after Dec 31, 2025', amountMinor: 0 },
  ],
  totalLabel: 'Total',
  totalMinor: 1_560_000,
  currency: 'USD',
  terms: [
    {
      label: 'Or monthly',
      text: '$316.31 for 60 months at 8% a year: $18,978.60 in all, $3,378.60 more than cash.',
    },
    {
      label: 'Next step',
      text: 'A site visit to check roof and shade. A changed price is a new quote, and you decide again.',
    },
    { label: 'Canceling', text: 'Free until the site visit. After that, 5% of the price ($780.00).' },
    { label: 'How long', text: 'Usually 1–3 months from yes to switched on, with permits.' },
  ],
  statements: [
    {
      id: 'terms',
      kind: 'checkbox',
      label:
        'I accept quote SOL-20417 and its cancellation terms. The utility may give Harbor my name, address and yearly use for the visit.',
    },
  ],
  expiresAt: '2026-07-28T21:35:00Z',
}

export const COMPARISON: PartOf<'comparison'> = {
  type: 'comparison',
  title: 'Solar, Peak Savings, or both',
  verdict: 'For meter ····4828. Ranges, not promises.',
  columns: [
    { id: 'solar', name: 'Solar', note: 'Harbor, 5.2 kW' },
    { id: 'dfp', name: 'Peak Savings', note: 'You’re in' },
    { id: 'both', name: 'Both', note: 'Solar added' },
  ],
  rows: [
    { id: 'upfront', label: 'You pay first', values: ['$15,600', '$0', '$15,600'], best: ['dfp'] },
    {
      id: 'year',
      label: 'You get each year',
      values: ['$840–$1,550', '$7–$25', '$840–$1,570'],
      best: ['both'],
    },
    {
      id: 'payback',
      label: 'Pays back in',
      values: ['11–20 years', 'Nothing to pay back', '11–20 years'],
      best: [],
    },
    {
      id: 'ten',
      label: 'Net after 10 years',
      values: ['−$7,420 to −$470', '$70–$250', '−$7,370 to −$270'],
      best: ['dfp'],
    },
    {
      id: 'effort',
      label: 'Your effort',
      values: ['Site visit and permits, 1–3 months', '6–9 evenings a year', 'The two together'],
      best: ['dfp'],
    },
    {
      id: 'commitment',
      label: 'Commitment',
      values: ['You own it. Hard to undo.', 'Leave any day', 'Solar stays, the program is free to leave'],
      best: ['dfp'],
    },
    {
      id: 'risk',
      label: 'What can go wrong',
      values: [
        'Weather ±15%, lower rates, roof repairs',
        'Fewer events, or a hard evening to cut',
        'Solar lowers your usual use, so events may earn $5–$20',
      ],
      best: [],
    },
    {
      id: 'street',
      label: 'Eases your street at 6–8 PM',
      values: ['A little', 'Directly', 'Directly'],
      best: [],
    },
  ],
  assumptions: [
    { id: 'use', label: 'Your use', value: '8,200 kWh a year', editable: true, input: '8200' },
    { id: 'size', label: 'Solar size', value: '5.2 kW', editable: true, input: '5.2' },
    { id: 'self', label: 'Solar you use yourself', value: '30–50%', editable: true, input: '40' },
    { id: 'buy', label: 'Power you buy', value: '$0.33 per kWh', editable: true, input: '0.33' },
    { id: 'sell', label: 'Power you sell', value: '$0.065 per kWh', editable: false },
    { id: 'yield', label: 'Solar yield', value: '1,310 kWh per kW ±15%', editable: false },
    { id: 'fade', label: 'Panels fade', value: '0.5% a year', editable: false },
    { id: 'events', label: 'Peak Savings', value: '6–9 events, $1.00 per kWh', editable: false },
  ],
}

const EVENT = {
  type: 'event',
  activationId: 'act-3',
  programId: 'peak-savings',
  programName: 'Peak Savings',
  participation: 'opt-in',
  emergency: false,
  startAt: '2026-07-16T01:00:00Z',
  endAt: '2026-07-16T03:00:00Z',
  range: { lowMinor: 120, highMinor: 240, currency: 'USD', lowKwh: 1.2, highKwh: 2.4 },
} as const

export const EVENT_NOTICE: PartOf<'event'> = {
  ...EVENT,
  state: 'notice',
  response: 'none',
  title: 'Event tomorrow, 6–8 PM',
  tips: [
    'Cool to 74 °F by 5:30 PM, then set 78 °F. Cooling is likely your largest load.',
    'Run the dishwasher and dryer after 8 PM.',
    'Cook before 6, or use the microwave. Lights hardly matter.',
  ],
}

const USUAL = [2.4, 2.5, 2.6, 2.7, 2.9, 3, 3, 3.1, 3.1, 3, 3, 2.9, 2.8, 2.7, 2.6, 2.5]
const MINE = [2.5, 2.6, 2.7, 2.8, 2, 1.8, 1.8, 1.9, 1.9, 2, 2, 2.2, 3.4, 3.5, 3.2, 3]

const RESULT: NonNullable<PartOf<'event'>['result']> = {
  provisional: true,
  energyKwh: 2.1,
  baselineKwh: 6,
  usedKwh: 3.9,
  reboundKwh: 0.6,
  amountMinor: 210,
  currency: 'USD',
  chart: {
    startAt: '2026-07-16T00:00:00Z',
    intervalMinutes: 15,
    usualKw: USUAL,
    yourKw: MINE,
    eventStartAt: EVENT.startAt,
    eventEndAt: EVENT.endAt,
  },
  steps: [
    {
      label: 'Your usual 6–8 PM',
      detail:
        'Average of 10 weekdays, Jun 26 to Jul 14. Leaves out Jul 3 (holiday) and the event days Jun 30 and Jul 8.',
      value: '5.8 kWh',
    },
    {
      label: 'Adjusted to the day',
      detail: 'From 3 to 6 PM you used about 3% more than on those days.',
      value: '+0.2 kWh',
    },
    { label: 'You used', detail: 'Eight 15-minute readings, none missing.', value: '−3.9 kWh' },
    { label: 'Below usual', value: '2.1 kWh' },
    { label: 'Paid per kWh', detail: 'Peak Savings terms, version 3', value: '× $1.00' },
    { label: 'Provisional result', value: '$2.10', total: true },
  ],
  note: 'Final on Friday, July 17, once the readings are verified. Paid as a credit on your July bill.',
}

export const EVENT_LIVE: PartOf<'event'> = {
  ...EVENT,
  state: 'live',
  response: 'accepted',
  title: 'Event on until 8 PM',
  tips: [],
  result: { ...RESULT, energyKwh: 0.8, baselineKwh: 2.2, usedKwh: 1.4 },
}

export const EVENT_RESULT: PartOf<'event'> = {
  ...EVENT,
  state: 'provisional',
  response: 'accepted',
  title: 'Your result',
  tips: [],
  result: RESULT,
}
