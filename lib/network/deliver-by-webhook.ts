import { createHmac } from 'node:crypto'
import type { DeliverMessage } from './delivery'

const TIMEOUT_MS = 10_000

/** Posts the message to an SMS gateway, signed as Standard Webhooks do: `id.timestamp.body`, HMAC-SHA256. */
export function deliverByWebhook(url: string, secret: string): DeliverMessage {
  return async (message) => {
    const body = JSON.stringify({
      channel: message.channel,
      to: message.to,
      subject: message.subject,
      text: message.text,
    })
    const timestamp = String(Math.floor(Date.now() / 1000))
    const signature = createHmac('sha256', secret)
      .update(`${message.id}.${timestamp}.${body}`)
      .digest('base64')
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': message.id,
        'webhook-timestamp': timestamp,
        'webhook-signature': `v1,${signature}`,
      },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      redirect: 'error',
    })
    if (!response.ok) throw new Error(`The gateway answered ${response.status}.`)
  }
}
