import type { TelemetryFrame } from '@/lib/protocol/grid'

/** Four frames a second at most, however many batches come in. */
const GAP_MS = 250

export type TelemetryFrames = { add: (frame: TelemetryFrame) => void; stop: () => void }

/** Emits the first frame at once and gathers what comes in the gap after it into one, the newest value of each. */
export function telemetryFrames(emit: (frame: TelemetryFrame) => void, gapMs = GAP_MS): TelemetryFrames {
  let waiting: TelemetryFrame | null = null
  let timer: NodeJS.Timeout | null = null

  function flush() {
    timer = null
    if (!waiting) return
    const frame = waiting
    waiting = null
    timer = setTimeout(flush, gapMs)
    emit(frame)
  }

  return {
    add: (frame) => {
      waiting = waiting ? merge(waiting, frame) : frame
      if (!timer) flush()
    },
    stop: () => {
      if (timer) clearTimeout(timer)
    },
  }
}

function merge(a: TelemetryFrame, b: TelemetryFrame): TelemetryFrame {
  const newest = new Map(a.transformers.map((one) => [one.id, one]))
  for (const one of b.transformers) {
    const known = newest.get(one.id)
    if (!known || one.version >= known.version) newest.set(one.id, one)
  }
  const gridNow = [a.gridNow, b.gridNow].sort().at(-1)!
  return { gridNow, transformers: [...newest.values()] }
}
