import type { ProgramTerms } from '@/lib/domain/program/terms'
import { customerObstacle, type EnrolledCustomer } from '@/lib/domain/recommendation/customer-obstacle'
import { programObstacle } from '@/lib/domain/recommendation/program-obstacle'

export type ExtensionProblem = { code: string; values: Record<string, string | number>; customers: number }

/**
 * Why one program's customers cannot stay in an event until a later end: the terms' longest event, its hours, or what
 * they have left this year; null when they can. `customers` come with their other events, without this one.
 */
export function extensionProblem(
  terms: ProgramTerms,
  customers: readonly EnrolledCustomer[],
  event: { startAt: Date; endAt: Date; timeZone: string },
): ExtensionProblem | null {
  const obstacle = programObstacle(terms, {
    ...event,
    noticeAt: event.startAt,
    maxLeadMinutes: Number.POSITIVE_INFINITY,
  })
  if (obstacle) return { ...obstacle, customers: customers.length }
  const reasons = customers.flatMap((customer) => customerObstacle(customer, terms, event) ?? [])
  const [code] = reasons.filter((one) => one !== 'no-device' && one !== 'paused')
  return code ? { code, values: { count: reasons.length }, customers: reasons.length } : null
}
