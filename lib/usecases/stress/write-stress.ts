import type { PoolClient } from 'pg'
import { round1 } from '@/lib/domain/units/load'
import type { Stepped } from './step-stress'

/** Keeps the states and puts their temperatures on the transformers, each under one more version. */
export async function writeStress(client: PoolClient, stepped: readonly Stepped[]): Promise<void> {
  const rows = stepped.map(({ row, state, ...now }) => {
    const { atMs, ...kept } = state
    return {
      ...kept,
      ...now,
      transformerId: row.id,
      observedAt: new Date(atMs).toISOString(),
      version: row.version + 1,
      shownHotSpotC: round1(now.hotSpotC),
      shownTopOilC: round1(state.topOilC),
    }
  })
  await client.query({ name: 'write-stress', text: WRITE, values: [JSON.stringify(rows)] })
}

const COLUMNS = `"transformerId", "observedAt", "loadKw", "ambientC", "ambientAssumed", "topOilC", "topOilMeasured",
  "fastK", "slowK", "hotSpotC", "hotSpotLimitC", "minutesToLimit", level, "ageingByHour", "ageingHour", version`

const WRITE = `
with given as (
  select * from jsonb_to_recordset($1::jsonb) as g("transformerId" text, "observedAt" timestamptz, "loadKw" float8,
    "ambientC" float8, "ambientAssumed" bool, "topOilC" float8, "topOilMeasured" bool, "fastK" float8, "slowK" float8,
    "hotSpotC" float8, "hotSpotLimitC" float8, "minutesToLimit" float8, level text, "ageingByHour" float8[],
    "ageingHour" int, version int, "shownHotSpotC" float8, "shownTopOilC" float8)),
kept as (
  insert into "ThermalState" (${COLUMNS}) select ${COLUMNS} from given
  on conflict ("transformerId") do update set "observedAt" = excluded."observedAt", "loadKw" = excluded."loadKw",
    "ambientC" = excluded."ambientC", "ambientAssumed" = excluded."ambientAssumed", "topOilC" = excluded."topOilC",
    "topOilMeasured" = excluded."topOilMeasured", "fastK" = excluded."fastK", "slowK" = excluded."slowK",
    "hotSpotC" = excluded."hotSpotC", "hotSpotLimitC" = excluded."hotSpotLimitC",
    "minutesToLimit" = excluded."minutesToLimit", level = excluded.level, "ageingByHour" = excluded."ageingByHour",
    "ageingHour" = excluded."ageingHour", version = excluded.version)
update "Transformer" t set "hotSpotC" = g."shownHotSpotC", "topOilC" = g."shownTopOilC", version = g.version
from given g where t.id = g."transformerId"`
