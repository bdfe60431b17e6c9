import type { Reply, Turn } from '@/lib/agent/turn'
import { textOf } from './message-before'

/** A deed, the words that it was done at, and how many answers ago; `beside` when the same answer told something else as well */
export type Done = { text: string; at: string; asked?: string; ago?: number; beside?: true }

const MOST_AGO = 1

/** What was done one answer before that did not speak of it is kept for one message more. */
export function keepsDone({ memory }: Turn, reply: Reply): Reply {
  const done = memory.notes?.done as Done | undefined
  const ago = (done?.ago ?? 0) + 1
  if (!done?.text || reply.memory?.notes?.done || ago > MOST_AGO) return reply
  return {
    ...reply,
    memory: { ...reply.memory, notes: { ...reply.memory?.notes, done: { ...done, ago } } },
  }
}

/** What a turn did, kept for the very next messages. */
export function asDone({ ctx, text: heard }: Turn, reply: Reply, said?: string): Reply {
  const text = said ?? textOf(reply.messages[0]?.parts ?? [])
  return {
    ...reply,
    memory: {
      ...reply.memory,
      notes: { ...reply.memory?.notes, done: { text, at: ctx.now().toISOString(), asked: heard } },
    },
  }
}
