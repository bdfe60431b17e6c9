/** One rule or maintenance window as the decision needs it. */
export type SuppressRule = {
  id: string
  name: string
  transformerId: string | null
  feederId: string | null
  substationId: string | null
  alertKind: string | null
  sourceId: string | null
  gravestPriority: number
  startsAt: Date
  endsAt: Date | null
}

export type AlarmPlace = {
  transformerId: string | null
  feederId: string | null
  substationId: string | null
  kind: string
  sourceId: string
  priority: number
}

/** The first rule that keeps an alert out of view at a grid time; null when it is to be seen. */
export function suppressingRule(
  place: AlarmPlace,
  rules: readonly SuppressRule[],
  gridNow: Date,
): SuppressRule | null {
  return rules.find((rule) => isInForce(rule, gridNow) && covers(rule, place)) ?? null
}

export function isInForce(rule: Pick<SuppressRule, 'startsAt' | 'endsAt'>, gridNow: Date): boolean {
  return rule.startsAt <= gridNow && (rule.endsAt === null || rule.endsAt > gridNow)
}

/** What a rule leaves open it covers whole; an alert on no known asset is covered by no rule that names a place. */
function covers(rule: SuppressRule, place: AlarmPlace): boolean {
  const alike = (wanted: string | null, is: string | null) => wanted === null || wanted === is
  return (
    place.priority >= rule.gravestPriority &&
    alike(rule.transformerId, place.transformerId) &&
    alike(rule.feederId, place.feederId) &&
    alike(rule.substationId, place.substationId) &&
    alike(rule.alertKind, place.kind) &&
    alike(rule.sourceId, place.sourceId)
  )
}
