import type { DeviceType } from '@/lib/domain/response/device-types'
import type { HomeParts } from '@/lib/simulator/load/home-load'
import { type Acting, avoidedKwh, reductionAt } from '@/lib/simulator/response/participant-reduction'
import { type PlannedAnswer, planAnswer, shockOf } from '@/lib/simulator/response/plan-answer'
import type { EventRow } from '@/lib/simulator/run/load-events'

const MINUTE_MS = 60_000

/** By how many kW each home is lower at a moment because of events; negative while energy returns. */
export type EventEffects = {
  /** Homes that any event touches */
  meterIds: ReadonlySet<string>
  reductionKw: (meterId: string, atMs: number) => number
}

export function eventEffects(
  seed: number,
  rows: readonly EventRow[],
  partsAt: (meterId: string, atMs: number) => HomeParts,
): EventEffects {
  const actings = new Map<string, { acting: Acting; avoided: () => number }[]>()
  for (const row of rows) {
    const acting = actingOf(seed, row)
    if (!acting) continue
    let known: number | null = null
    const avoided = () => {
      known ??= avoidedKwh(acting, (atMs) => partsAt(row.meterId, atMs))
      return known
    }
    actings.set(row.meterId, [...(actings.get(row.meterId) ?? []), { acting, avoided }])
  }
  return {
    meterIds: new Set(actings.keys()),
    reductionKw(meterId, atMs) {
      const own = actings.get(meterId)
      if (!own) return 0
      const parts = partsAt(meterId, atMs)
      return own.reduce((sum, { acting, avoided }) => sum + reductionAt(acting, atMs, parts, avoided), 0)
    },
  }
}

export function plannedAnswerOf(seed: number, row: EventRow): PlannedAnswer {
  return planAnswer({
    seed,
    activationId: row.activationId,
    meterId: row.meterId,
    type: row.type,
    participation: row.participation,
    leadMinutes: Math.max(0, (row.startAt.getTime() - row.createdGridAt.getTime()) / MINUTE_MS),
    durationMinutes: durationMinutesOf(row),
    callsLast7Days: row.callsLast7Days,
    paid: row.paid,
  })
}

/** What really happens in one home: the answer given, and what the device or person then does. Null: nothing. */
export function actingOf(seed: number, row: EventRow): Acting | null {
  const window = actingWindow(row)
  if (!window) return null
  const planned = plannedAnswerOf(seed, row)
  // A real person's yes (or silence in an opt-out program) counts; a simulated one also has to be able to.
  if (row.simulated && !planned.acts && row.state !== 'accepted') return null
  const stopMs = Math.min(window.untilMs, window.fromMs + planned.stopMinute * MINUTE_MS)
  if (stopMs <= window.fromMs) return null
  return {
    meterId: row.meterId,
    type: row.type,
    fromMs: window.fromMs,
    stopMs,
    device: {
      type: row.type as DeviceType,
      ratedKw: row.ratedKw,
      capacityKwh: row.capacityKwh,
      strength: planned.strength,
      shock: shockOf(seed, row.activationId),
      hours: durationMinutesOf(row) / 60,
    },
  }
}

/** From when to when the answers given so far let the reduction run, in grid time. */
function actingWindow(row: EventRow): { fromMs: number; untilMs: number } | null {
  const startMs = row.startAt.getTime()
  const noticedMs = row.noticedAt.getTime()
  const respondedMs = row.respondedAt?.getTime() ?? noticedMs
  const overriddenMs = row.overriddenAt?.getTime() ?? null
  const endMs = row.endAt.getTime()
  if (row.state === 'declined') {
    if (overriddenMs === null) return null
    return { fromMs: Math.max(startMs, noticedMs), untilMs: Math.min(endMs, overriddenMs) }
  }
  if (row.participation === 'opt-in') {
    return row.state === 'accepted' ? { fromMs: Math.max(startMs, respondedMs), untilMs: endMs } : null
  }
  // Said yes again after an override: from the yes on.
  const fromMs = overriddenMs !== null ? Math.max(startMs, respondedMs) : Math.max(startMs, noticedMs)
  return { fromMs, untilMs: endMs }
}

function durationMinutesOf(row: EventRow): number {
  return Math.max(1, (row.plannedEndAt.getTime() - row.startAt.getTime()) / MINUTE_MS)
}
