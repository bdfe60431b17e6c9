import * as z from 'zod'
import { Words } from './admin'
import { Time } from './time'

// Outgoing webhooks as Standard Webhooks 1.0 describes them. The body is {type, timestamp, data}; data is what the
// API answers for the same thing, with its version: deliveries may overtake each other.

export const WEBHOOK_EVENTS = [
  'alert.changed',
  'alert.escalated',
  'activation.changed',
  'recommendation.changed',
] as const
export const WebhookEvent = z.enum(WEBHOOK_EVENTS)
export type WebhookEvent = z.infer<typeof WebhookEvent>

const Url = z.url({ protocol: /^https?$/ }).max(2000)

export const CreateWebhookInput = z.strictObject({
  name: Words(100),
  url: Url,
  events: z.array(WebhookEvent).min(1),
})
export const ChangeWebhookInput = z.strictObject({
  name: Words(100).optional(),
  url: Url.optional(),
  events: z.array(WebhookEvent).min(1).optional(),
  /** active again after it was disabled, by hand or by an answer 410 */
  state: z.enum(['active', 'disabled']).optional(),
})

export const WebhookDto = z.object({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  events: z.array(z.string()),
  state: z.enum(['active', 'disabled']),
  disabledReason: z.string().nullable(),
  createdBy: z.string(),
  createdAt: Time,
  queued: z.number().int(),
  delivered24h: z.number().int(),
  failed24h: z.number().int(),
  lastDeliveredAt: Time.nullable(),
  lastError: z.string().nullable(),
})
export type WebhookDto = z.infer<typeof WebhookDto>

/** `secret` is shown this once; the one before signs beside it until `previousUntil`. */
export const WebhookSecret = z.object({
  webhook: WebhookDto,
  secret: z.string(),
  previousUntil: Time.nullable(),
})
export type WebhookSecret = z.infer<typeof WebhookSecret>

export const DeliveryQuery = z.object({
  webhookId: z.string().max(100).optional(),
  state: z.enum(['queued', 'delivered', 'failed']).optional(),
})

export const DeliveryDto = z.object({
  id: z.string(),
  webhookId: z.string(),
  webhook: z.string(),
  /** Header webhook-id: the same over tries and resends */
  eventId: z.string(),
  type: z.string(),
  payload: z.record(z.string(), z.unknown()),
  state: z.enum(['queued', 'delivered', 'failed']),
  attempts: z.number().int(),
  nextAttemptAt: Time.nullable(),
  responseStatus: z.number().int().nullable(),
  /** The beginning of what was answered */
  responseBody: z.string().nullable(),
  lastError: z.string().nullable(),
  durationMs: z.number().int().nullable(),
  createdAt: Time,
  attemptedAt: Time.nullable(),
  deliveredAt: Time.nullable(),
})
export type DeliveryDto = z.infer<typeof DeliveryDto>
