import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import type { Act } from '@/lib/agent/understanding/understanding'
import type { Part } from '@/lib/protocol/message'
import { chips } from './chips'
import { guessChips } from './guess-chips'
import { nearChips } from './near-chips'

/** Cards that hold a decision are not shown twice: one of them would not know what became of the other. */
const ONCE: readonly Part['type'][] = ['confirm', 'form', 'quote', 'event', 'suggestions', 'receipt']

/** Says the last answer again. */
export async function repeatLast(turn: Turn, _act: Act): Promise<Reply> {
  const { ctx, t, conversationId } = turn
  const last = await ctx.db.message.findFirst({
    where: { conversationId, role: 'agent' },
    orderBy: { seq: 'desc' },
  })
  const parts = (last?.parts as unknown as Part[] | undefined) ?? []
  const again = parts.filter((part) => !ONCE.includes(part.type))
  if (again.length === 0) return say(t('repeat.nothing'), chips(turn, ['programs', 'mine']))
  const waits = parts.some((part) => part.type === 'confirm' && part.state === 'open')
  return {
    messages: [
      {
        kind: 'chat',
        parts: [...again, ...(waits ? [{ type: 'text' as const, text: t('repeat.waits') }] : [])],
      },
    ],
  }
}

/** What we cannot do is said plainly, with what we can. */
export async function outOfScope(turn: Turn, act: Act): Promise<Reply> {
  const { t, memory } = turn
  if (memory.expecting === 'yes-no' && (memory.asking === 'proposal' || memory.asking === 'order'))
    return say(t(act.slots.hedgedYes ? 'order.hedged' : 'scope.yesOrNo'))
  const guessed = guessChips(act)
  if (guessed.length > 0) return say(t('scope.guess'), chips(turn, [...guessed, 'person']))
  const near = nearChips(turn)
  return say(t('scope.sorry'), chips(turn, near.length > 1 ? near : ['programs', 'solar', 'person']))
}

/** Something told and nothing asked: heard, and what could follow from it. */
export async function hearRemark(turn: Turn, act: Act): Promise<Reply> {
  const { t, memory } = turn
  if (memory.expecting === 'yes-no') return outOfScope(turn, act)
  return say(t('scope.remark'), chips(turn, ['programs', 'solar', 'usage', 'person']))
}
