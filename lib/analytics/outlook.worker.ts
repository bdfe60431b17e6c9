import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import type { Outlook, OutlookJob } from '@/lib/analytics/look-ahead'
import { type ForecastHistory, fitForecast } from '@/lib/domain/forecast/fit-forecast'
import { forecastAhead } from '@/lib/domain/forecast/forecast-ahead'
import { packModel, unpackModel } from '@/lib/domain/forecast/pack-model'
import { assessStress } from '@/lib/domain/thermal/assess-stress'

// On Linux this is the thread's own priority: whoever is waited for comes first.
if (process.platform === 'linux') setPriority(10)

parentPort?.postMessage((workerData as OutlookJob[]).map(lookAhead))

function lookAhead({ id, horizon, model: packed, stress, ...given }: OutlookJob): Outlook {
  const history: ForecastHistory = {
    start: new Date(given.startMs),
    stepMinutes: given.stepMinutes,
    kw: Array.from(given.kw, (kw) => (Number.isFinite(kw) ? kw : null)),
    timeZone: given.timeZone,
  }
  const model = packed ? unpackModel(packed) : fitForecast(history, horizon)
  const points = forecastAhead(model, history)
  const pick = (quantile: 'p05' | 'p10' | 'p50' | 'p90' | 'p95') => points.map((point) => point[quantile])
  const ahead = { p05: pick('p05'), p50: pick('p50'), p90: pick('p90'), p95: pick('p95') }
  const assessed = assessStress({
    ...stress,
    id,
    stepMinutes: given.stepMinutes,
    ahead,
    residualPaths: model.residualPaths,
  })
  return {
    id,
    fitted: packed ? null : packModel(model),
    startMs: points[0]!.at.getTime(),
    p10: pick('p10'),
    p50: ahead.p50,
    p90: ahead.p90,
    hotSpotC: assessed.projection.map((step) => step.hotSpotC),
    hotSpotP10C: assessed.risk.hotSpotBandC.p10,
    hotSpotP90C: assessed.risk.hotSpotBandC.p90,
    hotSpotLimitC: assessed.limits.hotSpotC,
    minutesToLimit: assessed.minutesToLimit,
    minutesToLimitP90: assessed.minutesToLimitP90,
    pOverLimit: assessed.risk.pOverLimit,
    ageingDays: assessed.ageingDays,
  }
}
