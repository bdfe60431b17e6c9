import type { ActivationDto } from '@/lib/protocol/activation'
import type { AlertDto } from '@/lib/protocol/alert'
import type { TransformerDto } from '@/lib/protocol/grid'
import type { RecommendationDto } from '@/lib/protocol/recommendation'
import type { Presence } from '@/lib/protocol/socket-events'
import type { AlarmCounts } from './alert-order'
import type { RequestProblem } from './call-api'

/** Grid time as this browser knows it: `gridAt` was shown when the wall clock read `wallAt` (both ms). */
export type ClockAnchor = { gridAt: number; wallAt: number; speed: number }

/** Where a transformer's load is heading, and the sample the next judgement compares with. */
export type Trend = { direction: 'up' | 'down' | 'steady'; sampleAt: number; samplePercent: number }

/** Everything the control room draws: a snapshot brought forward by events. */
export type GridState = {
  phase: 'loading' | 'ready' | 'failed'
  /** Why the newest refetch brought nothing */
  problem: RequestProblem | null
  /** Null while connected, else the wall time (ms) at which the line went */
  lostAt: number | null
  /** Wall time (ms) of the newest telemetry frame */
  lastFrameAt: number | null
  clock: ClockAnchor
  transformers: ReadonlyMap<string, TransformerDto>
  trends: ReadonlyMap<string, Trend>
  alerts: ReadonlyMap<string, AlertDto>
  /** Open alarms that are not among those: so many that no screen lists them all */
  beyond: AlarmCounts | null
  activations: ReadonlyMap<string, ActivationDto>
  recommendations: ReadonlyMap<string, RecommendationDto>
  presence: Presence['users']
}

export function emptyGridState(clock: ClockAnchor): GridState {
  return {
    phase: 'loading',
    problem: null,
    lostAt: null,
    lastFrameAt: null,
    clock,
    transformers: new Map(),
    trends: new Map(),
    alerts: new Map(),
    beyond: null,
    activations: new Map(),
    recommendations: new Map(),
    presence: [],
  }
}
