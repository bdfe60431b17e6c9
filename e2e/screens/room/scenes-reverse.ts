import type { RoomServer } from '@/bench/room-server'
import { type Camera, EVERY_SIZE } from './camera'

const STEPS = 72
const EVERY_MS = 1000

/** A sunny afternoon on many roofs: more flows back than the transformer is rated for. */
export async function shootReverse(room: RoomServer, { tour }: Camera): Promise<void> {
  const { id, ratedKva, powerFactor } = await room.db.transformer.findFirstOrThrow({
    where: { feederId: 'F-22' },
    orderBy: { id: 'asc' },
  })
  const rated = ratedKva * powerFactor
  // What the demo made up for these hours would stand between the readings.
  const gridNow = await room.system.gridNow()
  const since = new Date(gridNow.getTime() - STEPS * 5 * 60_000)
  await room.db.transformerReading.deleteMany({
    where: { transformerId: id, simulated: true, observedAt: { gte: since } },
  })
  // Six hours of readings, then one a second: an outside meter that stays silent is simulated again.
  await send(
    room,
    Array.from({ length: STEPS + 1 }, (_, step) => ({
      transformerId: id,
      observedAt: new Date(Date.now() - (STEPS - step) * 5 * 60_000).toISOString(),
      loadKw: Math.round(10 * rated * (0.35 - 1.4 * Math.sin((Math.PI * step) / STEPS / 2))) / 10,
    })),
  )
  // The thermal model has gone past these hours: it follows them from a day back.
  await room.db.thermalState.deleteMany({ where: { transformerId: id } })
  const timer = setInterval(() => {
    const observedAt = new Date().toISOString()
    void send(room, [{ transformerId: id, observedAt, loadKw: Math.round(-10.5 * rated) / 10 }]).catch(
      (error: unknown) => console.error(error),
    )
  }, EVERY_MS)
  try {
    await tour(room, {
      name: 'reverse-flow',
      path: `/admin?t=${id}`,
      ready: (page) => page.getByText('Reverse flow').first().waitFor({ timeout: 60_000 }),
      sizes: EVERY_SIZE,
    })
  } finally {
    clearInterval(timer)
  }
}

type Reading = { transformerId: string; observedAt: string; loadKw: number }

async function send(room: RoomServer, readings: Reading[]): Promise<void> {
  const answer = await fetch(`${room.baseUrl}/api/grid/telemetry`, {
    method: 'POST',
    headers: { authorization: `Bearer ${room.apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ readings }),
  })
  if (!answer.ok) throw new Error(`telemetry: ${answer.status} ${await answer.text()}`)
}
