import { type ToolSet, tool } from 'ai'
import { type AgentTool, NotSaid } from '@/lib/agent/tools/tool'
import type { Reply, Turn } from '@/lib/agent/turn'
import type { Act } from '@/lib/agent/understanding/understanding'
import type { Part } from '@/lib/protocol/message'

export const MOST_CALLS = 8

/** What tools said and showed in one turn. */
export type ToolRun = {
  tools: ToolSet
  facts: string[]
  shown: Reply[]
  memory: () => Turn['memory']
  calls: () => number
}

/**
 * The tools as the SDK takes them: at most eight calls a turn, the same call answered once, what is proposed bound to the
 * customer's own words, and everything they say marked as data.
 */
export function modelTools(
  turn: Turn,
  descriptors: Record<string, AgentTool>,
  said: readonly Act[],
): ToolRun {
  const facts: string[] = []
  const shown: Reply[] = []
  const answered = new Map<string, string>()
  let memory = turn.memory
  let calls = 0

  async function run(name: string, descriptor: AgentTool, input: unknown): Promise<string> {
    const key = `${name} ${JSON.stringify(input)}`
    const before = answered.get(key)
    calls += 1
    if (calls > MOST_CALLS) return 'No more tools in this turn. Answer now.'
    if (before !== undefined) return before
    turn.status?.({ state: 'tool', label: turn.t(`tool.${name}`) })
    try {
      const reply = await descriptor.run({ ...turn, memory }, input as never, said)
      memory = { ...memory, ...reply.memory }
      shown.push(reply)
      const text = factsOf(reply)
      facts.push(text)
      answered.set(key, asData(text))
    } catch (error) {
      if (!(error instanceof NotSaid)) throw error
      answered.set(key, error.message)
    } finally {
      turn.status?.({ state: 'thinking' })
    }
    return answered.get(key)!
  }

  const tools = Object.fromEntries(
    Object.entries(descriptors).map(([name, descriptor]) => [
      name,
      tool({
        description: descriptor.description,
        inputSchema: descriptor.input as never,
        execute: (input: never) => run(name, descriptor, input),
      }) as ToolSet[string],
    ]),
  )
  return { tools, facts, shown, memory: () => memory, calls: () => calls }
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
