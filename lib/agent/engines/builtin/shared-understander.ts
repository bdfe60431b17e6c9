import { loadUnderstander } from '@/lib/agent/understanding/load-understander'
import type { Understander } from '@/lib/agent/understanding/understanding'

let understander: Understander | undefined

/** Trained once for the process, from the example files. */
export function sharedUnderstander(): Understander {
  understander ??= loadUnderstander()
  return understander
}
