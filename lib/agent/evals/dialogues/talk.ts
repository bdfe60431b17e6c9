import { randomUUID } from 'node:crypto'
import type { Cell } from '@/lib/agent/evals/world/cell'
import { runTurn } from '@/lib/agent/run-turn'
import type { Engine, Turn } from '@/lib/agent/turn'
import { decrypt } from '@/lib/auth/secrets'
import type { Context } from '@/lib/usecases/context'
import { presentMessage } from '@/lib/usecases/conversations/present-message'
import { type Sent, sendMessage, submitAction } from '@/lib/usecases/conversations/send-message'
import { type Heard, hear } from './heard'

export type From = 'own' | 'other'

/** One customer's side of the conversation, through the same doors as the gateway. */
export type Talk = {
  say: (text: string, from?: From) => Promise<Heard>
  press: (action: string, values: Record<string, unknown>, from?: From) => Promise<Heard>
  /** The same words several times at once, answered side by side */
  sayTogether: (text: string, times: number) => Promise<Heard>
  isSignedIn: () => boolean
  /** The code that was sent to this customer last */
  newestCode: () => Promise<string>
  /** Milliseconds that each answer took */
  times: number[]
}

export async function openTalk(
  cell: Cell,
  engine: Engine,
  { signedIn }: { signedIn: boolean },
): Promise<Talk> {
  const { db, env } = cell.world
  const earlier = await db.message.findMany({ where: { conversation: { customerId: cell.customerId } } })
  const seen = new Set(earlier.map((row) => row.id))
  const times: number[] = []
  let session: string | undefined = signedIn ? `session-${cell.index}` : undefined

  function contextFor(from: From): Context {
    if (from === 'other') return cell.customer(`other-session-${cell.index}`)
    return session ? cell.customer(session) : cell.as({ kind: 'visitor', visitorId: cell.visitorId })
  }

  const upgrade: Turn['upgrade'] = async ({ sessionId }) => {
    session = sessionId
  }

  async function answer(ctx: Context, sent: Sent): Promise<void> {
    const start = performance.now()
    await runTurn({
      ctx,
      conversationId: sent.conversationId,
      messageId: sent.messageId,
      visitorId: ctx.actor.kind === 'visitor' ? cell.visitorId : null,
      code: sent.code,
      userAgent: '',
      upgrade: ctx.actor.kind === 'visitor' ? upgrade : null,
      engine,
      signal: new AbortController().signal,
      stream: () => undefined,
    })
    times.push(performance.now() - start)
  }

  async function newAnswers(said: string): Promise<Heard> {
    const rows = await db.message.findMany({
      where: {
        conversation: { OR: [{ customerId: cell.customerId }, { visitorId: cell.visitorId }] },
        id: { notIn: [...seen] },
      },
      orderBy: [{ createdAt: 'asc' }, { seq: 'asc' }],
    })
    for (const row of rows) seen.add(row.id)
    return hear(said, rows.filter((row) => row.role !== 'customer').map(presentMessage))
  }

  async function exchange(said: string, ctx: Context, send: () => Promise<Sent>): Promise<Heard> {
    await answer(ctx, await send())
    return newAnswers(said)
  }

  return {
    times,
    isSignedIn: () => session !== undefined,
    say(text, from = 'own') {
      const ctx = contextFor(from)
      return exchange(text, ctx, () => sendMessage({ ctx, input: { clientMessageId: randomUUID(), text } }))
    },
    press(action, values, from = 'own') {
      const ctx = contextFor(from)
      const input = { clientMessageId: randomUUID(), action, values }
      return exchange(`[${action}]`, ctx, () => submitAction({ ctx, input }))
    },
    async sayTogether(text, times) {
      const ctx = contextFor('own')
      const sent: Sent[] = []
      for (let i = 0; i < times; i++)
        sent.push(await sendMessage({ ctx, input: { clientMessageId: randomUUID(), text } }))
      await Promise.all(sent.map((one) => answer(ctx, one)))
      return newAnswers(Array.from({ length: times }, () => text).join(' / '))
    },
    async newestCode() {
      const { phone } = await db.customer.findUniqueOrThrow({ where: { id: cell.customerId } })
      const row = await db.outboundMessage.findFirst({
        where: { recipient: phone, secret: { not: null } },
        orderBy: { createdAt: 'desc' },
      })
      return row?.secret ? decrypt(env.authSecret, row.secret) : ''
    },
  }
}
