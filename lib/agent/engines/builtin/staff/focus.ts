import type { Turn } from '@/lib/agent/turn'
import { authorOf } from './staff-topic'

type Focus = Record<string, { transformerId: string; at: string } | undefined>

/** How long what a person spoke of is what they go on about (wall time). */
const FOCUS_MS = 3 * 60_000

/** The transformer this person spoke of last, when that is not long ago. It proposes and explains, it never decides. */
export function focusOf(turn: Turn): string | undefined {
  const focus = (turn.memory.notes?.focus as Focus | undefined)?.[authorOf(turn)]
  if (!focus || turn.ctx.now().getTime() - Date.parse(focus.at) > FOCUS_MS) return undefined
  return focus.transformerId
}

export function focusOn(turn: Turn, transformerId: string): Focus {
  return {
    ...(turn.memory.notes?.focus as Focus | undefined),
    [authorOf(turn)]: { transformerId, at: turn.ctx.now().toISOString() },
  }
}
