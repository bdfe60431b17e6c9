import type { ActivationDto } from '@/lib/protocol/activation'
import type { AlarmSummary } from '@/lib/protocol/alarm'
import type { AlertDto, Priority } from '@/lib/protocol/alert'
import type { TransformerDto } from '@/lib/protocol/grid'
import type { RecommendationDto } from '@/lib/protocol/recommendation'
import { type AlarmCounts, countAlarms } from './alert-order'
import { callApi, type RequestProblem } from './call-api'
import type { GridSnapshot } from './grid-event'

type Fetched = { ok: true; snapshot: GridSnapshot } | { ok: false; problem: RequestProblem }

/** So many pages of a thousand are loaded of each priority: nobody reads more, and the graver ones are never left out. */
const PAGES: Record<Priority, number> = { 1: 4, 2: 2, 3: 2 }
const OPEN = '/api/grid/alerts?state=active,acknowledged,returned'

/** Everything the room needs: all transformers, the open alarms, the newest activations, what waits for a decision. */
export async function fetchSnapshot(): Promise<Fetched> {
  const [transformers, activations, recommendations, ...byPriority] = await Promise.all([
    somePages<TransformerDto>('/api/grid/transformers', { limit: 5000, pages: 10 }),
    callApi<ActivationDto[]>('/api/grid/activations?limit=100'),
    callApi<RecommendationDto[]>('/api/grid/recommendations?state=open'),
    ...([1, 2, 3] as const).map((priority) =>
      somePages<AlertDto>(`${OPEN}&priority=${priority}`, { limit: 1000, pages: PAGES[priority] }),
    ),
  ])
  if (!transformers.ok) return transformers
  if (!activations.ok) return activations
  if (!recommendations.ok) return recommendations
  const alerts: AlertDto[] = []
  let more = false
  for (const answer of byPriority) {
    if (!answer.ok) return answer
    for (const alert of answer.data) alerts.push(alert)
    more ||= answer.more
  }
  return {
    ok: true,
    snapshot: {
      transformers: transformers.data,
      alerts,
      beyond: more ? await countBeyond(alerts) : null,
      activations: activations.data,
      recommendations: recommendations.data,
    },
  }
}

/** What stands besides the loaded ones, as the server counts. */
async function countBeyond(loaded: AlertDto[]): Promise<AlarmCounts | null> {
  const answer = await callApi<AlarmSummary>('/api/grid/alerts/summary')
  if (!answer.ok) return null
  const { open, unacknowledged, shelved, suppressed } = answer.data
  const known = countAlarms(loaded)
  const left = (total: number, of: number) => Math.max(0, total - of)
  return {
    1: left(open[1], known[1]),
    2: left(open[2], known[2]),
    3: left(open[3], known[3]),
    unacknowledged: left(unacknowledged, known.unacknowledged),
    shelved: left(shelved + suppressed, known.shelved),
  }
}

type Listed<T> = { ok: true; data: T[]; more: boolean } | { ok: false; problem: RequestProblem }

/** Follows nextCursor up to `pages` pages. */
async function somePages<T>(
  path: string,
  { limit, pages }: { limit: number; pages: number },
): Promise<Listed<T>> {
  const all: T[] = []
  let cursor: string | null = null
  for (let page = 0; page < pages; page += 1) {
    const query = new URLSearchParams({ limit: String(limit), ...(cursor ? { cursor } : {}) })
    const answer = await callApi<T[]>(`${path}${path.includes('?') ? '&' : '?'}${query}`)
    if (!answer.ok) return answer
    for (const item of answer.data) all.push(item)
    cursor = answer.nextCursor
    if (!cursor) break
  }
  return { ok: true, data: all, more: cursor !== null }
}
