export const HOME_TYPES = ['house', 'townhouse', 'apartment', 'shop', 'office'] as const
export type HomeType = (typeof HOME_TYPES)[number]

/** What the load of a simulated home is generated from; together with a moment it says everything. */
export type HomeModel = {
  seed: number
  type: HomeType
  /** Mean of everyday use in kW, appliances included, devices not */
  baseKw: number
  /** Quarter hours by which this household lives later than the average one */
  shiftQuarters: number
  /** Heating and cooling a connected thermostat controls: kW always there, kW per kelvin of cold, of heat */
  climate: { floorKw: number; kwPerColdK: number; kwPerHotK: number } | null
  /** A car that charges most evenings */
  ev: { ratedKw: number; startQuarter: number; meanKwh: number; chance: number } | null
  /** Mean kW of a resistance water heater */
  waterHeaterKw: number
  solarKw: number
}
