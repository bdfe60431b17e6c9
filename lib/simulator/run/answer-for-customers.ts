import { isAppError } from '@/lib/errors'
import { plannedAnswerOf } from '@/lib/simulator/run/event-effects'
import type { EventRow } from '@/lib/simulator/run/load-events'
import { recordDelivery } from '@/lib/usecases/activations/record-delivery'
import { type EventAnswer, respondForSimulated } from '@/lib/usecases/activations/respond-to-event'
import type { Context } from '@/lib/usecases/context'

const MINUTE_MS = 60_000

export type DueAnswers = { activationId: string; reached: string[]; answers: EventAnswer[] }

/** What simulated customers are due to have received and said by now, and have not yet. */
export function dueAnswers(seed: number, rows: readonly EventRow[], gridNow: Date): DueAnswers[] {
  const due = new Map<string, DueAnswers>()
  for (const row of rows) {
    if (!row.running || !row.answerable || row.endAt <= gridNow) continue
    const planned = plannedAnswerOf(seed, row)
    const minutes = (gridNow.getTime() - row.noticedAt.getTime()) / MINUTE_MS
    const { activationId, meterId } = row
    const event = due.get(activationId) ?? { activationId, reached: [], answers: [] }
    if (row.reachedAt === null && planned.reached && minutes >= planned.reachedAfterMinutes)
      event.reached.push(meterId)
    const answer = dueAnswer(row, planned, minutes, gridNow)
    if (answer !== null) event.answers.push({ meterId, accept: answer })
    due.set(activationId, event)
  }
  return [...due.values()].filter(({ reached, answers }) => reached.length + answers.length > 0)
}

/** true yes, false no, null nothing to say now. */
function dueAnswer(
  row: EventRow,
  planned: ReturnType<typeof plannedAnswerOf>,
  minutes: number,
  gridNow: Date,
): boolean | null {
  if (row.state === 'declined') return null
  const overridesAt = row.startAt.getTime() + planned.stopMinute * MINUTE_MS
  if (planned.overrides && gridNow.getTime() >= overridesAt) return false
  if (row.state === 'accepted' || planned.answer === null || minutes < planned.answeredAfterMinutes)
    return null
  return planned.answer === 'accept'
}

/** Reports deliveries and answers through the same use cases as real customers'. */
export async function answerForCustomers(ctx: Context, due: readonly DueAnswers[]): Promise<number> {
  let answered = 0
  for (const { activationId, reached, answers } of due) {
    try {
      if (reached.length > 0) await recordDelivery({ ctx, input: { activationId, meterIds: reached } })
      if (answers.length > 0) answered += await respondForSimulated({ ctx, input: { activationId, answers } })
    } catch (error) {
      // The event ended or was called off while they made up their minds.
      if (!isAppError(error)) throw error
    }
  }
  return answered
}
