import type { ActivationDto } from '@/lib/protocol/activation'
import type { AlertDto } from '@/lib/protocol/alert'
import type { TelemetryFrame, TransformerDto } from '@/lib/protocol/grid'
import type { RecommendationDto } from '@/lib/protocol/recommendation'
import type { Presence } from '@/lib/protocol/socket-events'
import type { AlarmCounts } from './alert-order'
import type { RequestProblem } from './call-api'

/** What one refetch of the HTTP API brings. */
export type GridSnapshot = {
  transformers: TransformerDto[]
  alerts: AlertDto[]
  /** Open alarms that stand besides those, when there are too many to load; null when these are all */
  beyond: AlarmCounts | null
  activations: ActivationDto[]
  recommendations: RecommendationDto[]
}

/** Everything that can change what the control room shows; `wallAt` is when this browser heard it (ms). */
export type GridEvent =
  | { type: 'snapshot'; snapshot: GridSnapshot }
  | { type: 'snapshot-failed'; problem: RequestProblem }
  | { type: 'alert'; alert: AlertDto }
  | { type: 'activation'; activation: ActivationDto }
  | { type: 'recommendation'; recommendation: RecommendationDto }
  | { type: 'telemetry'; frame: TelemetryFrame; wallAt: number }
  | { type: 'presence'; presence: Presence }
  | { type: 'connected' }
  | { type: 'lost'; wallAt: number }
