import { type Reply, say, type Turn } from '@/lib/agent/turn'
import type { Understander } from '@/lib/agent/understanding/understanding'
import { getTranslator } from '@/lib/i18n/translator'
import { joinReplies } from '../customer/join-replies'
import { type HeardAs, heardAs, type Wanted, wantedAgain } from './heard-as'
import type { Command } from './read-command'
import { answerStaffAction } from './staff-actions'
import { staffTopics } from './staff-topics'
import { resumeWhich } from './which'

/** A member of staff's words or button in the command chat, each thing asked answered in order. */
export async function answerStaff(turn: Turn, understand: Understander): Promise<Reply> {
  if (turn.action) return answerStaffAction(turn)
  const heard = await hear(turn, understand)
  const asked = await inTheirLanguage(turn, heard)
  const resumed = resumeWhich(asked, heard.acts, heard.command)
  const reply = resumed
    ? await answerWanted(asked, wantedAgain(resumed.act), resumed.command)
    : await answerAll(asked, heard)
  return remember(turn, asked, reply)
}

async function answerAll(turn: Turn, { wanted, command }: HeardAs): Promise<Reply> {
  const replies: Reply[] = []
  for (const one of wanted) replies.push(await answerWanted(turn, one, command))
  return replies.length ? joinReplies(replies) : say(turn.t('staff.unknown'))
}

async function answerWanted(turn: Turn, { act, topic }: Wanted, command: Command): Promise<Reply> {
  if (topic) return staffTopics[topic](turn, act, command)
  return say(turn.t(act.slots.hedgedYes ? 'staff.hedged' : 'staff.unknown'))
}

/** Whether these words are a command or question that the rules read surely; anything else is open to a model. */
export async function readsStaffWords(turn: Turn, understand: Understander): Promise<boolean> {
  const { acts, command, wanted } = await hear(turn, understand)
  if (command.topic || command.plan || command.activation || resumeWhich(turn, acts, command)) return true
  return wanted.some(({ act, topic }) => act.slots.hedgedYes || (topic && topic !== 'out-of-scope'))
}

async function hear(turn: Turn, understand: Understander): Promise<HeardAs> {
  const { db } = turn.ctx
  const named = { select: { id: true, name: true } }
  const [transformers, programs, feeders] = await Promise.all([
    db.transformer.findMany(named),
    db.program.findMany(named),
    db.feeder.findMany(named),
  ])
  return heardAs(understand, turn.text, {
    audience: 'staff',
    locale: languagesOf(turn)[authorOf(turn)] ?? turn.locale,
    signedIn: true,
    expecting: turn.memory.expecting,
    entities: { transformers, programs, feeders },
  })
}

/** Who asks in Spanish is answered in Spanish, though the room is one for all; a word of both goes on as before. */
async function inTheirLanguage(turn: Turn, { locale }: HeardAs): Promise<Turn> {
  return locale === turn.locale ? turn : { ...turn, locale, t: await getTranslator(locale, 'agent') }
}

/** A question back is forgotten by whatever comes next, unless that asks again; a language is kept by its speaker. */
function remember(turn: Turn, asked: Turn, reply: Reply): Reply {
  const before = turn.memory.notes
  const notes: Record<string, unknown> = { ...before, ...reply.memory?.notes }
  if (!reply.memory?.notes || reply.memory.notes.which === before?.which) notes.which = undefined
  notes.languages = { ...languagesOf(turn), [authorOf(turn)]: asked.locale }
  return { ...reply, memory: { ...reply.memory, notes } }
}

function languagesOf(turn: Turn): Record<string, 'en' | 'es'> {
  return (turn.memory.notes?.languages as Record<string, 'en' | 'es'> | undefined) ?? {}
}

function authorOf({ ctx }: Turn): string {
  return ctx.actor.kind === 'staff' ? ctx.actor.userId : ''
}
