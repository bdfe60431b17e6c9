import { randomUUID } from 'node:crypto'
import type { Actor, StaffRole } from '@/lib/domain/actor'
import type { ServerEvents } from '@/lib/protocol/socket-events'
import { type Context, makeContext } from '@/lib/usecases/context'
import type { TurnRequest } from '@/lib/usecases/conversations/turn-request'
import { builtinEngine } from './engines/builtin/builtin-engine'
import { sharedUnderstander } from './engines/builtin/shared-understander'
import { llmEngine } from './engines/llm/llm-engine'
import { runTurn } from './run-turn'
import type { Engine } from './turn'
import { createTurnQueue } from './turn-queue'

export type AgentDeps = Omit<Context, 'actor' | 'gridNow' | 'requestId'> & {
  engine?: Engine
  /** Sends a hint to a conversation's sockets, past the outbox: streamed words */
  hint: <E extends 'message:delta' | 'agent:status'>(
    conversationId: string,
    event: E,
    payload: Parameters<ServerEvents[E]>[0],
  ) => void
}
export type Agent = {
  runTurn: (turn: TurnRequest) => Promise<void>
  stopTurn: (conversationId: string) => void
  stop: () => void
}

const SWEEP_MS = 5_000
const OWED_AFTER_MS = 8_000

/** The agent as the gateway sees it: answers turns in order, and takes up those that a crash left unanswered. */
export function createAgent(deps: AgentDeps): Agent {
  const engine = deps.engine ?? (deps.env.llm ? llmEngine(deps.env.llm) : builtinEngine)
  const queue = createTurnQueue(deps.log)
  // Learning takes a second or two: before the first message, not during it.
  sharedUnderstander()
  const timer = setInterval(
    () => void sweep().catch((error: unknown) => deps.log.warn({ err: error }, 'unanswered turns not read')),
    SWEEP_MS,
  )

  function contextOf(actor: Actor, requestId: string): Context {
    return makeContext({
      actor,
      db: deps.db,
      pool: deps.pool,
      env: deps.env,
      now: deps.now,
      requestId,
      log: deps.log.child({ requestId }),
    })
  }

  function run(turn: TurnRequest): Promise<void> {
    const { sent } = turn
    return queue.enqueue(sent.conversationId, (signal) =>
      runTurn({
        ctx: contextOf(turn.actor, turn.requestId),
        conversationId: sent.conversationId,
        messageId: sent.messageId,
        visitorId: turn.visitorId,
        code: sent.code,
        userAgent: turn.userAgent,
        address: turn.address,
        upgrade: turn.upgrade,
        engine,
        signal,
        stream: (text) =>
          deps.hint(sent.conversationId, 'message:delta', { messageId: `draft:${sent.messageId}`, text }),
        status: (status) => deps.hint(sent.conversationId, 'agent:status', status),
      }),
    )
  }

  /** Messages that are owed an answer and nobody is answering. */
  async function sweep() {
    const now = deps.now()
    const owed = await deps.db.message.findMany({
      where: {
        OR: [
          { turnState: 'pending', createdAt: { lt: new Date(now.getTime() - OWED_AFTER_MS) } },
          { turnState: 'running', turnLeaseUntil: { lt: now } },
        ],
      },
      include: { conversation: { include: { customer: true } } },
      orderBy: { createdAt: 'asc' },
      take: 20,
    })
    for (const message of owed) {
      const { conversation } = message
      const actor = await authorOf(conversation, message.authorId)
      if (!actor) continue
      await run({
        actor,
        visitorId: conversation.visitorId,
        sent: { conversationId: conversation.id, messageId: message.id, seq: message.seq, duplicate: false },
        requestId: randomUUID(),
        userAgent: '',
        upgrade: null,
      })
    }
  }

  type Owner = {
    kind: string
    visitorId: string | null
    customer: { id: string; meterId: string; name: string; locale: string } | null
  }
  async function authorOf(conversation: Owner, authorId: string | null): Promise<Actor | null> {
    if (conversation.customer) {
      const { id, meterId, name, locale } = conversation.customer
      return { kind: 'customer', customerId: id, meterId, sessionId: '', name, locale }
    }
    if (conversation.kind === 'visitor') return { kind: 'visitor', visitorId: conversation.visitorId }
    const staff = authorId ? await deps.db.staffUser.findUnique({ where: { id: authorId } }) : null
    if (!staff || staff.disabledAt) return null
    return {
      kind: 'staff',
      userId: staff.id,
      username: staff.username,
      name: staff.name,
      role: staff.role as StaffRole,
      sessionId: '',
    }
  }

  return { runTurn: run, stopTurn: queue.stop, stop: () => clearInterval(timer) }
}
