import type { Reply, Turn } from '@/lib/agent/turn'
import { misreadOpening } from './misread'
import { settingsOpening } from './settings-opening'
import { withdrawalOpening } from './withdrawing'

/** What a message begins with about the talk itself, answered first; `rest` is what it asks besides. */
export type Opening = {
  reply: Reply
  rest: string
  /** The rest says again what was misread: told so, or only put in other words */
  misread?: 'told' | 'restated'
}

/** "Cancel that ticket. Just tell me …", "not a complaint! I only ask …" */
export async function openingOf(turn: Turn): Promise<Opening | undefined> {
  return (await withdrawalOpening(turn)) ?? (await misreadOpening(turn)) ?? (await settingsOpening(turn))
}
