import type { Tx } from '@/lib/db/client'
import { DEVICE_TYPES } from '@/lib/domain/program/terms'
import type { ImportProblem } from '@/lib/protocol/admin-intake'
import { id, meterId, number, oneOf, type Row, text } from './columns'
import { repeated } from './read-rows'
import { type Written, writeRows } from './write-rows'

/** One line for each device that can be controlled. */
export const DEVICE_COLUMNS = {
  deviceId: { cell: id(), required: true },
  meterId: { cell: meterId, required: true },
  type: { cell: oneOf(DEVICE_TYPES), required: true },
  name: { cell: text(100) },
  ratedKw: { cell: number(0.01, 1000, 'kW'), required: true },
  capacityKwh: { cell: number(0.1, 10_000, 'kWh') },
  state: { cell: oneOf(['connected', 'pending', 'disconnected']) },
} as const

type DeviceRow = Row<typeof DEVICE_COLUMNS>

export async function checkDevices(tx: Tx, rows: DeviceRow[]): Promise<ImportProblem[]> {
  const problems = repeated(rows, 'deviceId')
  const ids = [...new Set(rows.map((row) => row.meterId))]
  const found = await tx.$queryRaw<{ id: string }[]>`select id from "Meter" where id = any(${ids})`
  const meters = new Set(found.map((one) => one.id))
  const known = await tx.$queryRaw<{ id: string; meterId: string }[]>`
    select id, "meterId" from "Device" where id = any(${rows.map((row) => row.deviceId)})`
  const devices = new Map(known.map((one) => [one.id, one.meterId]))
  for (const row of rows) {
    if (row.meterId !== null && !meters.has(row.meterId))
      problems.push({
        line: row.line,
        column: 'meterId',
        detail: `There is no meter ${row.meterId}: import the customers first`,
      })
    const at = devices.get(row.deviceId)
    if (at !== undefined && row.meterId !== null && at !== row.meterId)
      problems.push({
        line: row.line,
        column: 'deviceId',
        detail: `${row.deviceId} belongs to another meter: give a device that moved a new id`,
      })
  }
  return problems
}

export function writeDevices(tx: Tx, rows: DeviceRow[]): Promise<Written> {
  return writeRows(
    tx,
    rows,
    (t, json) => t.$queryRaw`
    insert into "Device" as d (id, "meterId", type, name, "ratedKw", "capacityKwh", state)
    select r."deviceId", r."meterId", r.type, coalesce(r.name, k.name, r.type), r."ratedKw",
      coalesce(r."capacityKwh", k."capacityKwh"), coalesce(r.state, k.state, 'connected')
    from jsonb_to_recordset(${json}::jsonb) as r("deviceId" text, "meterId" text, type text, name text, "ratedKw" float8,
      "capacityKwh" float8, state text)
    left join "Device" k on k.id = r."deviceId"
    on conflict (id) do update set type = excluded.type, name = excluded.name, "ratedKw" = excluded."ratedKw",
      "capacityKwh" = excluded."capacityKwh", state = excluded.state
    where (d.type, d.name, d."ratedKw", d."capacityKwh", d.state)
      is distinct from (excluded.type, excluded.name, excluded."ratedKw", excluded."capacityKwh", excluded.state)
    returning id, xmax = 0 as created`,
  )
}
