import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { isStepCount, type LanguageModel, type ModelMessage, streamText, type ToolSet, tool } from 'ai'
import { builtinEngine } from '@/lib/agent/engines/builtin/builtin-engine'
import { sharedUnderstander } from '@/lib/agent/engines/builtin/shared-understander'
import { instructionsFor } from '@/lib/agent/prompts/load-prompts'
import { customerTools } from '@/lib/agent/tools/customer-tools'
import { staffTools } from '@/lib/agent/tools/staff-tools'
import type { Engine, Reply, Turn } from '@/lib/agent/turn'
import { getTranslator } from '@/lib/i18n/translator'
import type { Part } from '@/lib/protocol/message'
import { takeFromBudget } from '@/lib/usecases/take-from-budget'
import { checkWords } from './check-words'
import { mustStayBuiltin } from './must-stay-builtin'
import { readTranscript } from './read-transcript'

export type LlmOptions = { baseUrl: string; model: string; apiKey?: string }

/** Limits of one turn: after them the built-in engine answers, so that nobody waits longer than this. */
export const TURN_TIMEOUT_MS = 15_000
const MOST_STEPS = 8
const MOST_OUTPUT_TOKENS = 700
const TURNS_PER_HOUR = 120

/**
 * A language model behind the same orchestrator, tools and guards. It chooses tools and words; cards come from the tools,
 * decisions from our own code. Slow, down, malformed, over budget or inventing: the built-in engine answers instead.
 */
export function llmEngine(options: LlmOptions): Engine {
  const provider = createOpenAICompatible({
    name: 'endpoint',
    baseURL: options.baseUrl,
    apiKey: options.apiKey,
  })
  const model = provider(options.model)
  return {
    name: 'language-model',
    async answer(turn) {
      if (mustStayBuiltin(turn, sharedUnderstander())) return builtinEngine.answer(turn)
      if (!(await withinBudget(turn))) return builtinEngine.answer(turn)
      try {
        return (await answerWith(model, turn)) ?? (await builtinEngine.answer(turn))
      } catch (error) {
        if (turn.signal.aborted) return stopped(turn)
        turn.ctx.log.warn(
          { err: error instanceof Error ? error.message : 'unknown' },
          'language model did not answer; built-in engine takes the turn',
        )
        return builtinEngine.answer(turn)
      }
    },
  }
}

async function answerWith(model: LanguageModel, turn: Turn): Promise<Reply | null> {
  const { ctx } = turn
  const shown: Reply[] = []
  const facts: string[] = []
  let memory = turn.memory
  const audience = ctx.actor.kind === 'staff' ? 'staff' : 'customer'
  const descriptors = audience === 'staff' ? staffTools : customerTools
  const tools: ToolSet = Object.fromEntries(
    Object.entries(descriptors).map(([name, descriptor]) => [
      name,
      tool({
        description: descriptor.description,
        inputSchema: descriptor.input as never,
        execute: async (input: never) => {
          const reply = await descriptor.run({ ...turn, memory }, input)
          memory = { ...memory, ...reply.memory }
          shown.push(reply)
          const text = factsOf(reply)
          facts.push(text)
          return `<data>${text}</data>`
        },
      }) as ToolSet[string],
    ]),
  )
  const signal = AbortSignal.any([turn.signal, AbortSignal.timeout(TURN_TIMEOUT_MS)])
  const messages: ModelMessage[] = await readTranscript(turn)
  let failure: unknown
  const result = streamText({
    model,
    instructions: instructionsFor(audience, await variablesOf(turn)),
    messages,
    tools,
    stopWhen: isStepCount(MOST_STEPS),
    maxOutputTokens: MOST_OUTPUT_TOKENS,
    temperature: 0.2,
    maxRetries: 0,
    abortSignal: signal,
    onError: ({ error }) => {
      failure = error
    },
  })
  let words = ''
  for await (const delta of result.textStream) {
    words += delta
    turn.stream(delta)
  }
  if (failure) throw failure
  if (signal.aborted) throw new Error('stopped or out of time')
  const checked = checkWords(words, [...facts, turn.text, ctx.env.UTILITY_PHONE, ctx.env.EMERGENCY_PHONE])
  const parts = shown.flatMap((reply) => reply.messages.flatMap((m) => m.parts))
  if (checked.ok === false) {
    ctx.log.warn({ reason: checked.reason }, 'words of the language model were left out')
    return shown.length ? joined(shown, memory) : null
  }
  const cards = parts.filter((part): part is Exclude<Part, { type: 'text' }> => part.type !== 'text')
  return {
    messages: [{ kind: 'chat', parts: [{ type: 'text', text: checked.text }, ...cards] }],
    memory,
    within: async (tx) => {
      for (const reply of shown) await reply.within?.(tx)
    },
    afterwards: async () => {
      for (const reply of shown) await reply.afterwards?.()
    },
  }
}

function joined(replies: Reply[], memory: Turn['memory']): Reply {
  return {
    messages: replies.flatMap((r) => r.messages),
    memory,
    afterwards: replies.find((r) => r.afterwards)?.afterwards,
  }
}

/** What the model sees of a tool's answer: words and summaries, no ids of people or meters. */
function factsOf(reply: Reply): string {
  return reply.messages
    .flatMap((message) => message.parts)
    .map((part) =>
      'summary' in part && part.summary ? part.summary : 'text' in part && part.text ? part.text : '',
    )
    .filter(Boolean)
    .join('\n')
    .slice(0, 6000)
}

async function variablesOf(turn: Turn) {
  const { ctx, locale } = turn
  const { env, actor } = ctx
  const gridTime = new Intl.DateTimeFormat('en', {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: env.TIME_ZONE,
  }).format(await ctx.gridNow())
  return {
    utility: env.UTILITY_NAME,
    phone: env.UTILITY_PHONE,
    emergencyPhone: env.EMERGENCY_PHONE,
    currency: env.CURRENCY,
    language: locale === 'es' ? 'Spanish' : 'English',
    name:
      actor.kind === 'customer' ? (actor.name.split(' ')[0] ?? '') : actor.kind === 'staff' ? actor.name : '',
    role: actor.kind === 'staff' ? actor.role : 'customer',
    gridTime,
  }
}

async function withinBudget(turn: Turn): Promise<boolean> {
  const budget = await takeFromBudget(
    turn.ctx.db,
    `llm:${turn.conversationId}`,
    TURNS_PER_HOUR,
    3_600_000,
    turn.ctx.now(),
  )
  return budget.allowed
}

async function stopped(turn: Turn): Promise<Reply> {
  const t = await getTranslator(turn.locale, 'agent')
  return { messages: [{ kind: 'chat', parts: [{ type: 'text', text: t('stopped') }] }] }
}
