import { DateTime } from 'luxon'
import { QUARTER_MS, quarterOf } from '@/lib/simulator/load/local-calendar'
import type { DemoNetwork } from '@/lib/simulator/network/demo-network'
import { SAMPLE_MS } from '@/lib/simulator/response/participant-reduction'
import { answerForCustomers, dueAnswers } from '@/lib/simulator/run/answer-for-customers'
import { type EventEffects, eventEffects } from '@/lib/simulator/run/event-effects'
import { loadEvents } from '@/lib/simulator/run/load-events'
import { type LoadModel, makeLoadModel } from '@/lib/simulator/run/load-model'
import { type Progress, readProgress, saveProgress } from '@/lib/simulator/run/progress'
import { rollUpEnergy } from '@/lib/simulator/run/roll-up-energy'
import { sendReadings } from '@/lib/simulator/run/send-readings'
import { type Moment, makeTelemetry, type Telemetry } from '@/lib/simulator/run/send-telemetry'
import { scenarioLoads, syncScenarios } from '@/lib/simulator/run/sync-scenarios'
import type { Context } from '@/lib/usecases/context'

/** A gap longer than this is filled from here on only. */
const LONGEST_GAP_DAYS = 14
/** While a long gap is filled, so many quarter hours (or samples) at a time: alerts and answers are not kept waiting. */
const QUARTERS_A_STEP = 24
const SAMPLES_A_STEP = 96

export type Simulator = {
  /** One look at the grid clock: everything that has become due. True when more is waiting. */
  step: () => Promise<boolean>
}

/** Sets the simulator up where it stopped; nothing of its story is kept outside the database. */
export async function makeSimulator(ctx: Context, network: DemoNetwork): Promise<Simulator> {
  const timeZone = ctx.env.TIME_ZONE
  const model = makeLoadModel(network, timeZone)
  const telemetry = makeTelemetry(model, await lastReadings(ctx))
  let progress = await firstProgress(ctx)

  async function step(): Promise<boolean> {
    const gridNow = await ctx.gridNow()
    const scenarios = await syncScenarios(ctx, gridNow)
    const effectsNow = await effectsBetween(ctx, model, gridNow.getTime(), gridNow.getTime())
    await answerForCustomers(ctx, dueAnswers(network.seed, effectsNow.rows, gridNow))
    const before = progress
    progress = await advanceTelemetry(ctx, model, telemetry, progress, gridNow)
    if (scenarios.changed.length > 0)
      await telemetry.send(
        ctx,
        [{ atMs: gridNow.getTime(), effects: effectsNow.effects, scenarioLoadKw: scenarios.loadKw }],
        scenarios.changed,
      )
    progress = await advanceReadings(ctx, model, progress, gridNow)
    progress = await advanceEnergy(ctx, progress, timeZone)
    if (progress !== before) await saveProgress(ctx, progress)
    return progress.nextQuarter < quarterOf(gridNow) || progress.telemetryMs + SAMPLE_MS <= gridNow.getTime()
  }
  return { step }
}

async function lastReadings(ctx: Context) {
  const rows = await ctx.db.transformer.findMany({ where: { simulated: true } })
  return new Map(rows.map(({ id, topOilC, observedAt }) => [id, { topOilC, observedAt }]))
}

/** Where the last run stopped, or the seed: no further back than the longest gap. */
async function firstProgress(ctx: Context): Promise<Progress> {
  const gridNow = await ctx.gridNow()
  const marker = await ctx.db.setting.findUnique({ where: { key: 'demo-network' } })
  const seededAt = (marker?.value as { seededAt?: string } | undefined)?.seededAt
  const seededMs = seededAt ? new Date(seededAt).getTime() : gridNow.getTime()
  const known = (await readProgress(ctx)) ?? {
    telemetryMs: quarterOf(seededMs) * QUARTER_MS - SAMPLE_MS,
    nextQuarter: quarterOf(seededMs),
    nextEnergyDay: DateTime.fromMillis(seededMs, { zone: ctx.env.TIME_ZONE }).toISODate() as string,
  }
  const earliestMs = gridNow.getTime() - LONGEST_GAP_DAYS * 86_400_000
  return {
    ...known,
    telemetryMs: Math.max(known.telemetryMs, Math.floor(earliestMs / SAMPLE_MS) * SAMPLE_MS),
    nextQuarter: Math.max(known.nextQuarter, quarterOf(earliestMs)),
  }
}

/** Samples on the five minutes; a long gap gets one a quarter hour, like the history. */
async function advanceTelemetry(
  ctx: Context,
  model: LoadModel,
  telemetry: Telemetry,
  progress: Progress,
  gridNow: Date,
): Promise<Progress> {
  const nowMs = gridNow.getTime()
  const gap = nowMs - progress.telemetryMs > 12 * SAMPLE_MS
  const times: number[] = []
  for (
    let at = progress.telemetryMs + SAMPLE_MS;
    at <= nowMs && times.length < SAMPLES_A_STEP;
    at += SAMPLE_MS
  )
    if (!gap || at % QUARTER_MS === 0) times.push(at)
  const last = times.at(-1)
  if (last === undefined) return progress
  const { effects } = await effectsBetween(ctx, model, times[0]!, last)
  const moments: Moment[] = []
  for (const atMs of times) {
    const at = new Date(atMs)
    moments.push({ atMs, effects, scenarioLoadKw: await scenarioLoads(ctx, at, at) })
  }
  await telemetry.send(ctx, moments)
  return { ...progress, telemetryMs: last }
}

/** Readings of each quarter hour that is over, oldest first. */
async function advanceReadings(
  ctx: Context,
  model: LoadModel,
  progress: Progress,
  gridNow: Date,
): Promise<Progress> {
  const until = Math.min(quarterOf(gridNow), progress.nextQuarter + QUARTERS_A_STEP)
  if (until <= progress.nextQuarter) return progress
  const { effects } = await effectsBetween(ctx, model, progress.nextQuarter * QUARTER_MS, until * QUARTER_MS)
  for (let quarter = progress.nextQuarter; quarter < until; quarter++)
    await sendReadings(ctx, model, quarter, effects)
  return { ...progress, nextQuarter: until }
}

/** Energy of each local day whose readings are all there. */
async function advanceEnergy(ctx: Context, progress: Progress, zone: string): Promise<Progress> {
  const day = DateTime.fromISO(progress.nextEnergyDay, { zone })
  const next = day.plus({ days: 1 })
  if (progress.nextQuarter * QUARTER_MS < next.toMillis()) return progress
  await rollUpEnergy(ctx, day)
  return { ...progress, nextEnergyDay: next.toISODate() as string }
}

async function effectsBetween(ctx: Context, model: LoadModel, fromMs: number, toMs: number) {
  const clock = await ctx.db.gridClock.findUniqueOrThrow({ where: { id: 1 } })
  const rows = await loadEvents(ctx.pool, clock, ctx.now(), fromMs, toMs)
  const effects: EventEffects = eventEffects(model.network.seed, rows, model.partsAt)
  return { rows, effects }
}
