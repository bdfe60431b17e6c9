import { buildNetwork } from '@/lib/simulator/network/build-network'
import type { DemoNetwork } from '@/lib/simulator/network/demo-network'
import { DEMO_NETWORK_VERSION, seedDemoNetwork } from '@/lib/simulator/seed/seed-demo-network'
import { writeDemoJson } from '@/lib/simulator/write-demo-json'
import type { Context } from '@/lib/usecases/context'

/**
 * Demo mode only: the network on an empty database, and demo.json. Safe to repeat and to interrupt. Answers the network,
 * which takes a while to build, so that nobody builds it again.
 */
export async function prepareDemo(ctx: Context): Promise<DemoNetwork | null> {
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
  return network
}

/** The network this database was seeded with, built again from its seed; null when it holds none. */
async function readDemoNetwork(ctx: Context): Promise<DemoNetwork | null> {
  const marker = await ctx.db.setting.findUnique({ where: { key: 'demo-network' } })
  const value = marker?.value as { seed?: number; version?: number } | undefined
  if (value?.seed === undefined) return null
  if (value.version !== DEMO_NETWORK_VERSION)
    ctx.log.warn(
      { has: value.version, makes: DEMO_NETWORK_VERSION },
      'this database holds the demo network of another version; npm run db:reset makes a new one',
    )
  return buildNetwork(value.seed)
}
