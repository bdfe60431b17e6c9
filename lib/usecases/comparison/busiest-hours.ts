import type { Db, Tx } from '@/lib/db/client'

/** The three local hours in a row at which a transformer carried most over its last 30 days; none when it was never measured. */
export async function busiestHours(
  db: Db | Tx,
  transformerId: string,
  timeZone: string,
  gridNow: Date,
): Promise<number[]> {
  const from = new Date(gridNow.getTime() - 30 * 86_400_000)
  const rows = await db.$queryRaw<{ hour: number; kw: number }[]>`
    select extract(hour from "observedAt" at time zone ${timeZone})::int as hour, avg("loadKw")::float8 as kw
    from "TransformerReading" where "transformerId" = ${transformerId} and "observedAt" between ${from} and ${gridNow}
    group by 1`
  if (rows.length < 24) return []
  const byHour = new Array<number>(24).fill(0)
  for (const { hour, kw } of rows) byHour[hour] = kw
  const start = byHour
    .map((_, hour) => ({ hour, kw: [0, 1, 2].reduce((sum, i) => sum + byHour[(hour + i) % 24]!, 0) }))
    .toSorted((a, b) => b.kw - a.kw)[0]!.hour
  return [0, 1, 2].map((i) => (start + i) % 24)
}
