import type { DateTime } from 'luxon'
import { MISSING_WATTS } from '@/lib/domain/units/missing'
import { QUARTER_MS, QUARTERS_PER_DAY } from '@/lib/simulator/load/local-calendar'
import type { Context } from '@/lib/usecases/context'

/**
 * Adds up a local day's quarter hours into the month's row of every simulated meter, once the day is over.
 * A day that lacks a quarter hour stays missing. Repeating it writes the same.
 */
export async function rollUpEnergy(ctx: Context, localDay: DateTime): Promise<number> {
  const start = localDay.startOf('day')
  const first = Math.floor(start.toMillis() / QUARTER_MS)
  const quarters = Math.floor(start.plus({ days: 1 }).toMillis() / QUARTER_MS) - first
  const firstUtcDay = Math.floor(first / QUARTERS_PER_DAY)
  const { rowCount } = await ctx.pool.query({
    name: 'roll-up-energy',
    text: ROLL_UP,
    values: [
      new Date(firstUtcDay * QUARTERS_PER_DAY * QUARTER_MS),
      // 1-based places of the day's quarter hours in the two UTC days put one after the other
      first - firstUtcDay * QUARTERS_PER_DAY + 1,
      first - firstUtcDay * QUARTERS_PER_DAY + quarters,
      MISSING_WATTS,
      start.startOf('month').toISODate(),
      start.daysInMonth,
      start.day,
    ],
  })
  return rowCount ?? 0
}

const ROLL_UP = `
with spans as (
  select a."meterId", (a.watts || coalesce(b.watts, array_fill($4::int, array[96])))[$2:$3] as watts
  from "MeterDay" a
  left join "MeterDay" b on b."meterId" = a."meterId" and b.day = a.day + 1
  where a.day = $1::date and a.simulated),
sums as (
  select "meterId", case when $4 = any(watts) then $4::int
    else (select round(sum(w) / 4.0)::int from unnest(watts) w) end as wh
  from spans)
insert into "MeterMonth" ("meterId", month, "wattHours", simulated)
select "meterId", $5::date,
  array_fill($4::int, array[$7::int - 1]) || wh || array_fill($4::int, array[$6::int - $7::int]), true
from sums
on conflict ("meterId", month) do update set "wattHours"[$7::int] = excluded."wattHours"[$7::int]`
