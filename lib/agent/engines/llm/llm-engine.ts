import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import type { LanguageModel } from 'ai'
import { builtinEngine } from '@/lib/agent/engines/builtin/builtin-engine'
import { sharedUnderstander } from '@/lib/agent/engines/builtin/shared-understander'
import type { Engine, Reply, Turn } from '@/lib/agent/turn'
import type { Act } from '@/lib/agent/understanding/understanding'
import { getTranslator } from '@/lib/i18n/translator'
import { takeFromBudget } from '@/lib/usecases/take-from-budget'
import { type Asked, askModel } from './ask-model'
import { checkWords } from './check-words'
import { hearTurn } from './hear-turn'
import { exhaustedReply, stoppedReply, wordsAndCards } from './model-reply'

export type LlmOptions = {
  baseUrl: string
  model: string
  apiKey?: string
  /** How long the model may take before the built-in engine answers */
  turnTimeoutMs?: number
}

/** With the built-in engine's own time nobody waits longer than 20 seconds. */
const TURN_TIMEOUT_MS = 15_000
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
  const limitMs = options.turnTimeoutMs ?? TURN_TIMEOUT_MS
  return {
    name: 'language-model',
    async answer(turn) {
      const heard = await hearTurn(turn, sharedUnderstander())
      if (heard.ours || !(await withinBudget(turn))) return builtinEngine.answer(turn)
      const asking = await inLanguage(turn, heard.locale)
      return (await answerWith(model, asking, heard.acts, limitMs)) ?? builtinEngine.answer(turn)
    },
  }
}

/** The model's answer, or null when it has none that may be shown. */
async function answerWith(
  model: LanguageModel,
  turn: Turn,
  said: readonly Act[],
  limitMs: number,
): Promise<Reply | null> {
  let progress: Asked | undefined
  const signal = AbortSignal.any([turn.signal, AbortSignal.timeout(limitMs)])
  try {
    const asked = await askModel(model, turn, said, signal, (now) => {
      progress = now
    })
    const checked = checkWords(asked.words.written(), asked.sources())
    if (checked.ok) return wordsAndCards(turn, asked, checked.text)
    turn.ctx.log.warn({ reason: checked.reason }, 'words of the language model were left out')
    if (asked.exhausted) return exhaustedReply(turn, asked)
    return asked.run.shown.length > 0 ? wordsAndCards(turn, asked, null) : null
  } catch (error) {
    if (turn.signal.aborted) return stoppedReply(turn, progress)
    turn.ctx.log.warn(
      { err: error instanceof Error ? error.message : 'unknown' },
      'language model did not answer; built-in engine takes the turn',
    )
    return null
  }
}

/** Tools present in the language the customer writes in, as the built-in engine does. */
async function inLanguage(turn: Turn, locale: 'en' | 'es'): Promise<Turn> {
  const { actor } = turn.ctx
  const memory = { ...turn.memory, locale }
  if (actor.kind !== 'customer') return turn
  const t = locale === turn.locale ? turn.t : await getTranslator(locale, 'agent')
  return { ...turn, locale, t, memory, ctx: { ...turn.ctx, actor: { ...actor, locale } } }
}

async function withinBudget({ ctx, conversationId }: Turn): Promise<boolean> {
  const key = `llm:${conversationId}`
  return (await takeFromBudget(ctx.db, key, TURNS_PER_HOUR, 3_600_000, ctx.now())).allowed
}
