import { limitKwOf, type Rating } from '@/lib/domain/units/load'

/** What a plan for one alert aims at, before any thermal model raises it. */
export type PlanNeed = {
  neededKw: number
  limitKw: number
  loadKw: number | null
  /** Nothing is above the limit, but the alert is grave: a small relief is planned as a precaution */
  precaution: boolean
}

/** Share of the rating that a grave alert without measured excess asks for (assumed; the thermal model refines it). */
export const PRECAUTION_SHARE = 0.05

/** More flows back from under a transformer than it may carry: less use there would make it worse. */
export const REVERSE_FLOW = 'reverse-flow'

/** Kinds that tell the room something and ask nothing of customers: a test, a source that went quiet, a plan left to expire. */
export const KINDS_WITHOUT_PLAN: readonly string[] = ['test', 'source-silent', 'undecided', REVERSE_FLOW]

type AlertLoad = {
  kind?: string
  transformerId: string | null
  priority: number
  loadKw: number | null
  limitKw: number | null
}
type TransformerLoad = Rating & { limitKw: number | null; loadKw: number | null }

/**
 * Need in kW of an alert: what is above the limit, by the alert or by the newest reading, whichever is higher.
 * Null when no plan is due: the asset is unknown, or a low alert is not above its limit.
 */
export function planNeed(alert: AlertLoad, transformer: TransformerLoad | null): PlanNeed | null {
  if (!transformer || alert.transformerId === null) return null
  if (alert.kind !== undefined && KINDS_WITHOUT_PLAN.includes(alert.kind)) return null
  const limitKw = limitKwOf(transformer, alert.limitKw)
  const loads = [alert.loadKw, transformer.loadKw].filter((kw): kw is number => kw !== null)
  const loadKw = loads.length > 0 ? Math.max(...loads) : null
  const excess = loadKw === null ? 0 : Math.max(0, loadKw - limitKw)
  if (excess > 0) return { neededKw: excess, limitKw, loadKw, precaution: false }
  if (alert.priority > 2) return null
  const neededKw = PRECAUTION_SHARE * transformer.ratedKva * transformer.powerFactor
  return { neededKw, limitKw, loadKw, precaution: true }
}
