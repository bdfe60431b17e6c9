import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { io, type Socket } from 'socket.io-client'

// Knows the product from its contract alone: HTTP, Socket.IO and the two demo files. Imports nothing of it.

export type Part = { type: string; [key: string]: unknown }
export type Message = { id: string; seq: number; role: string; kind: string; parts: Part[]; author?: string }
export type Ack = {
  ok: boolean
  seq?: number
  messages?: Message[]
  latestSeq?: number
  conversationId?: string
  epoch?: number
  error?: { code: string; message: string; retryAfterMs?: number }
}

const dataDir = () => process.env.E2E_DATA_DIR ?? process.env.DATA_DIR ?? '.data'

export type Demo = {
  baseUrl: string
  apiKey: string
  admin: { username: string; password: string }
  operators: { username: string; password: string }[]
  viewer: { username: string; password: string }
  meters: { meterId: string; name: string; phone: string; transformerId: string; programs: string[] }[]
}

export function demo(dir = dataDir()): Demo {
  return JSON.parse(readFileSync(join(dir, 'demo.json'), 'utf8')) as Demo
}

type OutboxLine = { at: string; channel: string; to: string; text: string; code?: string }

export function outbox(dir = dataDir()): OutboxLine[] {
  try {
    return readFileSync(join(dir, 'outbox.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as OutboxLine)
  } catch {
    return []
  }
}

export async function until<T>(
  what: string,
  look: () => T | null | undefined | false | Promise<T | null | undefined | false>,
  timeoutMs = 10_000,
): Promise<T> {
  const end = Date.now() + timeoutMs
  for (;;) {
    const found = await look()
    if (found) return found
    if (Date.now() > end) throw new Error(`waited ${timeoutMs} ms for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

export function newCode(phone: string, since: Date): Promise<string> {
  return newCodeIn(dataDir(), phone, since)
}

export async function newCodeIn(dir: string, phone: string, since: Date): Promise<string> {
  const line = await until(`a code for ${phone.slice(-2)}`, () =>
    outbox(dir).findLast((l) => l.to === phone && l.code && new Date(l.at) >= since),
  )
  return line.code!
}

/** One browser: a cookie jar with fetch. */
export class Browser {
  readonly jar = new Map<string, string>()
  constructor(readonly baseUrl: string) {}

  get cookie() {
    return [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  async fetch(
    path: string,
    init: {
      method?: string
      json?: unknown
      form?: Record<string, string>
      headers?: Record<string, string>
    } = {},
  ) {
    const headers: Record<string, string> = { cookie: this.cookie, ...init.headers }
    let body: string | undefined
    if (init.json !== undefined) {
      headers['content-type'] = 'application/json'
      body = JSON.stringify(init.json)
    }
    if (init.form) {
      headers['content-type'] = 'application/x-www-form-urlencoded'
      body = new URLSearchParams(init.form).toString()
    }
    const method = init.method ?? (body ? 'POST' : 'GET')
    if (method !== 'GET') headers.origin ??= this.baseUrl
    const response = await fetch(this.baseUrl + path, { method, headers, body, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const eq = pair.indexOf('=')
      const value = pair.slice(eq + 1)
      if (value === '' || /max-age=0/i.test(line)) this.jar.delete(pair.slice(0, eq))
      else this.jar.set(pair.slice(0, eq), value)
    }
    const text = await response.text()
    let parsed: Record<string, unknown> | null = null
    try {
      parsed = JSON.parse(text) as Record<string, unknown>
    } catch {
      parsed = null
    }
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: parsed as never as Record<string, never> & { data: never },
    }
  }

  async signIn(provider: 'meter' | 'admin', fields: Record<string, string>) {
    const { body } = await this.fetch('/api/auth/csrf')
    await this.fetch(`/api/auth/callback/${provider}`, {
      form: { ...fields, csrfToken: String(body.csrfToken), json: 'true' },
    })
    return this.session(provider === 'admin' ? 'staff' : 'customer')
  }

  async session(as: 'customer' | 'staff') {
    return (await this.fetch(`/api/auth/session?as=${as}`)).body as {
      user?: { kind: string; role?: string; name: string }
      expires?: string
    }
  }
}

/** A socket that keeps every message by seq and every other event in order. */
export class Line {
  readonly socket: Socket
  readonly messages = new Map<number, Message>()
  readonly events: { event: string; payload: never }[] = []
  constructor(browser: Browser, namespace: '/chat' | '/grid') {
    this.socket = io(browser.baseUrl + namespace, {
      transports: ['websocket'],
      extraHeaders: { cookie: browser.cookie, origin: browser.baseUrl },
      forceNew: true,
    })
    this.socket.onAny((event: string, ...args: unknown[]) => {
      const payload = args[0] as never
      this.events.push({ event, payload })
      if (event === 'message:new' || event === 'message:update')
        this.messages.set((payload as Message).seq, payload)
      if (event === 'session:changed') this.messages.clear()
    })
  }

  async ready() {
    await until('the socket', () => this.events.some((e) => e.event === 'session:changed'))
    return this
  }

  emit(event: string, payload: unknown): Promise<Ack> {
    return this.socket.timeout(10_000).emitWithAck(event, payload) as Promise<Ack>
  }

  send(text: string, clientMessageId: string = crypto.randomUUID()) {
    return this.emit('message:send', { clientMessageId, text })
  }

  /** Everything from the first message on. */
  async sync() {
    for (let after = 0; ; ) {
      const { messages = [], latestSeq = 0 } = await this.emit('history:sync', {
        afterSeq: after,
        limit: 200,
      })
      for (const message of messages) this.messages.set(message.seq, message)
      after = messages.at(-1)?.seq ?? latestSeq
      if (after >= latestSeq) return
    }
  }

  act(action: string, values: Record<string, unknown>) {
    return this.emit('action:submit', { clientMessageId: crypto.randomUUID(), action, values })
  }

  /** Sends and waits for the agent's whole answer. */
  async ask(text: string): Promise<Message[]> {
    const from = this.events.length
    const ack = await this.send(text)
    if (!ack.ok) throw new Error(`${ack.error?.code}: ${ack.error?.message}`)
    return this.answerAfter(from)
  }

  async answerAfter(from: number): Promise<Message[]> {
    await until(
      'the answer',
      () =>
        this.events
          .slice(from)
          .some((e) => e.event === 'agent:status' && (e.payload as { state: string }).state === 'idle'),
      20_000,
    )
    return this.events
      .slice(from)
      .filter((e) => e.event === 'message:new')
      .map((e) => e.payload as Message)
      .filter((m) => m.role === 'agent')
  }

  find(type: string, where: (part: Part) => boolean = () => true): Part | undefined {
    return [...this.messages.values()]
      .sort((a, b) => b.seq - a.seq)
      .flatMap((m) => m.parts)
      .find((p) => p.type === type && where(p))
  }

  part(type: string, where: (part: Part) => boolean = () => true, timeoutMs = 10_000): Promise<Part> {
    return until(`a part ${type}`, () => this.find(type, where), timeoutMs)
  }

  close() {
    this.socket.disconnect()
  }
}

export function textOf(messages: Message[]): string {
  return messages
    .flatMap((m) => m.parts)
    .map((p) => String(p.text ?? ''))
    .join(' ')
}

/** A demo meter that is in no program yet: a demo that was used before has fewer of them. */
export async function pickFreeMeter(): Promise<Demo['meters'][number]> {
  const { baseUrl, meters } = demo()
  for (const meter of meters.filter((m) => m.programs.length === 0)) {
    const browser = new Browser(baseUrl)
    const since = new Date()
    await browser.fetch('/api/otp', { json: { meterId: meter.meterId } })
    await browser.signIn('meter', { meterId: meter.meterId, code: await newCode(meter.phone, since) })
    const { body } = await browser.fetch('/api/me/enrollments')
    const enrollments = (body as { data: { state: string }[] }).data
    if (enrollments.every((enrollment) => enrollment.state === 'left')) return meter
  }
  throw new Error('every demo meter is in a program: npm run db:reset makes a new demo')
}
