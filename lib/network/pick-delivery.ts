import { join } from 'node:path'
import type { Env } from '@/lib/env'
import { deliverBySmtp } from './deliver-by-smtp'
import { deliverByWebhook } from './deliver-by-webhook'
import { deliverToFile } from './deliver-to-file'
import type { DeliverMessage } from './delivery'

export function outboxFile(env: Pick<Env, 'dataDir'>): string {
  return join(env.dataDir, 'outbox.jsonl')
}

export function pickDelivery(env: Env): DeliverMessage {
  if (env.otp.delivery === 'smtp') return deliverBySmtp(env.SMTP_URL!, env.MAIL_FROM!)
  if (env.otp.delivery === 'webhook') return deliverByWebhook(env.OTP_WEBHOOK_URL!, env.OTP_WEBHOOK_SECRET!)
  return deliverToFile(outboxFile(env))
}
