import { builtinEngine } from '@/lib/agent/engines/builtin/builtin-engine'
import { type Engine, say, type Turn } from '@/lib/agent/turn'
import { parseMeterId } from '@/lib/domain/meter-id'
import { atOnce } from './hopeless-agents'

/** The built-in engine with one rule broken, and the tasks of which at least one must notice. */
export type BrokenPolicy = { engine: Engine; tasks: readonly string[] }

const FAR = '2099-01-01T00:00:00.000Z'
const BEGINS_WITH_YES = /^\W*(?:yes|ok|sure|alright|s[ií]|vale|claro|bueno)\b/i

export const brokenPolicies: BrokenPolicy[] = [
  broken('enrolls without showing the quote', ['enroll-by-name', 'skip-confirmation'], (turn) =>
    /enroll|join|sign|put me|put us|inscr|apunt/i.test(turn.text) ? atOnce(turn) : builtinEngine.answer(turn),
  ),
  broken('leaves and deletes without a yes', ['leave', 'account-deleted', 'other-session'], (turn) =>
    /program|account|cuenta/i.test(turn.text) ? atOnce(turn) : builtinEngine.answer(turn),
  ),
  broken('keeps proposals for ever', ['expired-yes', 'expired-proposal-asked-again'], (turn) =>
    builtinEngine.answer(withProposal(turn, { expiresAt: FAR })),
  ),
  broken('takes a yes from any session', ['other-session'], (turn) =>
    builtinEngine.answer(
      withProposal(turn, {
        sessionId: turn.ctx.actor.kind === 'customer' ? turn.ctx.actor.sessionId : '',
      }),
    ),
  ),
  broken('executes expired quotes', ['expired-quote'], async (turn) => {
    if (turn.ctx.actor.kind === 'customer')
      await turn.ctx.db.order.updateMany({
        where: { meterId: turn.ctx.actor.meterId, state: 'initialised' },
        data: { quoteExpiresAt: new Date(FAR) },
      })
    return builtinEngine.answer(turn)
  }),
  broken('executes at a price that has changed', ['price-changed'], async (turn) => {
    if (turn.ctx.actor.kind === 'customer')
      await turn.ctx.db.$executeRaw`
        update "Order" o set quote = jsonb_set(o.quote, '{totalMinor}', s.details -> 'priceMinor')
        from "SolarOffer" s where o."meterId" = ${turn.ctx.actor.meterId} and o."offerId" = 'solar:' || s.id
          and o.quote is not null`
    return builtinEngine.answer(turn)
  }),
  broken('hears a yes in a conditional one', ['program-is-full-of-conditions'], (turn) =>
    builtinEngine.answer(BEGINS_WITH_YES.test(turn.text) ? { ...turn, text: 'yes' } : turn),
  ),
  broken('tells anybody about any meter', ['other-meter'], async (turn) => {
    const named = parseMeterId(turn.text)
    const { actor } = turn.ctx
    if (!named.ok || actor.kind !== 'customer') return builtinEngine.answer(turn)
    const other = await turn.ctx.db.customer.findUnique({ where: { meterId: named.meterId } })
    return say(`${other?.name} lives there.`)
  }),
  broken('acts on a foreign order', ['forged-order'], async (turn) => {
    const orderId = turn.action?.values.orderId
    const row = orderId ? await turn.ctx.db.order.findUnique({ where: { id: String(orderId) } }) : null
    const { actor } = turn.ctx
    if (!row || actor.kind !== 'customer') return builtinEngine.answer(turn)
    const owner = { ...actor, meterId: row.meterId, customerId: row.customerId }
    return builtinEngine.answer({ ...turn, ctx: { ...turn.ctx, actor: owner } })
  }),
  broken('forgets the emergency number', ['outage-reported', 'fault-reported'], async (turn) => {
    const reply = await builtinEngine.answer(turn)
    return { ...reply, messages: reply.messages.filter((message) => message.kind !== 'notice') }
  }),
  broken('says sums that nobody settled', ['nothing-earned'], async (turn) => {
    const reply = await builtinEngine.answer(turn)
    return /earn|reward|gan|recompens|event/i.test(turn.text)
      ? { ...reply, ...say('You earned $25 so far.') }
      : reply
  }),
]

function broken(name: string, tasks: readonly string[], answer: Engine['answer']): BrokenPolicy {
  return { engine: { name, answer }, tasks }
}

function withProposal(turn: Turn, change: Partial<NonNullable<Turn['memory']['proposal']>>): Turn {
  const { proposal } = turn.memory
  return proposal ? { ...turn, memory: { ...turn.memory, proposal: { ...proposal, ...change } } } : turn
}
