import type { ActivationDto } from '@/lib/protocol/activation'
import type { AlertDto } from '@/lib/protocol/alert'
import type { TransformerDto } from '@/lib/protocol/grid'
import type { RecommendationDto } from '@/lib/protocol/recommendation'
import { callApi, type RequestProblem } from './call-api'
import type { GridSnapshot } from './grid-event'

type Fetched = { ok: true; snapshot: GridSnapshot } | { ok: false; problem: RequestProblem }

/** Everything the room needs, page by page: all transformers, all open alarms, the newest activations. */
export async function fetchSnapshot(): Promise<Fetched> {
  const [transformers, alerts, activations, recommendations] = await Promise.all([
    everyPage<TransformerDto>('/api/grid/transformers', 200),
    everyPage<AlertDto>('/api/grid/alerts?state=active,acknowledged,returned', 50),
    callApi<ActivationDto[]>('/api/grid/activations?limit=100'),
    callApi<RecommendationDto[]>('/api/grid/recommendations?state=open'),
  ])
  if (!transformers.ok) return transformers
  if (!alerts.ok) return alerts
  if (!activations.ok) return activations
  if (!recommendations.ok) return recommendations
  return {
    ok: true,
    snapshot: {
      transformers: transformers.data,
      alerts: alerts.data,
      activations: activations.data,
      recommendations: recommendations.data,
    },
  }
}

/** Follows nextCursor up to `pages` pages. */
async function everyPage<T>(
  path: string,
  pages: number,
): Promise<{ ok: true; data: T[] } | { ok: false; problem: RequestProblem }> {
  const all: T[] = []
  let cursor: string | null = null
  for (let page = 0; page < pages; page += 1) {
    const query = new URLSearchParams({ limit: '200', ...(cursor ? { cursor } : {}) })
    const answer = await callApi<T[]>(`${path}${path.includes('?') ? '&' : '?'}${query}`)
    if (!answer.ok) return answer
    all.push(...answer.data)
    cursor = answer.nextCursor
    if (!cursor) break
  }
  return { ok: true, data: all }
}
