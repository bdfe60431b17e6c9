import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import { type Act, askBelowConfidence, type Understander } from '@/lib/agent/understanding/understanding'
import { joinReplies } from '../customer/join-replies'
import { answerStaffAction } from './staff-actions'
import { staffTopics } from './staff-topics'

const MOST_ACTS = 4

/** A member of staff's words or button in the command chat, each thing asked answered in order. */
export async function answerStaff(turn: Turn, understand: Understander): Promise<Reply> {
  if (turn.action) return answerStaffAction(turn)
  const { db } = turn.ctx
  const transformers = await db.transformer.findMany({ select: { id: true, name: true } })
  const programs = await db.program.findMany({ select: { id: true, name: true } })
  const feeders = await db.feeder.findMany({ select: { id: true, name: true } })
  const { acts } = understand(turn.text, {
    audience: 'staff',
    locale: turn.locale,
    signedIn: true,
    expecting: turn.memory.expecting,
    entities: { transformers, programs, feeders },
  })
  const replies: Reply[] = []
  for (const act of acts.slice(0, MOST_ACTS)) replies.push(await answerAct(turn, act))
  return replies.length ? joinReplies(replies) : say(turn.t('staff.unknown'))
}

async function answerAct(turn: Turn, act: Act): Promise<Reply> {
  const topic =
    act.confidence < askBelowConfidence ? undefined : staffTopics[act.intent as keyof typeof staffTopics]
  return topic ? topic(turn, act) : say(turn.t('staff.unknown'))
}
