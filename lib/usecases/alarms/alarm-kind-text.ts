import type { Env } from '@/lib/env'
import { gridText } from '@/lib/usecases/grid-text'
import grid from '@/messages/en/grid.json'

/** Within a sentence: a sender's own word in English, ours in Spanish. */
export function alarmKindWord(env: Env, kind: string): string {
  return env.roomLanguage === 'es' ? alarmKindText(env, kind).toLowerCase() : kind
}

/** What an alarm is about in words; a sender's own kind as it is named there. */
export function alarmKindText(env: Env, kind: string): string {
  return kind in grid.alarmKind
    ? gridText(env)(`alarmKind.${kind}` as 'alarmKind.overload')
    : kind.replaceAll('-', ' ')
}
