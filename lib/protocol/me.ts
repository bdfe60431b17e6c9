import * as z from 'zod'
import { Time } from './time'

/** What `GET /api/me` and the lists under it answer: the signed-in customer's own account, nothing that names others. */
export const GridNow = z.object({ now: Time, speed: z.number() })

export const Me = z.object({
  name: z.string(),
  maskedMeterId: z.string(),
  street: z.string().nullable(),
  /** Last two digits of the phone that codes and texts go to */
  phoneEnding: z.string().nullable(),
  emailHint: z.string().nullable(),
  locale: z.string(),
  timeZone: z.string(),
  currency: z.string(),
  season: z.object({
    earnedMinor: z.number().int(),
    provisionalMinor: z.number().int(),
    energyKwh: z.number(),
    events: z.number().int(),
    skipped: z.number().int(),
  }),
  program: z
    .object({
      enrollmentId: z.string(),
      reference: z.string(),
      name: z.string(),
      state: z.enum(['active', 'paused']),
      since: Time,
    })
    .nullable(),
  nextEvent: z
    .object({
      activationId: z.string(),
      programName: z.string(),
      state: z.string(),
      response: z.enum(['none', 'accepted', 'declined']),
      startAt: Time,
      endAt: Time,
    })
    .nullable(),
  usualDay: z
    .object({
      /** Average kW of each hour of the day over the last 30 days, 24 values */
      hourlyKw: z.array(z.number()),
      highlightHours: z.array(z.number()),
      highlightKwh: z.number(),
      dayKwh: z.number(),
    })
    .nullable(),
  /** Grid time now and how fast it runs; differs from the wall clock in the demo only */
  grid: GridNow,
  simulated: z.boolean(),
})
export type Me = z.infer<typeof Me>

export const EnrollmentDto = z.object({
  enrollmentId: z.string(),
  reference: z.string(),
  programId: z.string(),
  name: z.string(),
  state: z.enum(['active', 'paused', 'left']),
  since: Time,
  until: Time.nullable().optional(),
  termsVersion: z.string().nullable().optional(),
  eventsUsed: z.number().int().optional(),
  eventsLimit: z.number().int().nullable().optional(),
})
export type EnrollmentDto = z.infer<typeof EnrollmentDto>

export const MyEventDto = z.object({
  activationId: z.string(),
  programName: z.string(),
  state: z.string(),
  response: z.enum(['none', 'accepted', 'declined']),
  startAt: Time,
  endAt: Time,
  energyKwh: z.number().nullable(),
  amountMinor: z.number().int().nullable(),
  currency: z.string(),
  provisional: z.boolean(),
})
export type MyEventDto = z.infer<typeof MyEventDto>

/** Money of a program beside its events. */
export const CreditDto = z.object({
  id: z.string(),
  programName: z.string(),
  kind: z.enum(['sign-up', 'month', 'season']),
  /** 2026-07, the local month in which what is paid for began */
  month: z.string(),
  startAt: Time,
  endAt: Time,
  amountMinor: z.number().int(),
  currency: z.string(),
})
export type CreditDto = z.infer<typeof CreditDto>

export const DeviceDto = z.object({
  deviceId: z.string(),
  type: z.string(),
  name: z.string(),
  ratedKw: z.number(),
  state: z.string(),
})
export type DeviceDto = z.infer<typeof DeviceDto>

export const SessionDto = z.object({
  sessionId: z.string(),
  current: z.boolean(),
  /** In words: "Chrome on Mac" */
  device: z.string(),
  signedInAt: Time,
  lastUsedAt: Time,
})
export type SessionDto = z.infer<typeof SessionDto>

export const DemoMessage = z.object({
  at: Time,
  channel: z.enum(['sms', 'email']),
  to: z.string(),
  subject: z.string().optional(),
  text: z.string(),
  code: z.string().optional(),
})
export type DemoMessage = z.infer<typeof DemoMessage>

export const UsageDto = z.object({
  /** Average kW of each local hour over the days measured, 24 values */
  hourlyKw: z.array(z.number()),
  dayKwh: z.number(),
  eveningKwh: z.number(),
  /** Days of quarter-hour readings behind hourlyKw */
  days: z.number().int(),
  yearKwh: z.number(),
  months: z.array(z.object({ month: z.string(), kwh: z.number(), days: z.number().int() })),
  lastReadingAt: Time.nullable(),
  simulated: z.boolean(),
})
export type UsageDto = z.infer<typeof UsageDto>

export const DeviceType = z.enum(['thermostat', 'battery', 'ev', 'water-heater'])
export type DeviceType = z.infer<typeof DeviceType>
const Kw = z.number().positive().max(100)
export const AddDeviceInput = z.strictObject({
  type: DeviceType,
  name: z.string().trim().min(1).max(60).optional(),
  ratedKw: Kw.optional(),
  capacityKwh: z.number().positive().max(1000).optional(),
})
export const ChangeDeviceInput = z.strictObject({
  name: z.string().trim().min(1).max(60).optional(),
  ratedKw: Kw.optional(),
  capacityKwh: z.number().positive().max(1000).nullable().optional(),
})
export const EventResponseInput = z.strictObject({ accept: z.boolean() })
export const PauseInput = z.strictObject({ days: z.number().int().min(1).max(365).optional() })
export const LeaveInput = z.strictObject({ reason: z.string().trim().max(200).optional() })

export const Preferences = z.object({
  /** Where a message goes when the person is not in the chat */
  channel: z.enum(['chat', 'sms', 'email']),
  /** Local hours in which only emergencies are told, such as 21 to 7 */
  quietHours: z.object({
    fromHour: z.number().int().min(0).max(23),
    toHour: z.number().int().min(0).max(23),
  }),
  /** May others' results on the street be compared with mine (in groups only) */
  compareStreet: z.boolean(),
  /** Null while away until then already */
  vacationFrom: Time.nullable(),
  vacationUntil: Time.nullable(),
  locale: z.string(),
})
export type Preferences = z.infer<typeof Preferences>
/** A day of the utility's calendar is its start. */
const TimeOrDay = z.union([Time, z.iso.date()])
export const ChangePreferencesInput = z.strictObject({
  channel: z.enum(['chat', 'sms', 'email']).optional(),
  quietHours: z
    .strictObject({ fromHour: z.number().int().min(0).max(23), toHour: z.number().int().min(0).max(23) })
    .optional(),
  compareStreet: z.boolean().optional(),
  /** Only with vacationUntil; without it one is away at once */
  vacationFrom: TimeOrDay.nullable().optional(),
  /** The day one is back; null ends an absence */
  vacationUntil: TimeOrDay.nullable().optional(),
  locale: z.enum(['en', 'es']).optional(),
  email: z.email().nullable().optional(),
})

export const DataAccessDto = z.object({ at: Time, who: z.string(), purpose: z.string() })
export type DataAccessDto = z.infer<typeof DataAccessDto>

export const TicketDto = z.object({
  ticketId: z.string(),
  reference: z.string(),
  /** withdrawn: taken back by the customer before anybody acted on it */
  state: z.enum(['open', 'answered', 'closed', 'withdrawn']),
  topic: z.string(),
  text: z.string(),
  callbackAt: z.string().nullable(),
  createdAt: Time,
})
export type TicketDto = z.infer<typeof TicketDto>

/** value null takes the change back; id "all" with null takes back every change */
export const ComparisonChangeInput = z.strictObject({
  id: z.string().min(1).max(40),
  value: z.union([z.string().max(40), z.number().transform(String)]).nullable(),
})
