import { buildNetwork } from '@/lib/simulator/network/build-network'
import type { DemoNetwork } from '@/lib/simulator/network/demo-network'
import { seedDemoNetwork } from '@/lib/simulator/seed/seed-demo-network'
import { writeDemoJson } from '@/lib/simulator/write-demo-json'
import type { Context } from '@/lib/usecases/context'

/** Demo mode only: the network on an empty database, and demo.json. Safe to repeat and to interrupt. */
export async function prepareDemo(ctx: Context): Promise<void> {
  const result = await seedDemoNetwork({
    pool: ctx.pool,
    seed: ctx.env.DEMO_SEED,
    speed: ctx.env.speed,
    timeZone: ctx.env.TIME_ZONE,
    now: ctx.now(),
  })
  if (result.state === 'not-empty')
    throw new Error(
      'This database holds a network that the demo did not make. Use another DATABASE_URL for the demo, or set DEMO=0.',
    )
  if (result.state === 'seeded') ctx.log.info(result, 'demo network loaded')
  const network = await readDemoNetwork(ctx)
  if (network) await writeDemoJson(ctx, network)
}

/** The network this database was seeded with, built again from its seed; null when it holds none. */
export async function readDemoNetwork(ctx: Context): Promise<DemoNetwork | null> {
  const marker = await ctx.db.setting.findUnique({ where: { key: 'demo-network' } })
  const seed = (marker?.value as { seed?: number } | undefined)?.seed
  return seed === undefined ? null : buildNetwork(seed)
}
