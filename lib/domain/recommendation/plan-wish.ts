/** What an operator wants of a plan beyond its need; kept with the plan, so that newer versions keep to it. */
export type PlanWish = {
  /** Device types to call alone, behavioural for people who act by hand */
  onlyDevices?: string[]
  withoutDevices?: string[]
  /** Most that an option may cost and most kW it may call */
  maxCostMinor?: number
  maxKw?: number
}

/** Whether a program may be called under a wish. */
export function suitsWish(deviceType: string | null, { onlyDevices, withoutDevices }: PlanWish): boolean {
  const type = deviceType ?? 'behavioural'
  return (!onlyDevices || onlyDevices.includes(type)) && !withoutDevices?.includes(type)
}

/** Whether an option keeps within a wish. */
export function keepsWish(
  option: { costMinor: number; expectedKw: number },
  { maxCostMinor, maxKw }: PlanWish,
): boolean {
  return (
    (maxCostMinor === undefined || option.costMinor <= maxCostMinor) &&
    (maxKw === undefined || option.expectedKw <= maxKw + 1e-9)
  )
}
