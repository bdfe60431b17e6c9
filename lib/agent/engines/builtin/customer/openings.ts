import type { Reply, Turn } from '@/lib/agent/turn'
import { alreadyDone, takenBackAtOnce } from './already-done'
import { cardOpening } from './card-opening'
import { misreadOpening } from './misread'
import { notYetOpening } from './not-yet'
import { openQuestion } from './open-question'
import { settingsOpening } from './settings-opening'
import { withdrawalOpening } from './withdrawing'

/** What a message begins with about the talk itself, answered first; `rest` is what it asks besides. */
export type Opening = {
  reply: Reply
  rest: string
  /** The rest says again what was misread: told so, or only put in other words */
  misread?: 'told' | 'restated'
  /** Told last: the question on the card still waits */
  stillOpen?: string
}

/** "Cancel that ticket. Just tell me …", "not a complaint! I only ask …" */
export async function openingOf(turn: Turn, asSaid: string): Promise<Opening | undefined> {
  return (
    (await alreadyDone({ ...turn, text: asSaid })) ??
    (await takenBackAtOnce(turn)) ??
    (await cardOpening(turn)) ??
    // "Yes but hold on, …" is no yes yet: here what holds it back counts.
    (await openQuestion({ ...turn, text: asSaid })) ??
    (await notYetOpening(turn)) ??
    (await withdrawalOpening(turn)) ??
    (await misreadOpening(turn)) ??
    (await settingsOpening(turn))
  )
}
