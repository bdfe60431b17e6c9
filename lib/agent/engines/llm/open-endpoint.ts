import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import type { LanguageModel } from 'ai'

export type EndpointOptions = { baseUrl: string; model: string; apiKey?: string }

/** What one turn may send to and take from the endpoint, over all its steps. */
const MOST_BYTES_OUT = 1_000_000
const MOST_BYTES_IN = 2_000_000

/** The endpoint went past what a turn may cost. */
export class EndpointLimit extends Error {}

/** A model for one turn at a time: each turn has its own allowance of bytes, whatever the endpoint says of tokens. */
export function openEndpoint(options: EndpointOptions): () => LanguageModel {
  const plain = { wanted: false }
  return () => {
    const allowance = { out: MOST_BYTES_OUT, in: MOST_BYTES_IN }
    const provider = createOpenAICompatible({
      name: 'endpoint',
      baseURL: options.baseUrl.replace(/\/+$/, ''),
      apiKey: options.apiKey,
      fetch: (url, init) => ask(url, init ?? {}, allowance, plain),
    })
    return provider(options.model)
  }
}

type Allowance = { out: number; in: number }

/** Follows no redirect, which would carry the conversation elsewhere, and reads no more than the allowance. */
async function ask(
  url: Parameters<typeof fetch>[0],
  init: RequestInit,
  allowance: Allowance,
  plain: { wanted: boolean },
): Promise<Response> {
  const send = async (body: string) => {
    allowance.out -= body.length
    if (allowance.out < 0) throw new EndpointLimit('too much was sent in one turn')
    return fetch(url, { ...init, body, redirect: 'error' })
  }
  const body = String(init.body ?? '')
  let response = await send(plain.wanted ? withoutTuning(body) : body)
  if (response.status === 400 && !plain.wanted) {
    // Some models take neither a temperature nor max_tokens; the answer to the plainer request decides.
    const again = await send(withoutTuning(body))
    if (again.ok) plain.wanted = true
    await response.body?.cancel()
    response = again
  }
  return streamed(limited(response, allowance))
}

/** Some endpoints answer in one piece though a stream was asked for: it is read as a stream of one. */
async function streamed(response: Response): Promise<Response> {
  const kind = response.headers.get('content-type') ?? ''
  if (!response.ok || !kind.includes('application/json')) return response
  const { choices, ...rest } = (await response.json()) as Whole
  if (!Array.isArray(choices)) throw new TypeError('an answer without choices')
  const chunk = {
    ...rest,
    choices: choices.map(({ message, ...choice }) => ({
      ...choice,
      delta: {
        ...message,
        tool_calls: message?.tool_calls?.map((call, index) => ({ index, ...call })),
      },
    })),
  }
  return new Response(`data: ${JSON.stringify(chunk)}\n\ndata: [DONE]\n\n`, {
    headers: { 'content-type': 'text/event-stream' },
  })
}

type Whole = { choices?: { message?: { tool_calls?: object[] }; finish_reason?: string }[] }

function withoutTuning(body: string): string {
  const { temperature: _, max_tokens: most, ...rest } = JSON.parse(body) as Record<string, unknown>
  return JSON.stringify({ ...rest, max_completion_tokens: most })
}

function limited(response: Response, allowance: Allowance): Response {
  if (!response.body) return response
  const counted = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        allowance.in -= chunk.byteLength
        if (allowance.in < 0) controller.error(new EndpointLimit('too much was received in one turn'))
        else controller.enqueue(chunk)
      },
    }),
  )
  return new Response(counted, { status: response.status, headers: response.headers })
}
