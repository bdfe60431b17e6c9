import type { ZodType } from 'zod'
import type { Reply, Turn } from '@/lib/agent/turn'

/**
 * A tool as every engine sees it: a descriptor over a topic of the built-in engine, and so over the same use case as a
 * button. Takes no meter and no person: those come from the session. `effect` says what it can do at most:
 * read, or propose (a card whose yes is the customer's own). No tool executes anything irreversible.
 */
export type AgentTool<Input = never> = {
  description: string
  effect: 'read' | 'propose'
  input: ZodType<Input>
  run: (turn: Turn, input: Input) => Promise<Reply>
}

export type ToolName = string
