import type { DeviceDto, EnrollmentDto, Me, MyEventDto, Preferences, SessionDto } from '@/lib/protocol/me'
import type { OrderDto } from '@/lib/protocol/order'
import type { Scene } from './scenes'

const HOURLY = [
  0.7, 0.65, 0.55, 0.5, 0.5, 0.55, 0.7, 0.9, 0.85, 0.8, 0.85, 0.95, 1.1, 1.3, 1.6, 2, 2.4, 2.7, 2.9, 3.1, 2.6,
  1.9, 1.3, 0.9,
]

/** The account behind a picture: what the `/api/me` routes would answer. */
export function accountOf(scene: Scene): { me: Me; parts: Record<string, unknown> } {
  const kind = scene.account ?? 'new'
  const joined = kind !== 'new'
  const paid = kind === 'paid'
  const me: Me = {
    name: 'Dana Moreno',
    maskedMeterId: '····4828',
    street: 'Alder Street',
    phoneEnding: '41',
    emailHint: null,
    locale: 'en',
    timeZone: 'America/Los_Angeles',
    currency: 'USD',
    season: {
      earnedMinor: paid ? 560 : kind === 'asked' || kind === 'live' ? 350 : 0,
      provisionalMinor: paid ? 210 : 0,
      energyKwh: paid ? 5.6 : 3.5,
      events: paid ? 3 : kind === 'asked' || kind === 'live' ? 2 : 0,
      skipped: 0,
    },
    program: joined
      ? {
          enrollmentId: 'e1',
          reference: 'DFP-10293',
          name: 'Peak Savings',
          state: 'active',
          since: '2026-06-22T21:21:00Z',
        }
      : null,
    nextEvent:
      kind === 'asked' || kind === 'live'
        ? {
            activationId: 'act-3',
            programName: 'Peak Savings',
            state: kind === 'live' ? 'live' : 'notice',
            response: kind === 'live' ? 'accepted' : 'none',
            startAt: '2026-07-16T01:00:00Z',
            endAt: '2026-07-16T03:00:00Z',
          }
        : null,
    usualDay: { hourlyKw: HOURLY, highlightHours: [16, 17, 18, 19, 20], highlightKwh: 13.7, dayKwh: 32.3 },
    grid: { now: scene.now, speed: 1 },
    simulated: false,
  }
  const enrollments: EnrollmentDto[] = [
    {
      enrollmentId: 'e1',
      reference: 'DFP-10293',
      programId: 'peak-savings',
      name: 'Peak Savings',
      state: 'active',
      since: '2026-06-22T21:21:00Z',
      termsVersion: '3',
      eventsUsed: 3,
      eventsLimit: 9,
    },
  ]
  const event = (id: string, startAt: string, kwh: number, provisional: boolean): MyEventDto => ({
    activationId: id,
    programName: 'Peak Savings',
    state: provisional ? 'provisional' : 'final',
    response: 'accepted',
    startAt,
    endAt: new Date(Date.parse(startAt) + 7_200_000).toISOString(),
    energyKwh: kwh,
    amountMinor: Math.round(kwh * 100),
    currency: 'USD',
    provisional,
  })
  const orders: OrderDto[] = [
    {
      id: 'o2',
      reference: 'SOL-20417',
      domain: 'solar',
      state: 'initialised',
      offer: { offerId: 'sol-1', name: 'Harbor Solar Co-op, 5.2 kW' },
      quote: {
        quoteVersion: 1,
        lines: [],
        totalMinor: 1_560_000,
        currency: 'USD',
        termsVersion: '1',
        expiresAt: '2026-07-28T21:35:00Z',
      },
      stage: null,
      cancellation: { feeMinor: 0 },
      history: [],
      createdAt: '2026-07-11T17:06:00Z',
    },
    {
      id: 'o2',
      reference: 'SOL-19822',
      domain: 'solar',
      state: 'active',
      offer: { offerId: 'solar:brightline', name: 'Brightline Solar' },
      quote: {
        quoteVersion: 2,
        lines: [],
        totalMinor: 1_320_000,
        currency: 'USD',
        termsVersion: '1',
        expiresAt: '2026-06-02T21:35:00Z',
      },
      stage: 'permit',
      cancellation: { feeMinor: 66_000 },
      history: [],
      createdAt: '2026-06-02T17:06:00Z',
    },
  ]
  const devices: DeviceDto[] = [
    { deviceId: 'd1', type: 'thermostat', name: 'Living room thermostat', ratedKw: 3.5, state: 'connected' },
  ]
  const sessions: SessionDto[] = [
    {
      sessionId: 's1',
      current: true,
      device: 'Chrome on Mac',
      signedInAt: '2026-07-11T17:00:00Z',
      lastUsedAt: '2026-07-16T17:00:00Z',
    },
    {
      sessionId: 's2',
      current: false,
      device: 'Safari on iPhone',
      signedInAt: '2026-07-10T17:00:00Z',
      lastUsedAt: '2026-07-16T03:20:00Z',
    },
  ]
  const events = [
    event('a3', '2026-07-16T01:00:00Z', 2.1, true),
    event('a2', '2026-07-09T00:00:00Z', 1.9, false),
    event('a1', '2026-07-01T01:00:00Z', 1.6, false),
  ]
  const preferences: Preferences = {
    channel: 'sms',
    quietHours: { fromHour: 21, toHour: 7 },
    compareStreet: true,
    vacationFrom: null,
    vacationUntil: null,
    locale: 'en',
  }
  return {
    me,
    parts: {
      preferences,
      enrollments: joined ? enrollments : [],
      events: joined ? events : [],
      orders: paid ? orders : [],
      devices,
      sessions,
    },
  }
}
