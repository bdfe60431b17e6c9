import type { PoolClient } from 'pg'
import { ROOMS, wakeRelay } from '@/lib/db/outbox'
import { poolTransaction } from '@/lib/db/pool-transaction'
import {
  ageingOfDay,
  type FollowedState,
  followLoad,
  type LoadSample,
} from '@/lib/domain/thermal/follow-load'
import { nameplateOf } from '@/lib/domain/thermal/nameplate-of'
import { stressLevel, thermalLimits } from '@/lib/domain/thermal/thermal-limits'
import { hotSpotC } from '@/lib/domain/thermal/thermal-model'
import { loadPercentOf, ratedKw, round1 } from '@/lib/domain/units/load'
import type { TelemetryFrame } from '@/lib/protocol/grid'
import { requireStaffOrSystem } from '@/lib/usecases/authorize'
import type { Context } from '@/lib/usecases/context'
import { minutesAtLoad } from './minutes-at-load'
import { presentStress } from './present-stress'
import { raiseHotSpotAlerts } from './raise-hot-spot-alerts'
import { readDirty, readSamples, type StressRow } from './read-dirty'
import { writeStress } from './write-stress'

const BATCH = 500

export type Stepped = {
  row: StressRow
  state: FollowedState
  hotSpotC: number
  hotSpotLimitC: number
  minutesToLimit: number | null
  level: string
}

/**
 * Steps the thermal model of every transformer whose telemetry has changed since it was last looked at, and tells the
 * screens. Rows that another worker is at are left to it. Answers how many were stepped. Run by a loop.
 */
export async function stepStress(ctx: Context): Promise<number> {
  requireStaffOrSystem(ctx.actor, 'admin')
  let total = 0
  for (;;) {
    const stepped = await stepBatch(ctx)
    total += stepped.length
    if (stepped.length > 0) wakeRelay()
    await raiseHotSpotAlerts(ctx, stepped)
    if (stepped.length < BATCH) return total
  }
}

async function stepBatch(ctx: Context): Promise<Stepped[]> {
  const gridNow = await ctx.gridNow()
  return poolTransaction(ctx.pool, async (client) => {
    const rows = await readDirty(client, BATCH)
    const samples = await readSamples(client, rows)
    const stepped = rows.map((row) => step(row, samples.get(row.id) ?? []))
    if (stepped.length > 0) {
      await writeStress(client, stepped)
      await tell(client, gridNow, stepped)
    }
    return stepped
  })
}

function step(row: StressRow, samples: LoadSample[]): Stepped {
  const nameplate = nameplateOf(row)
  const rated = ratedKw(row)
  // The newest reading stands on the transformer; a correction of it is no new row.
  const newest: LoadSample = {
    atMs: row.observedAt.getTime(),
    loadKw: row.loadKw,
    ambientC: samples.at(-1)?.ambientC ?? null,
    topOilC: samples.at(-1)?.topOilC ?? null,
  }
  const state = followLoad({ nameplate, ratedKw: rated }, row.state, [...samples.slice(0, -1), newest])!
  const hotSpot = hotSpotC(state)
  const limits = thermalLimits('normal-cyclic', row.ratedKva, nameplate.paper)
  return {
    row,
    state,
    hotSpotC: hotSpot,
    hotSpotLimitC: limits.hotSpotC,
    minutesToLimit: minutesAtLoad({ nameplate, ratedKw: rated }, state, row.loadKw, limits.hotSpotC),
    level: stressLevel(
      {
        loadPu: row.loadKw / rated,
        hotSpotC: hotSpot,
        topOilC: state.topOilC,
        ageingDaysPerDay: ageingOfDay(state),
      },
      row.ratedKva,
      nameplate.paper,
    ),
  }
}

async function tell(client: PoolClient, gridNow: Date, stepped: Stepped[]): Promise<void> {
  const frame: TelemetryFrame = {
    gridNow: gridNow.toISOString(),
    transformers: stepped.map(({ row, state, ...now }) => ({
      id: row.id,
      loadKw: round1(row.loadKw),
      loadPercent: round1(loadPercentOf(row.loadKw, row)),
      ambientC: row.ambientC,
      topOilC: round1(state.topOilC),
      hotSpotC: round1(now.hotSpotC),
      stress: presentStress({ ...state, ...now }),
      observedAt: row.observedAt.toISOString(),
      simulated: row.loadSimulated,
      version: row.version + 1,
    })),
  }
  await client.query(`insert into "Outbox" (audience, event, payload) values ($1, 'telemetry', $2::jsonb)`, [
    ROOMS.grid,
    JSON.stringify(frame),
  ])
}
