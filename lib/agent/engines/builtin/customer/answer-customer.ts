import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import type { Act, Understander } from '@/lib/agent/understanding/understanding'
import { askBelowConfidence } from '@/lib/agent/understanding/understanding'
import { answerAction } from './answer-action'
import { joinReplies } from './join-replies'
import { topics } from './topics'

const MOST_ACTS = 4

/** A customer's message: a card's button, or what was typed, each thing asked answered in order. */
export async function answerCustomer(turn: Turn, understand: Understander): Promise<Reply> {
  if (turn.action) return answerAction(turn)
  const { memory } = turn
  const { acts, locale } = understand(turn.text, {
    audience: 'customer',
    locale: turn.locale,
    signedIn: true,
    expecting: memory.expecting,
    offers: memory.offers?.map((offer, i) => ({ ...offer, ordinal: i + 1 })),
  })
  const heard = acts.slice(0, MOST_ACTS)
  if (heard.length === 0) return say(turn.t('unknown'))
  const replies: Reply[] = []
  let current = { ...turn, locale }
  for (const act of heard) {
    const reply = await answerAct(current, act)
    replies.push(reply)
    current = { ...current, memory: { ...current.memory, ...reply.memory } }
  }
  return joinReplies(replies)
}

async function answerAct(turn: Turn, act: Act): Promise<Reply> {
  if (act.confidence < askBelowConfidence) return topics['out-of-scope'](turn, act)
  return topics[act.intent as keyof typeof topics]?.(turn, act) ?? topics['out-of-scope'](turn, act)
}
