import type { ActivationResult } from '@/lib/domain/activation/activation-result'
import type { ActivationDto } from './activation'

/** One activation with the chart and the checks of its result. */
export type ActivationDetail = ActivationDto & { result: ActivationResult | null }
