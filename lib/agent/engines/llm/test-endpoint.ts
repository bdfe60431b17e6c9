import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the stand-in was asked: everything that would have left for a provider. */
export type Ask = {
  path: string | undefined
  authorization: string | undefined
  body: string
  model: string
  messages: { role: string; content: string }[]
  tools: { function: { name: string; parameters: { properties?: object } } }[]
  /** How often it has called tools since the person last spoke */
  step: number
}
export type Behaviour = (ask: Ask, response: ServerResponse) => void | Promise<void>

export type TestEndpoint = {
  baseUrl: string
  asks: Ask[]
  /** What it does from now on */
  now: (behaviour: Behaviour) => void
  close: () => Promise<void>
}

/** For tests: a local server that speaks the streaming chat protocol as told, and misbehaves as told. */
export async function startTestEndpoint(first: Behaviour = says('Hello.'), port = 0): Promise<TestEndpoint> {
  let behaviour = first
  const asks: Ask[] = []
  const server = createServer((request, response) => {
    void (async () => {
      const ask = await readAsk(request)
      asks.push(ask)
      await behaviour(ask, response)
    })().catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asks,
    now: (next) => {
      behaviour = next
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** One behaviour for each step of a turn; the last one goes on. */
export function steps(...each: Behaviour[]): Behaviour {
  return (ask, response) => each[Math.min(ask.step, each.length - 1)]!(ask, response)
}

export function says(text: string, finish = 'stop'): Behaviour {
  return (_, response) => {
    open(response)
    for (const piece of text.match(/[\s\S]{1,7}/g) ?? []) write(response, { content: piece })
    end(response, finish)
  }
}

export type ToolCall = { name: string; args?: unknown }

/** Calls tools side by side; a string is sent as the arguments just as it is. */
export function calls(...wanted: ToolCall[]): Behaviour {
  return (_, response) => {
    open(response)
    for (const [index, { name, args = {} }] of wanted.entries()) {
      const text = typeof args === 'string' ? args : JSON.stringify(args)
      write(response, {
        tool_calls: [
          {
            index,
            id: `call-${Math.random().toString(36).slice(2)}`,
            type: 'function',
            function: { name, arguments: text },
          },
        ],
      })
    }
    end(response, 'tool_calls')
  }
}

export const bad = {
  status:
    (status: number, body = '{"error":{"message":"no"}}'): Behaviour =>
    (_, response) =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(body),
  /** Takes the request and never says a word */
  hang: (): Behaviour => () => undefined,
  hangAfter:
    (text: string): Behaviour =>
    (_, response) => {
      open(response)
      write(response, { content: text })
    },
  dropAfter:
    (text: string): Behaviour =>
    (_, response) => {
      open(response)
      write(response, { content: text })
      setImmediate(() => response.destroy())
    },
  endAfter:
    (text: string): Behaviour =>
    (_, response) => {
      open(response)
      write(response, { content: text })
      response.end()
    },
  raw:
    (body: string, type = 'text/event-stream'): Behaviour =>
    (_, response) =>
      void response.writeHead(200, { 'content-type': type }).end(body),
  redirect:
    (to: string): Behaviour =>
    (_, response) =>
      void response.writeHead(307, { location: to }).end(),
  drip:
    (everyMs: number): Behaviour =>
    (_, response) => {
      open(response)
      const timer = setInterval(() => write(response, { content: 'a' }), everyMs)
      response.on('close', () => clearInterval(timer))
    },
  flood:
    (text: string): Behaviour =>
    async (_, response) => {
      open(response)
      while (!response.destroyed) {
        for (let i = 0; i < 50; i++) write(response, { content: text })
        await new Promise((resolve) => setImmediate(resolve))
      }
    },
}

function open(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.flushHeaders()
}

function write(response: ServerResponse, delta: object): void {
  const chunk = { id: 'x', object: 'chat.completion.chunk', model: 'stand-in', created: 1 }
  response.write(
    `data: ${JSON.stringify({ ...chunk, choices: [{ index: 0, delta, finish_reason: null }] })}\n\n`,
  )
}

function end(response: ServerResponse, finish: string): void {
  const last = { id: 'x', object: 'chat.completion.chunk', model: 'stand-in', created: 1 }
  response.write(
    `data: ${JSON.stringify({ ...last, choices: [{ index: 0, delta: {}, finish_reason: finish }] })}\n\n`,
  )
  response.end('data: [DONE]\n\n')
}

async function readAsk(request: IncomingMessage): Promise<Ask> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks).toString('utf8')
  const { model, messages, tools = [] } = JSON.parse(body) as Pick<Ask, 'model' | 'messages' | 'tools'>
  const lastSaid = messages.findLastIndex((message) => message.role === 'user')
  return {
    path: request.url,
    authorization: request.headers.authorization,
    body,
    model,
    messages,
    tools,
    step: messages.slice(lastSaid).filter((message) => message.role === 'assistant').length,
  }
}
