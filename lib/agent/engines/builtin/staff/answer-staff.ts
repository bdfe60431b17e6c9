import { type Reply, say, type Turn } from '@/lib/agent/turn'
import type { Intent } from '@/lib/agent/understanding/intent'
import { type Act, askBelowConfidence, type Understander } from '@/lib/agent/understanding/understanding'
import { joinReplies } from '../customer/join-replies'
import { type Command, readCommand } from './read-command'
import { answerStaffAction } from './staff-actions'
import { note } from './staff-topic'
import { staffTopics } from './staff-topics'
import { resumeWhich } from './which'

const MOST_ACTS = 4

/** A member of staff's words or button in the command chat, each thing asked answered in order. */
export async function answerStaff(turn: Turn, understand: Understander): Promise<Reply> {
  if (turn.action) return answerStaffAction(turn)
  const acts = await readActs(turn, understand)
  const command = readCommand(turn.text, acts)
  const resumed = resumeWhich(turn, acts, command)
  const reply = resumed
    ? await answerAct(turn, resumed.act, resumed.command)
    : await answerAll(turn, acts, command)
  // A question back is forgotten by whatever comes next, unless that asks again.
  return reply.memory?.notes || !turn.memory.notes?.which
    ? reply
    : { ...reply, memory: { ...reply.memory, ...note(turn, 'which', undefined) } }
}

/** Whether these words are a command or question that the rules read surely; anything else is open to a model. */
export async function readsStaffWords(turn: Turn, understand: Understander): Promise<boolean> {
  const acts = await readActs(turn, understand)
  const command = readCommand(turn.text, acts)
  if (command.topic || command.plan || command.activation || resumeWhich(turn, acts, command)) return true
  return acts.some(
    (act) =>
      act.slots.hedgedYes ||
      (act.confidence >= askBelowConfidence && act.intent in staffTopics && act.intent !== 'out-of-scope'),
  )
}

async function readActs(turn: Turn, understand: Understander): Promise<Act[]> {
  const { db } = turn.ctx
  const named = { select: { id: true, name: true } }
  const [transformers, programs, feeders] = await Promise.all([
    db.transformer.findMany(named),
    db.program.findMany(named),
    db.feeder.findMany(named),
  ])
  const { acts } = understand(turn.text, {
    audience: 'staff',
    locale: turn.locale,
    signedIn: true,
    expecting: turn.memory.expecting,
    entities: { transformers, programs, feeders },
  })
  return acts.slice(0, MOST_ACTS)
}

async function answerAll(turn: Turn, acts: readonly Act[], command: Command): Promise<Reply> {
  if (command.topic) {
    const slots = Object.assign({}, ...acts.map((act) => act.slots))
    const act = { intent: command.topic as Intent, confidence: 1, slots, span: turn.text }
    return answerAct(turn, act, command)
  }
  const replies: Reply[] = []
  for (const act of acts) replies.push(await answerAct(turn, act, command))
  return replies.length ? joinReplies(replies) : say(turn.t('staff.unknown'))
}

async function answerAct(turn: Turn, act: Act, command: Command): Promise<Reply> {
  const topic =
    act.confidence < askBelowConfidence ? undefined : staffTopics[act.intent as keyof typeof staffTopics]
  if (topic) return topic(turn, act, command)
  return say(turn.t(act.slots.hedgedYes ? 'staff.hedged' : 'staff.unknown'))
}
