import type { Reply } from '@/lib/agent/turn'

/** Several answers to one message stay several messages; of the suggestions only the last remain. */
export function joinReplies(replies: Reply[]): Reply {
  const messages = replies.flatMap((reply) => reply.messages)
  return {
    messages: messages.map((message, i) =>
      i === messages.length - 1
        ? message
        : { ...message, parts: message.parts.filter((part) => part.type !== 'suggestions') },
    ),
    memory: Object.assign({}, ...replies.map((reply) => reply.memory ?? {})),
    conversationId: replies.find((reply) => reply.conversationId)?.conversationId,
    within: async (tx) => {
      for (const reply of replies) await reply.within?.(tx)
    },
    afterwards: async () => {
      for (const reply of replies) await reply.afterwards?.()
    },
  }
}
