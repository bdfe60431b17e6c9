import type { Forecast, Transformer } from '@/lib/db/generated/client'
import { limitKwOf, loadPercentOf, round1 } from '@/lib/domain/units/load'
import type { OutlookRow } from '@/lib/protocol/outlook'
import { requireScopeOrStaff } from '@/lib/usecases/authorize'
import type { Call } from '@/lib/usecases/context'
import { DAY_MS, LONGEST_AGE_MS } from './find-due'

type Asked = {
  limit: number
  /** Of these alone; of all where it is not given */
  transformerIds?: readonly string[]
}

/** The transformers whose next 24 hours look worst: by the chance to pass the limit, then by the peak against it. */
export async function readOutlook({ ctx, input }: Call<Asked>): Promise<OutlookRow[]> {
  requireScopeOrStaff(ctx.actor, 'grid:read')
  const gridNow = await ctx.gridNow()
  const wanted = input.transformerIds ?? null
  const ranked = await ctx.db.$queryRaw<{ id: string }[]>`
    select f."transformerId" as id from "Forecast" f join "Transformer" t on t.id = f."transformerId"
    where f."issuedAt" > ${new Date(gridNow.getTime() - LONGEST_AGE_MS)}
      and (${wanted}::text[] is null or t.id = any(${wanted}))
    order by round(f."pOverLimit"::numeric, 2) desc,
      (select max(kw) from unnest(f.p50) kw) / coalesce(t."limitKw", t."ratedKva" * t."powerFactor") desc, t.id
    limit ${input.limit}`
  const ids = ranked.map((row) => row.id)
  const rows = await ctx.db.transformer.findMany({ where: { id: { in: ids } }, include: { forecast: true } })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row?.forecast ? (present(row, row.forecast, gridNow) ?? []) : []
  })
}

/** Steps that are over are no outlook any more. */
function present(transformer: Transformer, forecast: Forecast, gridNow: Date): OutlookRow | null {
  const stepMs = forecast.stepMinutes * 60_000
  const at = (step: number) => new Date(forecast.startAt.getTime() + step * stepMs)
  const steps = forecast.p50
    .map((_kw, step) => step)
    .filter((step) => at(step + 1) > gridNow && at(step).getTime() < gridNow.getTime() + DAY_MS)
  if (steps.length === 0) return null
  const peak = steps.reduce((best, step) => (forecast.p50[step]! > forecast.p50[best]! ? step : best))
  const limitKw = limitKwOf(transformer)
  const over = (step: number) => forecast.p50[step]! > limitKw
  const first = steps.find(over)
  const after = first === undefined ? undefined : steps.find((step) => step > first && !over(step))
  const percent = (kw: number) => round1(loadPercentOf(kw, transformer))
  return {
    transformerId: transformer.id,
    name: transformer.name,
    issuedAt: forecast.issuedAt.toISOString(),
    limitKw: round1(limitKw),
    peakAt: at(peak).toISOString(),
    peakKw: round1(forecast.p50[peak]!),
    peakPercent: percent(forecast.p50[peak]!),
    lowPercent: percent(forecast.p10[peak]!),
    highPercent: percent(forecast.p90[peak]!),
    overFrom: first === undefined ? null : at(first).toISOString(),
    overTo: first === undefined ? null : at(after ?? steps.at(-1)! + 1).toISOString(),
    pOverLimit: forecast.pOverLimit,
    hotSpotPeakC: round1(Math.max(...steps.map((step) => forecast.hotSpotC[step]!))),
    hotSpotLimitC: forecast.hotSpotLimitC,
  }
}
