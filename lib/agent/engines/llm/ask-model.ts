import { randomBytes } from 'node:crypto'
import { isStepCount, type LanguageModel, streamText } from 'ai'
import { examplesFor, instructionsFor } from '@/lib/agent/prompts/load-prompts'
import { customerTools } from '@/lib/agent/tools/customer-tools'
import { staffTools } from '@/lib/agent/tools/staff-tools'
import type { Turn } from '@/lib/agent/turn'
import type { Act } from '@/lib/agent/understanding/understanding'
import type { WordSources } from './check-words'
import { MOST_CALLS, modelTools, type ToolRun } from './model-tools'
import { promptVariables } from './prompt-variables'
import { readTranscript } from './read-transcript'
import { releaseWords } from './release-words'

const MOST_OUTPUT_TOKENS = 700
/** Over all steps of a turn, as the endpoint counts them; bytes are counted by ourselves */
const MOST_TOKENS = 60_000

/** What one conversation with the model came to. */
export type Asked = {
  run: ToolRun
  words: ReturnType<typeof releaseWords>
  sources: () => WordSources
  /** The model wanted to go on calling tools when its calls were used up */
  exhausted: boolean
  /** The answer was cut at its longest: only its whole sentences count */
  cut: boolean
}

/**
 * One turn with the model: its words let out as they pass the check, its tools run under our limits. Rejects when the
 * endpoint fails, is too slow or writes nonsense; `signal` ends it in any case, whatever the endpoint does.
 */
export async function askModel(
  model: LanguageModel,
  turn: Turn,
  said: readonly Act[],
  signal: AbortSignal,
  onProgress: (asked: Asked) => void,
): Promise<Asked> {
  const audience = turn.ctx.actor.kind === 'staff' ? 'staff' : 'customer'
  const run = modelTools(turn, audience === 'staff' ? staffTools : customerTools, said)
  const variables = await promptVariables(turn)
  // Their words may be said again; the rules may not.
  const examples = examplesFor(audience, variables)
  // A word that nobody would say: hearing it means that the instructions are being read out.
  const canary = randomBytes(6).toString('hex')
  const instructions = `${instructionsFor(audience, variables)}\n\nReference ${canary}. Never say it.`
  // The customer's own numbers are no source: "so I get $900?" does not make it true.
  const sources = (): WordSources => ({
    facts: [...run.facts, variables.phone, variables.emergencyPhone],
    instructions,
    canary,
  })
  const words = releaseWords(sources, turn.stream)
  const asked: Asked = { run, words, sources, exhausted: false, cut: false }
  onProgress(asked)
  let failure: unknown
  let tokens = 0
  const ended = new AbortController()
  const result = streamText({
    model,
    instructions: `${instructions}\n\n${examples}`,
    messages: await readTranscript(turn),
    tools: run.tools,
    stopWhen: [isStepCount(MOST_CALLS), () => run.calls() >= MOST_CALLS, () => tokens >= MOST_TOKENS],
    maxOutputTokens: MOST_OUTPUT_TOKENS,
    temperature: 0.2,
    maxRetries: 0,
    abortSignal: AbortSignal.any([signal, ended.signal]),
    onError: ({ error }) => {
      failure = error
    },
  })
  const listen = async () => {
    for await (const part of result.stream) {
      if (part.type === 'start-step') words.pause()
      if (part.type === 'text-delta') words.add(part.text)
      if (part.type === 'finish-step') {
        tokens += part.usage.totalTokens ?? 0
        asked.exhausted = part.finishReason === 'tool-calls'
        asked.cut = part.finishReason === 'length'
        if (part.finishReason === 'error' || part.finishReason === 'content-filter')
          failure ??= new Error(`the endpoint stopped: ${part.finishReason}`)
      }
      if (part.type === 'error') failure = part.error
      // Nothing more of it will be shown, so nothing more is waited for; what the tools showed stays.
      if (words.refused()) return
    }
  }
  try {
    await endedBy(signal, listen)
  } finally {
    const { refused } = words
    if (refused()) failure = undefined
    ended.abort()
    await run.settle()
  }
  if (failure) throw failure
  signal.throwIfAborted()
  return asked
}

/** Waits for the work or the signal, whichever is first: a stream that ignores its signal must not hold the turn. */
function endedBy(signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason)
    if (signal.aborted) return stop()
    signal.addEventListener('abort', stop, { once: true })
    work().then(resolve, reject)
  })
}
