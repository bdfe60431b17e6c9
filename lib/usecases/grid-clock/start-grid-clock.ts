import { gridTimeAt } from '@/lib/domain/grid-clock'
import type { Context } from '../context'

const HEARTBEAT_MS = 1_000
/** A heartbeat this old means that no server is running the clock. */
const STALE_MS = 5_000

/**
 * Takes the grid clock on from where it stood when the server stopped; at speed 1 it is the wall clock, above 1 it
 * stood still while nothing ran. Notes each second how far it got, so that kill -9 loses a second at most.
 */
export async function startGridClock(ctx: Context): Promise<{ stop: () => Promise<void> }> {
  await anchorGridClock(ctx)
  let beating: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => {
    beating = beat(ctx, 0).catch((error) => ctx.log.warn({ error }, 'grid clock heartbeat failed'))
  }, HEARTBEAT_MS)
  timer.unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await beating
      // The next start adds one heartbeat, which a clean stop has no need of.
      await beat(ctx, HEARTBEAT_MS).catch(() => undefined)
    },
  }
}

/** Sets the anchor of this run, unless another process keeps the clock running at the same speed. */
export async function anchorGridClock(ctx: Context): Promise<void> {
  const speed = ctx.env.speed
  await ctx.db.$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(7340002)`
    const wall = ctx.now()
    const clock = await tx.gridClock.findUnique({ where: { id: 1 } })
    if (!clock) {
      await tx.gridClock.create({
        data: { id: 1, anchorWallAt: wall, anchorGridAt: wall, heartbeatGridAt: wall, speed },
      })
      return
    }
    const shows = gridTimeAt(clock, wall).getTime()
    const heartbeat = clock.heartbeatGridAt.getTime()
    const running = shows - heartbeat < STALE_MS * clock.speed
    if (running && clock.speed === speed) return
    // Never a time it has shown already: the last heartbeat may be one interval old.
    const reached = running ? shows : heartbeat + HEARTBEAT_MS * clock.speed
    const grid = new Date(speed > 1 ? reached : Math.max(reached, wall.getTime()))
    await tx.gridClock.update({
      where: { id: 1 },
      data: { anchorWallAt: wall, anchorGridAt: grid, heartbeatGridAt: grid, speed },
    })
  })
}

async function beat(ctx: Context, backMs: number): Promise<void> {
  const clock = await ctx.db.gridClock.findUnique({ where: { id: 1 } })
  if (!clock) return
  const reached = new Date(gridTimeAt(clock, ctx.now()).getTime() - backMs * clock.speed)
  await ctx.db.gridClock.updateMany({
    where: { id: 1, anchorWallAt: clock.anchorWallAt },
    data: { heartbeatGridAt: reached },
  })
}
