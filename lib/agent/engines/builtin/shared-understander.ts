import { loadUnderstander, stampOfExamples } from '@/lib/agent/understanding/load-understander'
import type { Understander } from '@/lib/agent/understanding/understanding'
import { log } from '@/lib/log'

let trained: { stamp: string; understander: Understander } | undefined

/** Trained once for the process, from the example files; in development again when one of them has changed. */
export function sharedUnderstander(): Understander {
  if (trained && process.env.NODE_ENV !== 'development') return trained.understander
  const stamp = stampOfExamples()
  if (trained?.stamp === stamp) return trained.understander
  try {
    trained = { stamp, understander: loadUnderstander() }
  } catch (error) {
    if (!trained) throw error
    trained = { ...trained, stamp }
    log().error({ err: error }, 'an example file is wrong; what was learnt before stays in use')
  }
  return trained.understander
}
