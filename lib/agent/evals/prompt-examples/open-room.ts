import { randomUUID } from 'node:crypto'
import { type Cell, contextIn } from '@/lib/agent/evals/world/cell'
import { runTurn } from '@/lib/agent/run-turn'
import type { Engine } from '@/lib/agent/turn'
import type { Message } from '@/lib/protocol/message'
import { ingestAlert } from '@/lib/usecases/alerts/ingest-alert'
import { presentMessage } from '@/lib/usecases/conversations/present-message'
import { sendMessage } from '@/lib/usecases/conversations/send-message'

/** One operator in the command chat, with an alert on this cell's street when asked for. */
export async function openRoom(cell: Cell, engine: Engine, withAlert: boolean) {
  const { world, transformerId } = cell
  const { db } = world
  if (withAlert)
    await ingestAlert({
      ctx: contextIn(cell, { kind: 'apiKey', keyId: 'evals', name: 'SCADA', scopes: ['alerts:write'] }),
      input: {
        sourceEventId: `room-${transformerId}`,
        transformerId,
        kind: 'overload',
        severity: 'critical',
        status: 'raised',
        observedAt: cell.clock.now.toISOString(),
        loadPercent: 112,
        expectedDurationMinutes: 60,
      },
    })
  const ctx = contextIn(cell, {
    kind: 'staff',
    userId: `ada-${cell.index}`,
    username: 'ada',
    name: 'Ada R.',
    role: 'operator',
    sessionId: `room-${cell.index}`,
  })
  return {
    async say(text: string): Promise<Message[]> {
      const sent = await sendMessage({ ctx, input: { clientMessageId: randomUUID(), text } })
      await runTurn({
        ctx,
        conversationId: sent.conversationId,
        messageId: sent.messageId,
        visitorId: null,
        userAgent: '',
        upgrade: null,
        engine,
        signal: new AbortController().signal,
        stream: () => undefined,
      })
      const rows = await db.message.findMany({
        where: { conversationId: sent.conversationId, seq: { gt: sent.seq }, role: 'agent' },
        orderBy: { seq: 'asc' },
      })
      return rows.map(presentMessage)
    },
  }
}
