import { hostname } from 'node:os'

export const HEARTBEATS = 'server-heartbeat:'

/** Each process speaks for itself: another's heartbeat, or one from before a crash, makes nobody ready. */
export function heartbeatKey(): string {
  return `${HEARTBEATS}${hostname()}:${process.pid}`
}
