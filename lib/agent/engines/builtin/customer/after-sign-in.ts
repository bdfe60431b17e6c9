import type { Memory } from '@/lib/agent/memory'
import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import { getTranslator } from '@/lib/i18n/translator'
import { resolveSession } from '@/lib/usecases/sessions/resolve-session'
import { sharedUnderstander } from '../shared-understander'
import { answerCustomer } from './answer-customer'
import { chips } from './chips'
import { choose } from './choosing'
import { openOrder } from './yes-no'

/** Greets by name and takes up what was asked before sign-in. */
export async function answerAfterSignIn(turn: Turn, sessionId: string): Promise<Reply> {
  const { ctx, memory } = turn
  const session = await resolveSession(ctx.db, ctx.env, sessionId, ctx.now(), { touch: false })
  if (session?.actor.kind !== 'customer') return say(turn.t('auth.welcomePlain'))
  const { actor } = session
  const known = await ctx.db.conversation.findUnique({ where: { customerId: actor.customerId } })
  const kept = (known?.memory ?? {}) as unknown as Memory
  const locale = memory.locale ?? kept.locale ?? (actor.locale === 'es' ? 'es' : 'en')
  const t = await getTranslator(locale, 'agent')
  const signedIn: Turn = {
    ...turn,
    ctx: { ...ctx, actor },
    locale,
    t,
    text: memory.afterSignIn ?? '',
    action: null,
    code: undefined,
    memory: { ...kept, ...NOT_ASKED, locale: kept.locale ?? memory.locale, notes: memory.notes },
    upgrade: null,
  }
  if (memory.afterSignIn) {
    const first = await answerCustomer(signedIn, sharedUnderstander())
    const reply = await takenFirst(signedIn, first)
    return { ...reply, memory: { ...kept, ...NOT_ASKED, ...reply.memory } }
  }
  const open = await openOrder(signedIn)
  if (open)
    return {
      messages: say(
        t('auth.welcomeBack', { name: firstName(actor.name), offer: open.offer.name }),
        chips(signedIn, ['continueOrder', 'cancelOrder', 'programs'], { name: open.offer.name }),
      ).messages,
      memory: { ...kept, ...NOT_ASKED, orderId: open.id, focusOfferId: open.offer.offerId },
    }
  return {
    messages: [
      {
        kind: 'chat',
        parts: [
          { type: 'text', text: t('auth.welcome', { name: firstName(actor.name) }) },
          { type: 'suggestions', items: [t('chips.programs'), t('chips.solar'), t('chips.usage')] },
        ],
      },
    ],
    memory: { ...kept, ...NOT_ASKED },
  }
}

/** "I want that" was said of what is shown only now: its first is put forward, to be agreed to or not. */
async function takenFirst(turn: Turn, shown: Reply): Promise<Reply> {
  const [offer] = shown.memory?.offers ?? []
  if (turn.memory.notes?.takesFirst !== true || !offer || shown.memory?.expecting !== 'choice') return shown
  const chosen = await choose({ ...turn, memory: { ...turn.memory, ...shown.memory } }, offer.id)
  return {
    ...chosen,
    messages: [...shown.messages, ...chosen.messages],
    memory: { ...shown.memory, ...chosen.memory, notes: undefined },
  }
}

/** What an earlier session asked is not answered by a yes of this one: it is asked again. */
const NOT_ASKED = {
  asking: undefined,
  askedAt: undefined,
  expecting: undefined,
  proposal: undefined,
  waiting: undefined,
} as const

function firstName(name: string): string {
  return name.split(' ')[0] ?? name
}
