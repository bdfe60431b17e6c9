import * as z from 'zod'
import { Time } from './time'

export const OrderDomain = z.enum(['dfp', 'solar'])
export type OrderDomain = z.infer<typeof OrderDomain>

export const OrderState = z.enum([
  'searched',
  'selected',
  'initialised',
  'confirmed',
  'active',
  'cancelled',
  'failed',
])
export type OrderState = z.infer<typeof OrderState>

export const Quote = z.object({
  quoteVersion: z.number().int(),
  lines: z.array(z.object({ label: z.string(), amountMinor: z.number().int() })),
  totalMinor: z.number().int(),
  currency: z.string(),
  termsVersion: z.string(),
  expiresAt: Time,
})
export type Quote = z.infer<typeof Quote>

export const OrderDto = z.object({
  id: z.string(),
  reference: z.string(),
  domain: OrderDomain,
  state: OrderState,
  offer: z.object({ offerId: z.string(), name: z.string() }).loose(),
  quote: Quote.nullable(),
  stage: z.string().nullable(),
  /** Solar: when the installer comes to look */
  visitAt: Time.nullable().optional(),
  /** Solar: the loan it was ordered with, arranged by the installer's bank; null when it is paid at once */
  financing: z
    .object({
      months: z.number().int(),
      aprPercent: z.number(),
      downPaymentMinor: z.number().int(),
      monthlyMinor: z.number().int(),
    })
    .nullable()
    .optional(),
  /** What canceling costs now; null when it is too late or already over */
  cancellation: z.object({ feeMinor: z.number().int() }).nullable().optional(),
  history: z.array(z.object({ state: OrderState, at: Time, actor: z.string() })),
  createdAt: Time,
})
export type OrderDto = z.infer<typeof OrderDto>

export const CreateOrderInput = z.strictObject({ offerId: z.string().min(1).max(100) })
export const InitOrderInput = z.strictObject({ statements: z.record(z.string(), z.string()).optional() })
export const ConfirmOrderInput = z.strictObject({
  quoteVersion: z.number().int(),
  statements: z.record(z.string(), z.string()).optional(),
})
