import type { Reply } from '@/lib/agent/turn'
import type { Done } from './as-done'

/** Several answers to one message stay several messages; of the suggestions only the last remain. */
export function joinReplies(replies: Reply[]): Reply {
  const messages = replies.flatMap((reply) => reply.messages)
  return {
    messages: messages.map((message, i) =>
      i === messages.length - 1
        ? message
        : { ...message, parts: message.parts.filter((part) => part.type !== 'suggestions') },
    ),
    memory: withDone(replies),
    conversationId: replies.find((reply) => reply.conversationId)?.conversationId,
    within: async (tx) => {
      for (const reply of replies) await reply.within?.(tx)
    },
    afterwards: async () => {
      for (const reply of replies) await reply.afterwards?.()
    },
  }
}

/** What one of the answers did is known after the others as well. */
function withDone(replies: Reply[]): Reply['memory'] {
  const memory: NonNullable<Reply['memory']> = Object.assign(
    {},
    ...replies.map((reply) => reply.memory ?? {}),
  )
  const doing = replies.findLast((reply) => reply.memory?.notes?.done)
  if (!doing || memory.notes?.done) return memory
  const done: Done = { ...(doing.memory!.notes!.done as Done), beside: true }
  return { ...memory, notes: { ...memory.notes, done } }
}
