import type { Activation } from '@/lib/db/generated/client'
import { committedKwOf, outcomeOf } from '@/lib/domain/activation/settlement-terms'
import { BASELINE_RULES } from '@/lib/domain/baseline/baseline-rules'
import { sumOfReadings } from '@/lib/domain/baseline/group-baseline'
import { nameplateOf } from '@/lib/domain/thermal/nameplate-of'
import { thermalParams } from '@/lib/domain/thermal/thermal-parameters'
import { AppError } from '@/lib/errors'
import { requireStaffOrSystem } from '@/lib/usecases/authorize'
import type { Call, Context } from '@/lib/usecases/context'
import { QUARTER_HOUR_MS } from '@/lib/usecases/meter-readings/load-readings'
import { eventDays, holidaysFor, measureGroup, RULE } from './measure-group'
import { loadTerms } from './program-terms'

export type RecomputeName = 'thermal' | 'forecast' | 'baseline' | 'plan' | 'settlement'

export type SettlementInputs = {
  participantId: string
  outcome: string
  program: object
  baseline: object
  /** kW promised, where the terms hold the participant to a promise */
  commitment?: number
  currency: string
  /** What was settled then, and the energy as today's readings give it (null where they do not) */
  settled: { totalMinor: number; lines: { label: string; amountMinor: number }[] }
  energyKwhByReadings: number | null
}

/** The inputs of one of a past event's numbers, as the file that `npm run recompute` takes would hold them. */
export type RecomputeInputs =
  | { name: 'baseline' | 'thermal' | 'plan'; json: object }
  | { name: 'forecast'; json: object; csv: string }
  | { name: 'settlement'; participants: SettlementInputs[] }

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const FORECAST_DAYS = 45
/** What the thermal model takes where no reading says how warm it was. */
const DEFAULT_AMBIENT_C = 20

/** Reads what a past event's number was made from; nothing is computed here. */
export async function recomputeInputs({
  ctx,
  input,
}: Call<{ name: RecomputeName; activationId: string }>): Promise<RecomputeInputs> {
  requireStaffOrSystem(ctx.actor, 'viewer')
  const activation = await ctx.db.activation.findFirst({
    where: { OR: [{ id: input.activationId }, { reference: input.activationId }] },
  })
  if (!activation) throw new AppError('not-found', 'There is no such activation.')
  if (input.name === 'baseline') return { name: 'baseline', json: await baselineInputs(ctx, activation) }
  if (input.name === 'settlement')
    return { name: 'settlement', participants: await settlements(ctx, activation) }
  if (input.name === 'thermal') return { name: 'thermal', json: await thermalInputs(ctx, activation) }
  if (input.name === 'plan') return { name: 'plan', json: await planInputs(ctx, activation) }
  return { name: 'forecast', ...(await forecastInputs(ctx, activation)) }
}

/** The summed load of those measured; for complete data its baseline is that of the group. */
async function baselineInputs(ctx: Context, activation: Activation): Promise<object> {
  const { measurement, readings, participants } = await measureGroup(ctx, activation)
  const measured = measurement.homes.filter((home) => home.result.state === 'measured').map((home) => home.id)
  if (measured.length === 0) throw new AppError('not-found', 'Nobody was measured in this activation.')
  const total = sumOfReadings(measured.map((meterId) => readings.get(meterId)!))
  const days = BASELINE_RULES[RULE].lookbackCalendarDays + 2
  const first = Math.ceil((activation.startAt.getTime() - days * DAY_MS) / QUARTER_HOUR_MS) * QUARTER_HOUR_MS
  const list: { at: string; kw: number | null }[] = []
  for (let at = first; at < activation.endAt.getTime() + 2 * HOUR_MS; at += QUARTER_HOUR_MS) {
    const kw = total(at)
    if (kw !== undefined) list.push({ at: new Date(at).toISOString(), kw })
  }
  return {
    rule: RULE,
    intervalMinutes: 15,
    timeZone: ctx.env.TIME_ZONE,
    event: {
      start: activation.startAt.toISOString(),
      end: activation.endAt.toISOString(),
      noticeAt: activation.createdGridAt.toISOString(),
    },
    holidays: holidaysFor(ctx, activation),
    eventDays: await eventDays(
      ctx.db,
      activation,
      participants.map((participant) => participant.meterId),
      ctx.env.TIME_ZONE,
    ),
    readings: list,
  }
}

async function settlements(ctx: Context, activation: Activation): Promise<SettlementInputs[]> {
  const participants = await ctx.db.participant.findMany({
    where: { activationId: activation.id, settlement: { isNot: null } },
    include: { settlement: true },
    orderBy: { id: 'asc' },
  })
  const termsOf = await loadTerms(
    ctx.db,
    participants.map((participant) => participant.programId),
  )
  const { participants: measured, resultOf } = await measureGroup(ctx, activation)
  const tookPart = new Set(measured.map((one) => one.meterId))
  return participants.map((participant) => {
    const terms = termsOf(participant.programId, participant.programVersion)
    const { reward, penalty } = terms
    const commitment = committedKwOf(terms, participant)
    const { baseline: kept, lines, totalMinor, currency } = participant.settlement!
    const baseline = kept as { state?: string }
    const again = tookPart.has(participant.meterId) ? resultOf(participant) : null
    return {
      participantId: participant.id,
      outcome: outcomeOf(participant),
      program: { id: participant.programId, version: participant.programVersion, reward, penalty },
      // Who could not be measured is paid nothing.
      baseline: baseline.state === 'measured' ? baseline : { energyKwh: 0, averageReductionKw: 0 },
      ...(commitment === undefined ? {} : { commitment }),
      currency,
      settled: { totalMinor, lines: lines as SettlementInputs['settled']['lines'] },
      energyKwhByReadings: again?.state === 'measured' ? again.energyKwh : null,
    }
  })
}

/** The transformer's readings from a day before the event to two hours after it, each held until the next. */
async function thermalInputs(ctx: Context, activation: Activation): Promise<object> {
  const transformer = await ctx.db.transformer.findUniqueOrThrow({ where: { id: activation.transformerId } })
  const rows = await readings(
    ctx,
    activation,
    new Date(activation.startAt.getTime() - DAY_MS),
    new Date(activation.endAt.getTime() + 2 * HOUR_MS),
  )
  if (rows.length < 2)
    throw new AppError('not-found', 'The transformer has no readings around this activation.')
  const ratedKw = transformer.ratedKva * transformer.powerFactor
  return {
    params: thermalParams(nameplateOf(transformer)),
    start: 'steady',
    steps: rows.slice(0, -1).map((row, i) => ({
      minutes: (rows[i + 1]!.observedAt.getTime() - row.observedAt.getTime()) / 60_000,
      loadPu: row.loadKw / ratedKw,
      ambientC: row.ambientC ?? DEFAULT_AMBIENT_C,
    })),
  }
}

/** What the transformer's load looked like to a forecast at the start of the event: means of quarter hours. */
async function forecastInputs(ctx: Context, activation: Activation): Promise<{ json: object; csv: string }> {
  const to = new Date(Math.floor(activation.startAt.getTime() / QUARTER_HOUR_MS) * QUARTER_HOUR_MS)
  const rows = await readings(ctx, activation, new Date(to.getTime() - FORECAST_DAYS * DAY_MS), to)
  const sums = new Map<number, { kw: number; count: number }>()
  for (const { observedAt, loadKw } of rows) {
    const quarter = Math.floor(observedAt.getTime() / QUARTER_HOUR_MS)
    const sum = sums.get(quarter) ?? { kw: 0, count: 0 }
    sums.set(quarter, { kw: sum.kw + loadKw, count: sum.count + 1 })
  }
  const lines = [...sums]
    .sort(([a], [b]) => a - b)
    .map(([quarter, { kw, count }]) => `${new Date(quarter * QUARTER_HOUR_MS).toISOString()},${kw / count}`)
  return {
    csv: ['at,loadKw', ...lines].join('\n'),
    json: {
      csv: activation.id,
      timeColumn: 'at',
      column: 'loadKw',
      timeZone: ctx.env.TIME_ZONE,
      origin: 'last',
      horizonHours: 24,
    },
  }
}

async function planInputs(ctx: Context, activation: Activation): Promise<object> {
  const recommendation = activation.recommendationId
    ? await ctx.db.recommendation.findUnique({ where: { id: activation.recommendationId } })
    : null
  const basis = recommendation?.basis as { problem?: object } | undefined
  if (!basis?.problem) throw new AppError('not-found', 'This activation was not planned by the optimiser.')
  return basis.problem
}

function readings(ctx: Context, activation: Activation, from: Date, to: Date) {
  return ctx.db.transformerReading.findMany({
    where: { transformerId: activation.transformerId, observedAt: { gte: from, lt: to } },
    select: { observedAt: true, loadKw: true, ambientC: true },
    orderBy: { observedAt: 'asc' },
  })
}
