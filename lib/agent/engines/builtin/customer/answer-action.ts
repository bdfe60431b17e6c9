import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import { AppError } from '@/lib/errors'
import { choose } from './choosing'
import { changeByForm } from './comparing'
import { chooseDevice } from './device-topics'
import { replyToEvent } from './event-answers'
import { chooseReason } from './leave-reason'
import { cancelByButton, readOrderId } from './orders'
import { chooseCallback } from './people'
import { declineProposal, executeProposal } from './proposals'
import { confirm, showQuote } from './quote-steps'
import { chooseVisit } from './solar-order-topics'

type ActionHandler = (turn: Turn, values: Record<string, unknown>) => Promise<Reply>

/** Buttons and forms of a customer's cards: the same functions as the typed words. */
const handlers: Record<string, ActionHandler> = {
  'offer.select': (turn, values) => choose(turn, String(values.offerId ?? '')),
  'order.init': (turn, values) => showQuote(turn, readOrderId(values)),
  'order.confirm': (turn, values) =>
    confirm(
      turn,
      readOrderId(values),
      Number(values.quoteVersion),
      values.statements as Record<string, string> | undefined,
    ),
  'order.cancel': (turn, values) => cancelByButton(turn, readOrderId(values)),
  'event.accept': (turn, values) => replyToEvent(turn, String(values.activationId ?? ''), true),
  'event.decline': (turn, values) => replyToEvent(turn, String(values.activationId ?? ''), false),
  'proposal.confirm': (turn, values) => executeProposal(turn, String(values.proposalId ?? '')),
  'proposal.decline': (turn, values) => declineProposal(turn, String(values.proposalId ?? '')),
  'comparison.change': changeByForm,
  'device.add': chooseDevice,
  'membership.reason': chooseReason,
  'visit.move': chooseVisit,
  'ticket.callback': chooseCallback,
  // Kept with the message itself; a thumb needs no answer.
  'feedback.give': async () => ({ messages: [] }),
  'auth.meter': async (turn) => say(turn.t('auth.already')),
  'auth.code': async (turn) => say(turn.t('auth.already')),
}

export async function answerAction(turn: Turn): Promise<Reply> {
  const { action, values } = turn.action!
  const handler = handlers[action]
  if (!handler) throw new AppError('not-found', `There is no action ${action}.`)
  return handler(turn, values)
}
