import { quarterOf } from '@/lib/simulator/load/local-calendar'
import type { DemoTransformer } from '@/lib/simulator/network/demo-network'
import { topOilFollower } from '@/lib/simulator/network/top-oil'
import type { EventEffects } from '@/lib/simulator/run/event-effects'
import type { LoadModel } from '@/lib/simulator/run/load-model'
import { type TransformerLoad, transformerLoad } from '@/lib/simulator/run/transformer-load'
import type { Context } from '@/lib/usecases/context'
import { ingestTelemetry } from '@/lib/usecases/telemetry/ingest-telemetry'

/** A real source that spoke this recently has the word on a demo transformer. */
const STAND_BACK_MS = 15 * 60_000
const MAX_BATCH = 4_000

/** What the simulated world looks like at one moment. */
export type Moment = { atMs: number; effects: EventEffects; scenarioLoadKw: ReadonlyMap<string, number> }

export type Telemetry = {
  /** Sends a sample of each moment, of all transformers or of some */
  send: (ctx: Context, moments: readonly Moment[], only?: readonly string[]) => Promise<void>
}

/** Keeps each transformer's thermometer between samples, beginning at its last reading. */
export function makeTelemetry(
  model: LoadModel,
  last: ReadonlyMap<string, { topOilC: number | null; observedAt: Date | null }>,
): Telemetry {
  const oil = new Map(
    model.network.transformers.map((transformer) => {
      const known = last.get(transformer.id)
      const follow = topOilFollower(transformer, known?.topOilC ?? null)
      return [transformer.id, { follow, atMs: known?.observedAt?.getTime() ?? 0 }]
    }),
  )

  function sample(transformer: DemoTransformer, moment: Moment) {
    const { loadKw } = loadAt(model, transformer, moment)
    const ambient = model.ambientC(moment.atMs)
    const thermometer = oil.get(transformer.id)!
    const minutes = Math.min(24 * 60, Math.max(0, (moment.atMs - thermometer.atMs) / 60_000))
    thermometer.atMs = Math.max(thermometer.atMs, moment.atMs)
    return {
      transformerId: transformer.id,
      observedAt: new Date(moment.atMs).toISOString(),
      loadKw,
      ambientC: ambient,
      topOilC: thermometer.follow(minutes, loadKw, ambient),
    }
  }

  return {
    async send(ctx, moments, only) {
      const quiet = await measuredElsewhere(ctx)
      const transformers = model.network.transformers.filter(
        ({ id }) => !quiet.has(id) && (only === undefined || only.includes(id)),
      )
      const readings = moments.flatMap((moment) =>
        transformers.map((transformer) => sample(transformer, moment)),
      )
      for (let i = 0; i < readings.length; i += MAX_BATCH)
        await ingestTelemetry({ ctx, input: { readings: readings.slice(i, i + MAX_BATCH) }, simulated: true })
    },
  }
}

/** A transformer's simulated load at a moment, with what it is made of. */
export function loadAt(model: LoadModel, transformer: DemoTransformer, moment: Moment): TransformerLoad {
  let reductionKw = 0
  for (const meterId of moment.effects.meterIds) {
    const home = model.homes[model.indexOf.get(meterId) ?? -1]
    if (home?.transformerId === transformer.id)
      reductionKw += moment.effects.reductionKw(meterId, moment.atMs)
  }
  return transformerLoad(
    transformer,
    model.sumKw(transformer, quarterOf(moment.atMs)),
    reductionKw,
    moment.scenarioLoadKw.get(transformer.id) ?? null,
  )
}

async function measuredElsewhere(ctx: Context): Promise<Set<string>> {
  const since = new Date((await ctx.gridNow()).getTime() - STAND_BACK_MS)
  const rows = await ctx.db.transformer.findMany({
    where: { simulated: true, loadSimulated: false, observedAt: { gt: since } },
    select: { id: true },
  })
  return new Set(rows.map(({ id }) => id))
}
