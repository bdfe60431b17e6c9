import { appendFile, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { DeliverMessage } from './delivery'

/** Demo delivery: one JSON line for each message in outbox.jsonl. */
export function deliverToFile(file: string): DeliverMessage {
  return async (message) => {
    await mkdir(dirname(file), { recursive: true })
    const line = {
      at: message.at.toISOString(),
      channel: message.channel,
      to: message.to,
      ...(message.subject ? { subject: message.subject } : {}),
      text: message.text,
      ...(message.code ? { code: message.code } : {}),
    }
    await appendFile(file, `${JSON.stringify(line)}\n`, { mode: 0o600 })
  }
}
