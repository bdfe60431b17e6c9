import type { ThermalParams } from '@/lib/domain/thermal/thermal-parameters'

/** Top-oil temperature and the two winding terms; the hot-spot is topOilC + fastK - slowK. */
export type ThermalState = { topOilC: number; fastK: number; slowK: number }

/** Load in per unit of the rating and ambient temperature, held for some minutes. */
export type ThermalLoad = { minutes: number; loadPu: number; ambientC: number }

/**
 * State after holding a load for some minutes: the exact solution of the IEC 60076-7 equations for a constant load,
 * so the length of a step changes nothing (Euler steps diverge for distribution units beyond 16 minutes).
 */
export function stepThermal(params: ThermalParams, state: ThermalState, load: ThermalLoad): ThermalState {
  const goal = steadyState(params, load.loadPu, load.ambientC)
  const { minutes } = load
  return {
    topOilC: decay(goal.topOilC, state.topOilC, minutes / (params.k11 * params.oilTimeConstantMin)),
    fastK: decay(goal.fastK, state.fastK, minutes / (params.k22 * params.windingTimeConstantMin)),
    slowK: decay(goal.slowK, state.slowK, (minutes * params.k22) / params.oilTimeConstantMin),
  }
}

/** The state a constant load ends in. Reverse flow heats like the same flow forwards. */
export function steadyState(params: ThermalParams, loadPu: number, ambientC: number): ThermalState {
  const load = Math.abs(loadPu)
  const losses = (1 + params.lossRatio * load * load) / (1 + params.lossRatio)
  const gradient = params.hotSpotGradientK * load ** params.windingExponent
  return {
    topOilC: ambientC + params.topOilRiseK * losses ** params.oilExponent,
    fastK: params.k21 * gradient,
    slowK: (params.k21 - 1) * gradient,
  }
}

/** A transformer as cold as its surroundings, or with a measured top-oil temperature and a winding at rest. */
export function restingState(topOilC: number): ThermalState {
  return { topOilC, fastK: 0, slowK: 0 }
}

export function hotSpotC(state: ThermalState): number {
  return state.topOilC + state.fastK - state.slowK
}

/** Largest constant load whose hot-spot stays at the limit, in per unit; 0 when the ambient alone exceeds it. */
export function sustainableLoadPu(params: ThermalParams, ambientC: number, limitHotSpotC: number): number {
  let low = 0
  let high = 4
  if (hotSpotC(steadyState(params, low, ambientC)) >= limitHotSpotC) return 0
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (hotSpotC(steadyState(params, middle, ambientC)) <= limitHotSpotC) low = middle
    else high = middle
  }
  return low
}

function decay(goal: number, from: number, elapsed: number): number {
  return goal + (from - goal) * Math.exp(-elapsed)
}
