import type { RecommendationDto } from '@/lib/protocol/recommendation'

/** The plan a transformer's screen shows: the open one, else the one decided last. */
export function newestPlan(
  plans: Iterable<RecommendationDto>,
  transformerId: string,
): RecommendationDto | null {
  let best: RecommendationDto | null = null
  for (const plan of plans) {
    if (plan.transformerId !== transformerId || plan.state === 'superseded' || plan.state === 'withdrawn')
      continue
    if (!best || isBetter(plan, best)) best = plan
  }
  return best
}

function isBetter(a: RecommendationDto, b: RecommendationDto): boolean {
  if ((a.state === 'open') !== (b.state === 'open')) return a.state === 'open'
  return Date.parse(a.createdAt) > Date.parse(b.createdAt)
}
