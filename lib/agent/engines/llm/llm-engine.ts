import type { LanguageModel } from 'ai'
import { builtinEngine } from '@/lib/agent/engines/builtin/builtin-engine'
import { sharedUnderstander } from '@/lib/agent/engines/builtin/shared-understander'
import type { Engine, Reply, Turn } from '@/lib/agent/turn'
import type { Act } from '@/lib/agent/understanding/understanding'
import { getTranslator } from '@/lib/i18n/translator'
import { takeFromBudget } from '@/lib/usecases/take-from-budget'
import { type Asked, askModel } from './ask-model'
import { checkWords } from './check-words'
import { failureKind } from './failure-kind'
import { hearTurn } from './hear-turn'
import { exhaustedReply, stoppedReply, wordsAndCards } from './model-reply'
import { type EndpointOptions, openEndpoint } from './open-endpoint'
import { pauseAfterFailures } from './pause-after-failures'

export type LlmOptions = EndpointOptions & {
  /** How long the model may take before the built-in engine answers */
  turnTimeoutMs?: number
  /** For measuring: a failing endpoint is asked every time, and who answered each turn is told */
  measure?: (by: AnsweredBy) => void
}
/** Rules: ours by nature, or the hour's budget is used up. Fallback: the model was asked and gave nothing to show. */
export type AnsweredBy = 'model' | 'rules' | 'fallback'

/** With the built-in engine's own time nobody waits longer than 20 seconds. */
export const TURN_TIMEOUT_MS = 15_000
const TURNS_PER_HOUR = 120

/**
 * A language model behind the same orchestrator, tools and guards. It chooses tools and words; cards come from the tools,
 * decisions from our own code. Slow, down, malformed, over budget or inventing: the built-in engine answers instead.
 */
export function llmEngine(options: LlmOptions): Engine {
  const openModel = openEndpoint(options)
  const pause = pauseAfterFailures()
  const limitMs = options.turnTimeoutMs ?? TURN_TIMEOUT_MS
  return {
    name: 'language-model',
    async answer(turn) {
      const now = turn.ctx.now()
      const heard = await hearTurn(turn, sharedUnderstander())
      const paused = !options.measure && pause.isOn(now)
      if (heard.ours || paused || !(await withinBudget(turn))) {
        options.measure?.('rules')
        return builtinEngine.answer(turn)
      }
      const asking = await inLanguage(turn, heard.locale)
      const { reply, failure } = await answerWith(openModel(), asking, heard.acts, limitMs)
      if (failure === undefined) pause.worked()
      else if (pause.failed(turn.ctx.now()))
        turn.ctx.log.warn({ failure }, 'the language model is left alone for half a minute')
      options.measure?.(reply ? 'model' : 'fallback')
      return reply ?? builtinEngine.answer(turn)
    },
  }
}

type Answered = {
  /** null when the model has nothing that may be shown */
  reply: Reply | null
  /** Why the endpoint gave no answer; nothing when it did, or when the customer stopped it */
  failure?: string
}

async function answerWith(
  model: LanguageModel,
  turn: Turn,
  said: readonly Act[],
  limitMs: number,
): Promise<Answered> {
  let progress: Asked | undefined
  const signal = AbortSignal.any([turn.signal, AbortSignal.timeout(limitMs)])
  try {
    const asked = await askModel(model, turn, said, signal, (now) => {
      progress = now
    })
    return { reply: replyOf(turn, asked) }
  } catch (error) {
    if (turn.signal.aborted) return { reply: stoppedReply(turn, progress) }
    const failure = failureKind(error)
    turn.ctx.log.warn({ failure }, 'the language model did not answer; the built-in engine takes the turn')
    // A card that was put before the customer is shown as it is; answering anew would put it there twice.
    return { failure, reply: progress?.run.proposed() ? wordsAndCards(turn, progress, null) : null }
  }
}

function replyOf(turn: Turn, asked: Asked): Reply | null {
  const { words, run } = asked
  const checked = checkWords(asked.cut ? words.shown() : words.written(), asked.sources())
  if (checked.ok && !words.refused()) {
    if (!asked.cut) words.finish()
    return wordsAndCards(turn, asked, checked.text)
  }
  const reason = words.refused() ?? (checked.ok ? undefined : checked.reason)
  turn.ctx.log.warn({ reason }, 'words of the language model were left out')
  if (asked.exhausted) return exhaustedReply(turn, asked)
  return run.shown.length > 0 ? wordsAndCards(turn, asked, null) : null
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
