/**
 * What the solar arithmetic assumes where the meter cannot tell. Money in minor units a kWh (decimals allowed), shares 0 to 1.
 * A utility overrides them by the setting `solar.assumptions`; sources stand in docs/solar-comparison.md.
 */
export type SolarAssumptions = {
  /** kWh a year of one kW of panels */
  yieldKwhPerKw: number
  /** Weather and shade, up and down */
  yieldSpread: number
  /** What a kWh bought costs; held flat unless rates grow */
  retailMinorPerKwh: number
  /** What a kWh sold pays */
  exportMinorPerKwh: number
  /** Loss of yield a year */
  fadePercent: number
  lifetimeYears: number
  latitudeDegrees: number
  tiltDegrees: number
  /** Share of the year's use a well-sized system makes */
  sizeShare: { low: number; high: number }
  /** A price of a watt above this is told */
  highPricePerWattMinor: number
  /** A price of a watt below this is told: it rarely covers a whole installation */
  lowPricePerWattMinor: number
}

export const SOLAR_ASSUMPTIONS: SolarAssumptions = {
  yieldKwhPerKw: 1310,
  yieldSpread: 0.15,
  retailMinorPerKwh: 33,
  exportMinorPerKwh: 6.5,
  fadePercent: 0.5,
  lifetimeYears: 25,
  latitudeDegrees: 37.8,
  tiltDegrees: 20,
  sizeShare: { low: 0.8, high: 0.85 },
  highPricePerWattMinor: 350,
  lowPricePerWattMinor: 220,
}
