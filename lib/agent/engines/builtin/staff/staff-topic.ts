import type { Reply, Turn } from '@/lib/agent/turn'
import type { Act } from '@/lib/agent/understanding/understanding'
import type { Command } from './read-command'

/** What answers one thing that an operator wants; the command is what our own rules read beside it. */
export type StaffTopic = (turn: Turn, act: Act, command?: Command) => Promise<Reply>

export function authorOf({ ctx }: Turn): string {
  return ctx.actor.kind === 'staff' ? ctx.actor.userId : ''
}

/** Notes of the room's memory with one of them changed; undefined forgets it. */
export function note(turn: Turn, name: string, value: unknown): { notes: Record<string, unknown> } {
  return { notes: { ...turn.memory.notes, [name]: value } }
}
