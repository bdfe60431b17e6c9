import { appendOutbox, ROOMS } from '@/lib/db/outbox'
import { hasRole } from '@/lib/domain/actor'
import { parseMeterId } from '@/lib/domain/meter-id'
import { hideCodes, readCode } from '@/lib/domain/otp/rules'
import { AppError, isUniqueViolation } from '@/lib/errors'
import { ActionSubmit, MAX_MESSAGE_CHARS, MessageSend } from '@/lib/protocol/socket-events'
import { type Call, type Context, withTransaction } from '../context'
import { hideOwnCodes } from '../otp/hide-own-codes'
import { takeFromBudget } from '../take-from-budget'
import { appendMessage, type NewMessage } from './append-message'
import { ownConversation } from './own-conversation'

export type Sent = {
  conversationId: string
  messageId: string
  seq: number
  duplicate: boolean
  /** A login code that was typed: handed to this turn alone, never stored */
  code?: string
}

/** Stores what a person typed, gives it the next seq, and owes them the agent's answer. Sent twice, it is stored once. */
export async function sendMessage({ ctx, input }: Call<unknown>): Promise<Sent> {
  if (
    typeof (input as { text?: unknown })?.text === 'string' &&
    (input as { text: string }).text.length > MAX_MESSAGE_CHARS
  )
    throw new AppError(
      'message-too-long',
      `A message takes up to ${MAX_MESSAGE_CHARS} characters. Shorten it and send it again.`,
    )
  const { clientMessageId, text } = MessageSend.parse(input)
  const clean = cleanText(text)
  if (!clean) throw new AppError('invalid-input', 'The message is empty.')
  const isSignedOut = ctx.actor.kind === 'visitor'
  // A meter id typed in groups can look like a code; a code never looks like a meter id.
  const mayHoldCode = isSignedOut && !parseMeterId(clean).ok
  const code = mayHoldCode ? (readCode(clean) ?? undefined) : undefined
  const shown = mayHoldCode
    ? hideCodes(clean)
    : ctx.actor.kind === 'customer'
      ? await hideOwnCodes(ctx, ctx.actor.meterId, clean)
      : clean
  return store(ctx, { clientMessageId, code, message: { parts: [{ type: 'text', text: shown }] } })
}

/** Stores a card's button or form as a message too. A code in it goes to the turn and is never stored. */
export async function submitAction({ ctx, input }: Call<unknown>): Promise<Sent> {
  const { clientMessageId, action, values } = ActionSubmit.parse(input)
  if (JSON.stringify(values).length > 16_000)
    throw new AppError('message-too-long', 'The form holds too much text.')
  const { code, label, ...kept } = values
  const text = typeof label === 'string' && label.trim() ? cleanText(label).slice(0, 200) : action
  return store(ctx, {
    clientMessageId,
    code: action === 'auth.code' ? String(code ?? '') : undefined,
    message: {
      parts: [{ type: 'text', text: hideCodes(text) }],
      action: { action, values: action === 'auth.code' ? {} : values.label === undefined ? values : kept },
    },
  })
}

type Storable = { clientMessageId: string; code?: string; message: Pick<NewMessage, 'parts' | 'action'> }

async function store(ctx: Context, { clientMessageId, code, message }: Storable): Promise<Sent> {
  const { actor } = ctx
  if (actor.kind === 'staff' && !hasRole(actor, 'operator'))
    throw new AppError('forbidden', 'Your role is viewer: you can read the command chat, not write in it.')
  const conversation = await ownConversation(ctx)
  const existing = await findByClientId(ctx, conversation.id, clientMessageId)
  if (existing) return { ...existing, duplicate: true }
  const budget = await takeFromBudget(
    ctx.db,
    `messages:${budgetKey(ctx, conversation.id)}`,
    ctx.env.MESSAGES_PER_MINUTE,
    60_000,
    ctx.now(),
  )
  if (!budget.allowed)
    throw new AppError(
      'rate-limited',
      'That was a lot of messages. Wait a moment; nothing you wrote is lost.',
      { retryAfterMs: budget.retryAfterMs },
    )
  try {
    return await withTransaction(ctx, async (tx) => {
      const wire = await appendMessage(tx, conversation.id, {
        role: actor.kind === 'staff' ? 'admin' : 'customer',
        kind: 'chat',
        author: actor.kind === 'staff' ? actor.name : undefined,
        authorId:
          actor.kind === 'staff' ? actor.userId : actor.kind === 'customer' ? actor.customerId : undefined,
        clientMessageId,
        turnState: 'pending',
        ...message,
      })
      await appendOutbox(tx, {
        audience: ROOMS.conversation(conversation.id),
        event: 'agent:status',
        payload: { state: 'thinking' },
      })
      return { conversationId: conversation.id, messageId: wire.id, seq: wire.seq, duplicate: false, code }
    })
  } catch (error) {
    // The same message from two tabs at once: the unique key let one through, the other answers with its seq.
    if (!isUniqueViolation(error)) throw error
    const winner = await findByClientId(ctx, conversation.id, clientMessageId)
    if (!winner) throw error
    return { ...winner, duplicate: true }
  }
}

async function findByClientId(ctx: Context, conversationId: string, clientMessageId: string) {
  const row = await ctx.db.message.findUnique({
    where: { conversationId_clientMessageId: { conversationId, clientMessageId } },
  })
  return row ? { conversationId, messageId: row.id, seq: row.seq } : null
}

function budgetKey(ctx: Context, conversationId: string): string {
  return ctx.actor.kind === 'staff' ? `staff:${ctx.actor.userId}` : conversationId
}

/** NUL and lone surrogates cannot be stored as text; the rest stays as typed. */
export function cleanText(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed().trim()
}
