import type { PartOf } from '@/lib/protocol/message'

type Confirm = PartOf<'confirm'>

/** The ids that say exactly what a yes is a yes to. */
export function confirmValues(part: Confirm): Record<string, unknown> {
  const { orderId, quoteVersion, recommendationId, optionId, version, alertId, activationId } = part
  return { orderId, quoteVersion, recommendationId, optionId, version, alertId, activationId, ...part.values }
}

/** Expired by the server's word, or by the clock before the server has said so. */
export function effectiveState(part: Confirm, now: Date | null): Confirm['state'] {
  if (part.state === 'open' && now && Date.parse(part.expiresAt) <= now.getTime()) return 'expired'
  return part.state
}

/** The customer's own decisions are "by you"; a member of staff has a name. */
export function decidedByYou(part: Confirm, userName: string | undefined): boolean {
  const { decidedBy } = part
  return decidedBy === undefined || /^(customer|you)\b/i.test(decidedBy) || decidedBy === userName
}
