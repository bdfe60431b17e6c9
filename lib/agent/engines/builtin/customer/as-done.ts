import type { Reply, Turn } from '@/lib/agent/turn'
import { textOf } from './message-before'

/** What a turn did, kept for the very next message. */
export function asDone({ ctx }: Turn, reply: Reply, said?: string): Reply {
  const text = said ?? textOf(reply.messages[0]?.parts ?? [])
  return {
    ...reply,
    memory: {
      ...reply.memory,
      notes: { ...reply.memory?.notes, done: { text, at: ctx.now().toISOString() } },
    },
  }
}
