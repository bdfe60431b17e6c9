import { ageingOfDay } from '@/lib/domain/thermal/follow-load'
import type { StressDto, StressLevel } from '@/lib/protocol/grid'

/** What the thermal model says of a transformer, with which of it was measured. */
export function presentStress(stress: {
  level: string
  hotSpotLimitC: number
  minutesToLimit: number | null
  ageingByHour: number[]
  topOilMeasured: boolean
  ambientAssumed: boolean
}): StressDto {
  return {
    level: stress.level as StressLevel,
    hotSpotLimitC: stress.hotSpotLimitC,
    minutesToLimit: stress.minutesToLimit,
    ageingDays24h: Math.round(ageingOfDay(stress) * 1e4) / 1e4,
    topOilFrom: stress.topOilMeasured ? 'measured' : 'model',
    ambientFrom: stress.ambientAssumed ? 'assumed' : 'measured',
  }
}
