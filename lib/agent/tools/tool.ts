import type { ZodType } from 'zod'
import type { Reply, Turn } from '@/lib/agent/turn'
import type { CustomerIntent } from '@/lib/agent/understanding/intent'
import type { Act } from '@/lib/agent/understanding/understanding'

/**
 * A tool as every engine sees it: a descriptor over a topic of the built-in engine, and so over the same use case as a
 * button. Takes no meter and no person: those come from the session. `effect` says what it can do at most:
 * read, or propose (a card whose yes is the customer's own). No tool executes anything.
 */
export type AgentTool<Input = never> = {
  description: string
  effect: 'read' | 'propose'
  /** What it answers, as the built-in engine calls it */
  topic?: CustomerIntent
  input: ZodType<Input>
  /** `said` is what our own engine read in the message: a proposal follows from the customer's words, not from a model's. */
  run: (turn: Turn, input: Input, said: readonly Act[]) => Promise<Reply>
}

/** A tool was asked for something that the customer did not say: told to the model, shown to nobody. */
export class NotSaid extends Error {}
