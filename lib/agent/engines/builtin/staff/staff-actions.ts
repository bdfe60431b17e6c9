import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import { AppError, isAppError } from '@/lib/errors'
import { abortActivation } from '@/lib/usecases/activations/abort'
import { extendActivation } from '@/lib/usecases/activations/extend'
import { acknowledgeAlert } from '@/lib/usecases/alerts/acknowledge-alert'
import { closeAlert } from '@/lib/usecases/alerts/close-alert'
import { shelveAlert } from '@/lib/usecases/alerts/shelve-alert'
import { stopAutomation } from '@/lib/usecases/policies/automation'
import { declineRecommendation } from '@/lib/usecases/recommendations/decline-recommendation'
import { refusalText } from '@/lib/usecases/refusal-text'
import { proceed } from './proceed'

type Handler = (turn: Turn, values: Record<string, unknown>) => Promise<Reply>

const quiet: Reply = { messages: [] }

/** Buttons of the control room's cards: the same use cases as typed words and the API. */
const handlers: Record<string, Handler> = {
  'recommendation.proceed': (turn, v) =>
    proceed(turn, {
      recommendationId: text(v, 'recommendationId'),
      optionId: text(v, 'optionId'),
      version: Number(v.version),
      ...optional(v, 'objective'),
      ...optional(v, 'targetKw'),
      ...optional(v, 'startAt'),
      ...optional(v, 'durationMinutes'),
      ...optional(v, 'staggerMinutes'),
    }),
  'recommendation.decline': async (turn, v) => {
    await declineRecommendation({ ctx: turn.ctx, input: { recommendationId: text(v, 'recommendationId') } })
    return quiet
  },
  'alert.acknowledge': async (turn, v) => {
    await acknowledgeAlert({ ctx: turn.ctx, input: { alertId: text(v, 'alertId') } })
    return quiet
  },
  'alert.shelve': async (turn, v) => {
    const body = { minutes: Number(v.minutes), ...optional(v, 'reason') }
    await shelveAlert({ ctx: turn.ctx, input: { alertId: text(v, 'alertId'), body } })
    return quiet
  },
  'alert.close': async (turn, v) => {
    await closeAlert({ ctx: turn.ctx, input: { alertId: text(v, 'alertId'), body: optional(v, 'reason') } })
    return quiet
  },
  'activation.extend': async (turn, v) => {
    const body = { minutes: Number(v.minutes) }
    await extendActivation({ ctx: turn.ctx, input: { activationId: text(v, 'activationId'), body } })
    return quiet
  },
  'policy.stop': async (turn) => {
    await stopAutomation(turn.ctx)
    return quiet
  },
  'activation.abort': async (turn, v) => {
    await abortActivation({ ctx: turn.ctx, input: { activationId: text(v, 'activationId') } })
    return quiet
  },
}

export async function answerStaffAction(turn: Turn): Promise<Reply> {
  const { action, values } = turn.action!
  const handler = handlers[action]
  if (!handler) throw new AppError('not-found', `There is no action ${action}.`)
  try {
    return await handler(turn, values)
  } catch (error) {
    if (isAppError(error) && error.code !== 'forbidden') return say(refusalText(error.detail, turn.locale))
    throw error
  }
}

function optional(values: Record<string, unknown>, name: string): Record<string, never> {
  return (values[name] === undefined ? {} : { [name]: values[name] }) as Record<string, never>
}

function text(values: Record<string, unknown>, name: string): string {
  const value = values[name]
  if (typeof value !== 'string' || !value) throw new AppError('invalid-input', `This button lacks ${name}.`)
  return value
}
