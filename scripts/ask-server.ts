import { setTimeout as pause } from 'node:timers/promises'

type Body = { data?: unknown; detail?: string }
const PATIENCE_MS = 60_000

/**
 * Asks the running server as an outside system would: waits and asks again while it is overloaded or asks for a pause,
 * throws its own words when it refuses, and says so when nobody is there.
 */
export async function askServer(url: string, init?: RequestInit): Promise<{ status: number; body: Body }> {
  const until = Date.now() + PATIENCE_MS
  for (;;) {
    const response = await fetch(url, init).catch(() => {
      throw new Error(`Nobody answers at ${new URL(url).origin}. Start the server first: npm start.`)
    })
    const body = (await response.json().catch(() => ({}))) as Body
    if (response.ok) return { status: response.status, body }
    const waits = response.status === 503 || response.status === 429
    if (!waits || Date.now() > until)
      throw new Error(body.detail ?? `The server answered ${response.status}.`)
    await pause(1000 * (Number(response.headers.get('retry-after')) || 1))
  }
}
