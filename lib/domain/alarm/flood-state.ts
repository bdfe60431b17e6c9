import type { AlarmSettings } from './alarm-settings'

export type Flood = {
  active: boolean
  /** Alerts in the window, and per operator */
  count: number
  perOperator: number
}

/**
 * Whether alerts come faster than people can work them: from `floodStart` in the window per operator on, until fewer
 * than `floodEnd`. One operator is assumed when nobody is there.
 */
export function floodState(
  wasActive: boolean,
  count: number,
  operators: number,
  settings: Pick<AlarmSettings, 'floodStart' | 'floodEnd'>,
): Flood {
  const perOperator = count / Math.max(1, operators)
  const active = wasActive ? perOperator >= settings.floodEnd : perOperator >= settings.floodStart
  return { active, count, perOperator }
}
