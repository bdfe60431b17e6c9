import * as z from 'zod'
import { SOLAR_STAGES } from '@/lib/domain/solar/stages'
import { Words } from './admin'
import { TicketDto } from './me'
import { Time } from './time'

// What staff see and do for customers under /api/admin: tickets, solar orders, devices.

export const TicketState = z.enum(['open', 'answered', 'closed', 'withdrawn'])
export type TicketState = z.infer<typeof TicketState>

export const StaffTicketDto = TicketDto.extend({
  /** Null for somebody who could not sign in */
  customerName: z.string().nullable(),
  maskedMeterId: z.string().nullable(),
  contact: z.string().nullable(),
  /** Who answered last */
  assigneeName: z.string().nullable(),
})
export type StaffTicketDto = z.infer<typeof StaffTicketDto>

export const TicketDetailDto = z.object({
  ticket: StaffTicketDto,
  /** The end of the conversation, oldest first, meter ids masked */
  transcript: z.array(
    z.object({
      id: z.string(),
      at: Time,
      role: z.enum(['customer', 'admin', 'agent', 'system']),
      author: z.string().nullable(),
      text: z.string(),
    }),
  ),
})
export type TicketDetailDto = z.infer<typeof TicketDetailDto>

export const MAX_ANSWER_CHARS = 4000
export const AnswerTicketInput = z.strictObject({ text: Words(MAX_ANSWER_CHARS) })

/** The times a customer can choose; anything else is free text. */
export const CALLBACK_SLOTS = ['soon', 'morning', 'afternoon', 'evening'] as const
export const TicketCallbackInput = z.strictObject({
  /** soon | morning | afternoon | evening, or a time in words */
  callbackAt: Words(100),
  contact: Words(200).optional(),
})

export const SolarStageName = z.enum(SOLAR_STAGES)
export const SolarOrderView = z.enum(['under-way', 'switched-on', 'canceled'])
export type SolarOrderView = z.infer<typeof SolarOrderView>

/** No name: whoever only looks at the list reads nobody's personal data. */
export const SolarOrderDto = z.object({
  id: z.string(),
  reference: z.string(),
  maskedMeterId: z.string(),
  offerName: z.string(),
  state: z.enum(['active', 'cancelled']),
  stage: SolarStageName.nullable(),
  nextStage: SolarStageName.nullable(),
  stageSince: Time,
  /** The demo’s simulator moved it at least once */
  simulated: z.boolean(),
  visitAt: Time.nullable(),
  totalMinor: z.number().int().nullable(),
  currency: z.string().nullable(),
  createdAt: Time,
})
export type SolarOrderDto = z.infer<typeof SolarOrderDto>

export const AdvanceSolarInput = z.strictObject({
  /** The stage the caller saw */
  fromStage: SolarStageName,
  note: Words(500).optional(),
})
