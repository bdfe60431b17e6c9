import type { Env } from '@/lib/env'
import { gridText } from '@/lib/usecases/grid-text'
import grid from '@/messages/en/grid.json'

/** What an alarm is about in words; a sender's own kind as it is named there. */
export function alarmKindText(env: Env, kind: string): string {
  return kind in grid.alarmKind
    ? gridText(env)(`alarmKind.${kind}` as 'alarmKind.overload')
    : kind.replaceAll('-', ' ')
}
