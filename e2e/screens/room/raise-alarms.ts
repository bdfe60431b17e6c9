import { randomUUID } from 'node:crypto'
import type { RoomServer } from '@/bench/room-server'

export type Alarm = {
  transformerId?: string
  /** An asset that the network does not know */
  externalId?: string
  kind: string
  severity: 'critical' | 'high' | 'low'
  loadPercent: number
  message: string
  expectedDurationMinutes?: number
}

/** Posts alarms through the public API, as the systems that watch a grid would. */
export async function raiseAlarms(room: RoomServer, alarms: Alarm[]): Promise<void> {
  // In the order they are named, a twentieth of a second apart: what came first is the likely cause.
  const first = Date.now() - alarms.length * 50
  const body = alarms.map((alarm, n) => ({
    ...alarm,
    sourceEventId: randomUUID(),
    status: 'raised',
    observedAt: new Date(first + n * 50).toISOString(),
  }))
  const answer = await fetch(`${room.baseUrl}/api/grid/alerts`, {
    method: 'POST',
    headers: { authorization: `Bearer ${room.apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`alerts: ${answer.status} ${await answer.text()}`)
}

/** One overload that asks for a plan, a switch that does not answer, a low voltage: an ordinary bad evening. */
export function threeAlarms(transformerId: string): Alarm[] {
  return [
    {
      transformerId: 'T-20',
      kind: 'voltage',
      severity: 'low',
      loadPercent: 62,
      message: 'Low voltage, phase L2',
    },
    {
      externalId: 'S-4',
      kind: 'outage-risk',
      severity: 'high',
      loadPercent: 0,
      message: 'Sectionaliser, no answer',
    },
    {
      transformerId,
      kind: 'overload',
      severity: 'critical',
      loadPercent: 111,
      message: 'Overload, above 110 % for 20 minutes',
      expectedDurationMinutes: 120,
    },
  ]
}

/** Three hundred alarms of one breaker that opened: the feeder's own and those of its neighbours. */
export function floodOf300(feeder: string[], others: string[]): Alarm[] {
  const alarms: Alarm[] = [
    {
      transformerId: feeder[0]!,
      kind: 'breaker',
      severity: 'critical',
      loadPercent: 0,
      message: 'Breaker tripped, earth fault',
    },
    {
      transformerId: feeder[1]!,
      kind: 'outage-risk',
      severity: 'critical',
      loadPercent: 0,
      message: 'Feeder dead, 7 transformers',
    },
    ...feeder.map(
      (transformerId): Alarm => ({
        transformerId,
        kind: 'voltage',
        severity: 'high',
        loadPercent: 0,
        message: 'No supply',
      }),
    ),
  ]
  for (let n = 0; alarms.length < 40; n += 1)
    alarms.push({
      transformerId: others[n % others.length]!,
      kind: 'voltage',
      severity: 'high',
      loadPercent: 40,
      message: 'Voltage dip, 180 ms',
    })
  for (let n = 0; alarms.length < 300; n += 1)
    alarms.push({
      transformerId: (n % 2 === 0 ? feeder : others)[n % (n % 2 === 0 ? feeder.length : others.length)]!,
      kind: 'meters',
      severity: 'low',
      loadPercent: 0,
      message: `Meters not answering, section ${1 + (n % 9)}`,
    })
  return alarms
}
