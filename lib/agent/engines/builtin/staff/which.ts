import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import type { Act } from '@/lib/agent/understanding/understanding'
import type { Command } from './read-command'
import { note } from './staff-topic'

type Which = { act: Act; command: Command; userId: string; at: string }

/** The answer to "which one?" is taken from who was asked, for this long (wall time). */
const ASKED_FOR_MS = 2 * 60_000

/** Asks which one is meant, and remembers what for: a name alone goes on where it stopped. */
export function askWhich(
  turn: Turn,
  act: Act,
  command: Command | undefined,
  names: readonly string[],
  text?: string,
): Reply {
  const list = [...new Set(names)].slice(0, 8).join(', ')
  const { actor } = turn.ctx
  const which: Which = {
    act: { ...act, span: turn.text },
    command: command ?? {},
    userId: actor.kind === 'staff' ? actor.userId : '',
    at: turn.ctx.now().toISOString(),
  }
  return { ...say(text ?? turn.t('staff.which', { list })), memory: note(turn, 'which', which) }
}

/** What was asked about, with the name that came as its answer; null when this message is no such answer. */
export function resumeWhich(turn: Turn, acts: readonly Act[], command: Command): Which | null {
  const which = turn.memory.notes?.which as Which | undefined
  const { actor } = turn.ctx
  if (!which || actor.kind !== 'staff' || which.userId !== actor.userId) return null
  if (turn.ctx.now().getTime() - Date.parse(which.at) > ASKED_FOR_MS) return null
  const [act] = acts
  const { transformerId, feederId } = act?.slots ?? {}
  const nameAlone = turn.text.trim().split(/\s+/).length <= 4 && acts.length === 1
  if (!nameAlone || !(transformerId || feederId || command.plan || command.activation)) return null
  const { topic: _own, ...names } = command
  return {
    ...which,
    act: {
      ...which.act,
      slots: {
        ...which.act.slots,
        ...(transformerId ? { transformerId } : {}),
        ...(feederId ? { feederId } : {}),
      },
    },
    command: { ...which.command, ...names },
  }
}
