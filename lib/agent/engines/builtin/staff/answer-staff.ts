import { type Reply, say, type Turn } from '@/lib/agent/turn'
import type { Understander } from '@/lib/agent/understanding/understanding'
import { getTranslator } from '@/lib/i18n/translator'
import { joinReplies } from '../customer/join-replies'
import { focusOn } from './focus'
import { type HeardAs, heardAs, type Wanted, wantedAgain } from './heard-as'
import type { Command } from './read-command'
import { answerStaffAction } from './staff-actions'
import { authorOf } from './staff-topic'
import { staffTopics } from './staff-topics'
import { forgetWhich, resumeWhich } from './which'

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

/**
 * Who asks in Spanish is answered in Spanish, though the room is one for all. One word, such as ok or status, tells no
 * language: their last one stands.
 */
async function inTheirLanguage(turn: Turn, heard: HeardAs): Promise<Turn> {
  const own = languagesOf(turn)[authorOf(turn)]
  const locale = own && !/\S\s+\S/.test(turn.text.trim()) ? own : heard.locale
  return locale === turn.locale ? turn : { ...turn, locale, t: await getTranslator(locale, 'agent') }
}

/** What the room remembers by person: a question back, the language, the transformer last spoken of. */
function remember(turn: Turn, asked: Turn, reply: Reply): Reply {
  const notes = forgetWhich(turn, { ...turn.memory.notes, ...reply.memory?.notes })
  notes.languages = { ...languagesOf(turn), [authorOf(turn)]: asked.locale }
  const transformerId = reply.memory?.transformerId
  if (transformerId) notes.focus = focusOn(turn, transformerId)
  return { ...reply, memory: { ...reply.memory, notes } }
}

function languagesOf(turn: Turn): Record<string, 'en' | 'es'> {
  return (turn.memory.notes?.languages as Record<string, 'en' | 'es'> | undefined) ?? {}
}
