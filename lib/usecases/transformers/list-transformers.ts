import type { Db } from '@/lib/db/client'
import { limitKwOf, loadPercentOf, ratedKw, round1 } from '@/lib/domain/units/load'
import { AppError } from '@/lib/errors'
import type { TransformerDto } from '@/lib/protocol/grid'
import { TransformerQuery } from '@/lib/protocol/grid-queries'
import { requireScopeOrStaff } from '@/lib/usecases/authorize'
import type { Call } from '@/lib/usecases/context'
import { presentStress } from '@/lib/usecases/stress/present-stress'

type Row = {
  id: string
  externalId: string | null
  name: string
  feederId: string
  feederName: string
  substationId: string
  substationName: string
  ratedKva: number
  powerFactor: number
  limitKw: number | null
  homes: number
  enrolled: number
  loadKw: number | null
  ambientC: number | null
  topOilC: number | null
  hotSpotC: number | null
  observedAt: Date | null
  loadSimulated: boolean
  scenarioKw: number | null
  scenarioEndAt: Date | null
  /** Null in a row whose transformer has no thermal state yet, like the five that follow */
  level: string | null
  hotSpotLimitC: number
  minutesToLimit: number | null
  ageingByHour: number[]
  topOilMeasured: boolean
  ambientAssumed: boolean
  version: number
}

/**
 * Transformers with where they hang, what they carry and who could help, in the network's order: `limit` of them from
 * behind the transformer `afterId` on.
 */
export async function listTransformers({
  ctx,
  input,
}: Call<{ query: unknown; limit: number; afterId: string | null }>): Promise<TransformerDto[]> {
  requireScopeOrStaff(ctx.actor, 'grid:read')
  const { feederId } = TransformerQuery.parse(input.query)
  const { limit, afterId } = input
  const rows = await read(ctx.db, { feederId: feederId ?? null, id: null, limit, afterId })
  return rows.map(present)
}

export async function getTransformer({
  ctx,
  input,
}: Call<{ transformerId: string }>): Promise<TransformerDto> {
  requireScopeOrStaff(ctx.actor, 'grid:read')
  const [row] = await read(ctx.db, { feederId: null, id: input.transformerId, limit: 1, afterId: null })
  if (!row) throw new AppError('not-found', 'There is no such transformer.')
  return present(row)
}

function read(
  db: Db,
  only: { feederId: string | null; id: string | null; limit: number; afterId: string | null },
): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    select t.*, f.name as "feederName", s.id as "substationId", s.name as "substationName",
      coalesce(m.homes, 0)::int as homes, coalesce(m.enrolled, 0)::int as enrolled,
      sc."loadKw" as "scenarioKw", sc."endAt" as "scenarioEndAt",
      ts.level, ts."hotSpotLimitC", ts."minutesToLimit", ts."ageingByHour", ts."topOilMeasured", ts."ambientAssumed"
    from "Transformer" t join "Feeder" f on f.id = t."feederId" join "Substation" s on s.id = f."substationId"
    left join "ThermalState" ts on ts."transformerId" = t.id
    left join lateral (
      select count(*) as homes, count(e.id) as enrolled
      from "Meter" m left join "Enrollment" e on e."meterId" = m.id and e.state = 'active'
      where m."transformerId" = t.id) m on true
    left join lateral (
      select "loadKw", "endAt" from "SimulatedScenario"
      where "transformerId" = t.id and "endedAt" is null order by "startAt" desc limit 1) sc on true
    where (${only.feederId}::text is null or t."feederId" = ${only.feederId})
      and (${only.id}::text is null or t.id = ${only.id})
      and (${only.afterId}::text is null or (s.id, f.id, t.id) > (
        select f2."substationId", f2.id, t2.id from "Transformer" t2 join "Feeder" f2 on f2.id = t2."feederId"
        where t2.id = ${only.afterId}))
    order by s.id, f.id, t.id limit ${only.limit}`
}

function present(row: Row): TransformerDto {
  return {
    id: row.id,
    externalId: row.externalId,
    name: row.name,
    feederId: row.feederId,
    feederName: row.feederName,
    substationId: row.substationId,
    substationName: row.substationName,
    ratedKva: row.ratedKva,
    ratedKw: round1(ratedKw(row)),
    powerFactor: row.powerFactor,
    limitKw: round1(limitKwOf(row)),
    homes: row.homes,
    enrolled: row.enrolled,
    loadKw: row.loadKw === null ? null : round1(row.loadKw),
    loadPercent: row.loadKw === null ? null : round1(loadPercentOf(row.loadKw, row)),
    ambientC: row.ambientC,
    topOilC: row.topOilC,
    hotSpotC: row.hotSpotC,
    stress: row.level === null ? null : presentStress({ ...row, level: row.level }),
    observedAt: row.observedAt?.toISOString() ?? null,
    simulated: row.loadSimulated,
    scenario:
      row.scenarioKw === null || row.scenarioEndAt === null
        ? null
        : { loadKw: round1(row.scenarioKw), endAt: row.scenarioEndAt.toISOString() },
    version: row.version,
  }
}
