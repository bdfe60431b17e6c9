import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { appendOutbox, ROOMS } from '@/lib/db/outbox'
import { isAppError } from '@/lib/errors'
import { getTranslator } from '@/lib/i18n/translator'
import type { Part } from '@/lib/protocol/message'
import { type Context, withTransaction } from '@/lib/usecases/context'
import { appendMessage } from '@/lib/usecases/conversations/append-message'
import type { Memory } from './memory'
import { plainOutgoing } from './plain-outgoing'
import type { Engine, Reply, Turn } from './turn'

export type RunTurnInput = {
  ctx: Context
  conversationId: string
  messageId: string
  visitorId: string | null
  code?: string
  userAgent: string
  address?: string
  upgrade: Turn['upgrade']
  engine: Engine
  signal: AbortSignal
  stream: Turn['stream']
  status?: Turn['status']
}

/** Longer than any turn may take; what died is answered within a minute. */
const LEASE_MS = 45_000

/**
 * Answers one stored message: takes its turn (once, whoever asks), lets the engine decide, and stores answer, memory and
 * the end of the turn in one transaction. A turn that died is taken again when its lease ends.
 */
export async function runTurn(input: RunTurnInput): Promise<void> {
  const { ctx, conversationId, messageId } = input
  const taken = await ctx.db.$executeRaw`
    UPDATE "Message" SET "turnState" = 'running', "turnLeaseUntil" = ${new Date(ctx.now().getTime() + LEASE_MS)}
    WHERE "id" = ${messageId} AND ("turnState" = 'pending' OR ("turnState" = 'running' AND "turnLeaseUntil" < ${ctx.now()}))`
  if (taken !== 1) return
  const [message, conversation] = await Promise.all([
    ctx.db.message.findUniqueOrThrow({ where: { id: messageId } }),
    ctx.db.conversation.findUniqueOrThrow({ where: { id: conversationId } }),
  ])
  const memory = conversation.memory as unknown as Memory
  const locale = localeOf(ctx, memory)
  const parts = message.parts as unknown as Part[]
  const turn: Turn = {
    ctx,
    conversationId,
    seq: message.seq,
    visitorId: input.visitorId,
    text: parts.map((part) => (part.type === 'text' ? part.text : '')).join(' '),
    action: message.action as Turn['action'],
    code: input.code,
    userAgent: input.userAgent,
    address: input.address,
    memory,
    reads: new Map(),
    locale,
    t: await getTranslator(locale, 'agent'),
    upgrade: input.upgrade,
    signal: input.signal,
    stream: input.stream,
    status: input.status,
  }
  const reply = await input.engine.answer(turn).catch((error: unknown) => failure(turn, error))
  await store(ctx, messageId, reply.conversationId ?? conversationId, turn, reply)
  await reply.afterwards?.()
}

async function store(
  ctx: Context,
  messageId: string,
  conversationId: string,
  turn: Turn,
  reply: Reply,
): Promise<void> {
  await withTransaction(ctx, async (tx) => {
    const { count } = await tx.message.updateMany({
      where: { id: messageId, turnState: 'running' },
      data: { turnState: 'done', turnLeaseUntil: null },
    })
    if (count !== 1) return
    for (const message of reply.messages)
      await appendMessage(tx, conversationId, {
        role: 'agent',
        ...message,
        parts: message.parts.map(plainOutgoing),
      })
    const memory = { ...(await kept(tx, conversationId, turn)), ...reply.memory }
    await tx.conversation.update({
      where: { id: conversationId },
      data: { memory: JSON.parse(JSON.stringify(memory)) as Prisma.InputJsonValue },
    })
    await appendOutbox(tx, {
      audience: ROOMS.conversation(conversationId),
      event: 'agent:status',
      payload: { state: 'idle' },
    })
    await reply.within?.(tx)
  })
}

/**
 * What is remembered just now: a yes in another process may have carried out and forgotten a proposal while this turn was
 * thinking, and must not find it again. A turn that signed somebody in brings its own memory along.
 */
async function kept(tx: Tx, conversationId: string, turn: Turn): Promise<Memory> {
  if (conversationId !== turn.conversationId) return turn.memory
  const row = await tx.conversation.findUniqueOrThrow({ where: { id: conversationId } })
  return row.memory as unknown as Memory
}

const TRANSLATED: readonly string[] = [
  'not-eligible',
  'expired',
  'conflict',
  'out-of-order',
  'stale-version',
  'not-found',
  'invalid-input',
  'rate-limited',
]

/** A refusal is told in its own words; what we did not expect is told with a reference. Nothing else is lost. */
function failure(turn: Turn, error: unknown): Reply {
  const { ctx, t } = turn
  if (isAppError(error)) {
    // A refusal's own words are English; other languages have a sentence for each code that a conversation can meet.
    const known = turn.locale !== 'en' && TRANSLATED.includes(error.code)
    const text = known ? t(`error.code.${error.code}`) : error.detail
    return { messages: [{ kind: 'error', parts: [{ type: 'error', code: error.code, text }] }] }
  }
  ctx.log.error({ err: error }, 'the agent could not answer')
  const text = t('error.unexpected', { reference: ctx.requestId.slice(0, 8) })
  return {
    messages: [
      { kind: 'error', parts: [{ type: 'error', code: 'internal', text, requestId: ctx.requestId }] },
    ],
  }
}

function localeOf(ctx: Context, memory: Memory): 'en' | 'es' {
  if (memory.locale) return memory.locale
  return ctx.actor.kind === 'customer' && ctx.actor.locale === 'es' ? 'es' : 'en'
}
