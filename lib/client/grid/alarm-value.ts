import type { AlertDto } from '@/lib/protocol/alert'

/** The measured quantity beside its limit, both in one unit: per cent of rating when known, else kW. */
export type AlarmValue = { value: number; limit: number | null; unit: '%' | 'kW' }

export function alarmValue(alert: AlertDto): AlarmValue | null {
  const { loadPercent, loadKw, limitKw } = alert
  if (loadPercent !== undefined) {
    const ratedKw = loadKw !== undefined && loadPercent !== 0 ? (100 * loadKw) / loadPercent : null
    const limit = limitKw !== undefined && ratedKw ? Math.round((100 * limitKw) / ratedKw) : 100
    return { value: loadPercent, limit, unit: '%' }
  }
  return loadKw === undefined ? null : { value: loadKw, limit: limitKw ?? null, unit: 'kW' }
}
