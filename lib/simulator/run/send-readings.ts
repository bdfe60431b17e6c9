import { QUARTER_MS } from '@/lib/simulator/load/local-calendar'
import { SAMPLE_MS } from '@/lib/simulator/response/participant-reduction'
import type { EventEffects } from '@/lib/simulator/run/event-effects'
import type { LoadModel } from '@/lib/simulator/run/load-model'
import type { Context } from '@/lib/usecases/context'
import { ingestMeterReadings } from '@/lib/usecases/meter-readings/ingest-meter-readings'

const MAX_BATCH = 5_000
const SAMPLES = QUARTER_MS / SAMPLE_MS

/** Sends the readings of all simulated meters for one quarter hour that is over. */
export async function sendReadings(
  ctx: Context,
  model: LoadModel,
  quarter: number,
  effects: EventEffects,
): Promise<void> {
  const kw = quarterKw(model, quarter, effects)
  const start = new Date(quarter * QUARTER_MS).toISOString()
  const readings = model.homes.map(({ meterId }, i) => ({ meterId, start, minutes: 15, kw: kw[i]! }))
  for (let i = 0; i < readings.length; i += MAX_BATCH)
    await ingestMeterReadings({ ctx, input: { readings: readings.slice(i, i + MAX_BATCH) }, simulated: true })
}

/** Mean kW of every home over a quarter hour: three samples, five minutes apart. */
export function quarterKw(model: LoadModel, quarter: number, effects: EventEffects): Float64Array {
  const watts = model.wattsAt(quarter)
  const kw = Float64Array.from(watts, (value) => value / 1000)
  for (const meterId of effects.meterIds) {
    const i = model.indexOf.get(meterId)
    if (i === undefined) continue
    let reduction = 0
    for (let s = 0; s < SAMPLES; s++)
      reduction += effects.reductionKw(meterId, quarter * QUARTER_MS + s * SAMPLE_MS)
    kw[i]! -= reduction / SAMPLES
  }
  return kw
}
