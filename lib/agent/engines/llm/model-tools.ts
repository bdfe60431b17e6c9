import { type ToolSet, tool } from 'ai'
import { ifStrayed } from '@/lib/agent/engines/builtin/customer/strayed'
import { type AgentTool, NotSaid } from '@/lib/agent/tools/tool'
import type { Reply, Turn } from '@/lib/agent/turn'
import type { Act } from '@/lib/agent/understanding/understanding'
import { isAppError } from '@/lib/errors'
import type { Part } from '@/lib/protocol/message'
import { redact } from './redact'

export const MOST_CALLS = 8
const NO_MORE = 'No more tools in this turn. Answer now.'

/** What tools said and showed in one turn. */
export type ToolRun = {
  tools: ToolSet
  facts: string[]
  shown: Reply[]
  /** What the tools changed of the memory */
  memory: () => Partial<Turn['memory']>
  calls: () => number
  /** A card that asks for a decision was made */
  proposed: () => boolean
  /** Waits for the tool under way and lets no other start: after this nothing of the turn still happens */
  settle: () => Promise<void>
}

/**
 * The tools as the SDK takes them: one after another, at most eight calls a turn, the same call answered once, what is
 * proposed bound to the customer's own words, and everything they say marked as data.
 */
export function modelTools(
  turn: Turn,
  descriptors: Record<string, AgentTool>,
  said: readonly Act[],
): ToolRun {
  const facts: string[] = []
  const shown: Reply[] = []
  const answered = new Map<string, string>()
  let memory: Partial<Turn['memory']> = {}
  let calls = 0
  let proposed = false
  let closed = false
  let last: Promise<unknown> = Promise.resolve()

  async function run(name: string, descriptor: AgentTool, input: unknown): Promise<string> {
    const key = `${name} ${JSON.stringify(input)}`
    calls += 1
    if (closed || calls > MOST_CALLS) return NO_MORE
    const before = answered.get(key)
    if (before !== undefined) return before
    turn.status?.({ state: 'tool', label: turn.t(`tool.${name}`) })
    try {
      const text = await call(descriptor, input)
      answered.set(key, text)
      return text
    } finally {
      turn.status?.({ state: 'thinking' })
    }
  }

  async function call(descriptor: AgentTool, input: unknown): Promise<string> {
    const now = { ...turn, memory: { ...turn.memory, ...memory } }
    try {
      const reply = await descriptor.run(now, input as never, said)
      const strayed = descriptor.topic ? ifStrayed(turn.memory, reply.memory, [descriptor.topic]) : {}
      memory = { ...memory, ...strayed, ...reply.memory }
      shown.push(reply)
      proposed ||= descriptor.effect === 'propose'
      const text = factsOf(reply)
      facts.push(text)
      return asData(redact(text, [turn.ctx.env.UTILITY_PHONE, turn.ctx.env.EMERGENCY_PHONE]))
    } catch (error) {
      if (error instanceof NotSaid) return error.message
      if (isAppError(error)) return asData(redact(error.detail))
      // What broke is for the log, not for the endpoint.
      turn.ctx.log.error({ err: error }, 'a tool of the language model failed')
      return 'This cannot be looked up right now. Say so.'
    }
  }

  /** Models call side by side; what they change is made one after another, each on what the one before it left. */
  function inTurn(work: () => Promise<string>): Promise<string> {
    const next = last.then(work)
    last = next.catch(() => undefined)
    return next
  }

  const tools = Object.fromEntries(
    Object.entries(descriptors).map(([name, descriptor]) => [
      name,
      tool({
        description: descriptor.description,
        inputSchema: descriptor.input as never,
        execute: (input: never) => inTurn(() => run(name, descriptor, input)),
      }) as ToolSet[string],
    ]),
  )
  return {
    tools,
    facts,
    shown,
    memory: () => memory,
    calls: () => calls,
    proposed: () => proposed,
    settle: async () => {
      closed = true
      await last
    },
  }
}

/** Text from the database cannot close the mark that says it is data. */
export function asData(text: string): string {
  return `<data>${text.replace(/<\/?data\b[^>]*>/gi, '')}</data>`
}

/** What the model sees of a tool's answer: words and summaries, no ids of people or meters. */
function factsOf(reply: Reply): string {
  return reply.messages
    .flatMap((message) => message.parts)
    .map(wordsOf)
    .filter(Boolean)
    .join('\n')
    .slice(0, 6000)
}

function wordsOf(part: Part): string {
  if (part.type === 'suggestions' || part.type === 'form') return ''
  if ('summary' in part && part.summary) return part.summary
  return 'text' in part && part.text ? part.text : ''
}
