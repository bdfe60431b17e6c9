/** When a policy may carry out a plan without a person. Hours are local; an empty list of places means everywhere. */
export type PolicyConditions = {
  priorities: number[]
  /** Kinds of alerts it is for, such as overload */
  alertKinds: string[]
  transformerIds: string[]
  feederIds: string[]
  /** The plan must be enough with at least this probability */
  minPEnough: number
  /** Most expected kW and most customers of one event */
  maxKw: number
  maxCustomers: number | null
  /** Events that it may start on one local day */
  maxEventsPerDay: number
  /** It never acts in these hours; null for none */
  quietHours: { fromHour: number; toHour: number } | null
  /** Wall seconds that people have to decide first */
  waitSeconds: number
}
