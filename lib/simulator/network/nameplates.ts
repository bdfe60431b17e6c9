/** Nameplate losses in kW at rated load of distribution transformers, by rating in kVA (SimBench, ODbL). */
export const NAMEPLATES = {
  160: { loadLossKw: 2.35, noLoadLossKw: 0.46 },
  250: { loadLossKw: 3.3, noLoadLossKw: 0.88 },
  400: { loadLossKw: 4.8, noLoadLossKw: 1.2 },
  630: { loadLossKw: 6.9, noLoadLossKw: 1.65 },
} as const

export type DemoRating = keyof typeof NAMEPLATES
export const POWER_FACTOR = 0.98
