import { randomUUID } from 'node:crypto'
import { type RunTurnInput, runTurn } from '@/lib/agent/run-turn'
import type { Message, Part, PartOf } from '@/lib/protocol/message'
import type { Context } from '@/lib/usecases/context'
import { ensureCustomerConversation } from '@/lib/usecases/conversations/ensure-conversation'
import { presentMessage } from '@/lib/usecases/conversations/present-message'
import { sendMessage, submitAction } from '@/lib/usecases/conversations/send-message'
import type { TestNetwork } from '@/lib/usecases/test-network'
import { builtinEngine } from '../builtin-engine'

export type Said = {
  messages: Message[]
  text: string
  part: <T extends Part['type']>(type: T) => PartOf<T> | undefined
}

/** Another engine, and what the gateway would do with its stream */
export type With = Pick<RunTurnInput, 'engine' | 'signal' | 'stream' | 'status'>

/** One customer talking with the built-in engine, through the same doors as the gateway. */
export function talkAs(network: Pick<TestNetwork, 'db'>, ctx: Context, more: Partial<With> = {}) {
  async function answered(send: () => ReturnType<typeof sendMessage>): Promise<Said> {
    const sent = await send()
    await runTurn({
      ctx,
      conversationId: sent.conversationId,
      messageId: sent.messageId,
      visitorId: null,
      userAgent: '',
      upgrade: null,
      engine: builtinEngine,
      signal: new AbortController().signal,
      stream: () => undefined,
      ...more,
    })
    const rows = await network.db.message.findMany({
      where: { conversationId: sent.conversationId, seq: { gt: sent.seq } },
      orderBy: { seq: 'asc' },
    })
    const messages = rows.map(presentMessage)
    const parts = messages.flatMap((message) => message.parts)
    return {
      messages,
      text: parts.map((part) => (part.type === 'text' || part.type === 'error' ? part.text : '')).join(' '),
      part: (type) => parts.find((part) => part.type === type) as never,
    }
  }
  return {
    say: (text: string) =>
      answered(() => sendMessage({ ctx, input: { clientMessageId: randomUUID(), text } })),
    press: (action: string, values: Record<string, unknown>) =>
      answered(() => submitAction({ ctx, input: { clientMessageId: randomUUID(), action, values } })),
    /** Confirmations of the conversation by state */
    confirms: async () => {
      if (ctx.actor.kind !== 'customer') return []
      const { id } = await ensureCustomerConversation(network.db, ctx.actor.customerId)
      const rows = await network.db.message.findMany({
        where: { conversationId: id },
        orderBy: { seq: 'asc' },
      })
      return rows
        .flatMap((row) => row.parts as unknown as Part[])
        .filter((part): part is PartOf<'confirm'> => part.type === 'confirm')
    },
  }
}
