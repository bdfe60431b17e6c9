import type { ModelCard, PackedModel } from '@/lib/domain/forecast/pack-model'
import type { KeptNameplate } from '@/lib/domain/thermal/nameplate-of'
import type { Context } from '@/lib/usecases/context'

/** A transformer whose forecast is older than the present grid hour, with its model while that is young enough. */
export type DueForecast = KeptNameplate & {
  id: string
  powerFactor: number
  /** The thermal model's present top-oil temperature */
  topOilC: number | null
  /** Null: to be fitted */
  model: PackedModel | null
}

export const HOUR_MS = 3_600_000
export const DAY_MS = 24 * HOUR_MS
/** An older forecast is not shown: the job that issues them stands still. */
export const LONGEST_AGE_MS = 3 * HOUR_MS
/** Less is no history to forecast from. */
const MIN_HISTORY_MS = 2 * DAY_MS

type Row = Omit<DueForecast, 'model'> & { card: ModelCard | null; weights: Buffer; residuals: Buffer }

/**
 * Which forecasts are due at a grid time: those with a fresh model (a grid day at most, else refitted) first. A model
 * that is too old still forecasts while its refit waits for its turn.
 */
export async function findDueForecasts(ctx: Context, gridNow: Date, limit: number): Promise<DueForecast[]> {
  const hour = new Date(Math.floor(gridNow.getTime() / HOUR_MS) * HOUR_MS)
  const { rows } = await ctx.pool.query<Row>({
    name: 'due-forecasts',
    text: DUE,
    values: [hour, new Date(gridNow.getTime() - MIN_HISTORY_MS), limit],
  })
  return rows.map(({ card, weights, residuals, ...row }) => ({
    ...row,
    model: card && { card, weights: floats(weights), residuals: floats(residuals) },
  }))
}

/** Transformers whose model is missing or a grid day old, the oldest first. */
export async function findDueFits(ctx: Context, gridNow: Date, limit: number): Promise<DueForecast[]> {
  const { rows } = await ctx.pool.query<Row>({
    name: 'due-fits',
    text: FITS,
    values: [new Date(gridNow.getTime() - DAY_MS), new Date(gridNow.getTime() - MIN_HISTORY_MS), limit],
  })
  return rows.map(({ card: _, weights: _w, residuals: _r, ...row }) => ({ ...row, model: null }))
}

/** Bytes from the database start anywhere in their buffer; floats must not. */
function floats(bytes: Uint8Array): Float32Array {
  return new Float32Array(Uint8Array.from(bytes).buffer)
}

const COLUMNS = `t.id, t."ratedKva", t."powerFactor", t.cooling, t.paper, t."loadLossKw", t."noLoadLossKw",
  s."topOilC", m.card, m.weights, m.residuals`
const TABLES = `"Transformer" t left join "ThermalState" s on s."transformerId" = t.id
  left join "ForecastModel" m on m."transformerId" = t.id left join "Forecast" f on f."transformerId" = t.id`
const KNOWN = `exists (select 1 from "TransformerReading" r
  where r."transformerId" = t.id and r."observedAt" < $2)`

const DUE = `select ${COLUMNS} from ${TABLES}
where m."transformerId" is not null and (f."issuedAt" is null or f."issuedAt" < $1) and ${KNOWN}
order by f."issuedAt" nulls first, t.id limit $3`

const FITS = `select ${COLUMNS} from ${TABLES}
where (m."trainedTo" is null or m."trainedTo" < $1) and ${KNOWN}
order by m."trainedTo" nulls first, t.id limit $3`
