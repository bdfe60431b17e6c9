import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import type { Act, Slots } from '@/lib/agent/understanding/understanding'
import type { Command } from './read-command'
import { authorOf, note } from './staff-topic'

type Which = { act: Act; command: Command; at: string; names: string[] }
/** By person: what others say in the room in the meantime takes nobody's question away. */
type Asked = Record<string, Which | undefined>

/** The answer to "which one?" is taken from who was asked, for this long (wall time). */
const ASKED_FOR_MS = 2 * 60_000
const MOST_NAMES = 8
const MOST_CHIPS = 3

/** Asks which one is meant, and remembers what for: a name alone goes on where it stopped. */
export function askWhich(
  turn: Turn,
  act: Act,
  command: Command | undefined,
  names: readonly string[],
  text?: string,
  wordsFor: (name: string) => string = (name) => name,
): Reply {
  const different = [...new Set(names)]
  const list = different.slice(0, MOST_NAMES).join(', ')
  const which: Which = {
    act: { ...act, span: turn.text },
    command: command ?? {},
    at: turn.ctx.now().toISOString(),
    names: different.slice(0, MOST_NAMES),
  }
  const chips = different.slice(0, MOST_CHIPS).map((name) => wordsFor(name.replace(/ \(.*\)$/, '')))
  return {
    ...say(text ?? turn.t('staff.which', { list }), { type: 'suggestions', items: chips }),
    memory: note(turn, 'which', { ...askedOf(turn), [authorOf(turn)]: which }),
  }
}

/** Their question back is forgotten by whatever they say next, unless that asks again. */
export function forgetWhich(turn: Turn, notes: Record<string, unknown>): Record<string, unknown> {
  const before = askedOf(turn)[authorOf(turn)]
  const after = (notes.which as Asked | undefined)?.[authorOf(turn)]
  return before && after === before
    ? { ...notes, which: { ...askedOf(turn), [authorOf(turn)]: undefined } }
    : notes
}

function askedOf(turn: Turn): Asked {
  return (turn.memory.notes?.which as Asked | undefined) ?? {}
}

/** What was asked about, with the name that came as its answer; null when this message is no such answer. */
export function resumeWhich(turn: Turn, acts: readonly Act[], command: Command): Which | null {
  const which = askedOf(turn)[authorOf(turn)]
  if (!which) return null
  if (turn.ctx.now().getTime() - Date.parse(which.at) > ASKED_FOR_MS) return null
  if (turn.text.trim().split(/\s+/).length > 4 || acts.length > 1) return null
  const picked = pickName(turn.text, acts[0]?.slots, which.names)
  const { feederId } = acts[0]?.slots ?? {}
  const transformerId = acts[0]?.slots.transformerId ?? picked.transformerId
  const { topic: _own, transformers: _several, ...own } = command
  const names = { ...own, ...(picked.activation ? { activation: picked.activation } : {}) }
  if (!(transformerId || feederId || names.plan || names.activation)) return null
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

/** "12", "the second one": one of the names that were offered. */
function pickName(
  text: string,
  slots: Slots | undefined,
  names: readonly string[],
): { transformerId?: string; activation?: string } {
  const number = /^\W*(?:the\s+|la\s+|el\s+)?(\d{1,5})\W*$/.exec(text)?.[1]
  const rank = slots?.ordinal ?? (typeof slots?.optionRank === 'number' ? slots.optionRank : undefined)
  const byNumber = names.filter((name) => number && Number(/\d+/.exec(name)?.[0]) === Number(number))
  const name = byNumber.length === 1 ? byNumber[0] : number ? undefined : names[(rank ?? 0) - 1]
  if (!name) return {}
  return /^A-\d/.test(name) ? { activation: name.split(' ')[0] } : { transformerId: name.split(' ')[0] }
}
