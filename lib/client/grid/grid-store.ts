import type { GridEvent } from './grid-event'
import { type ClockAnchor, emptyGridState, type GridState } from './grid-state'
import { reduceAll } from './reduce-grid'

export type GridStore = {
  getState: () => GridState
  /** What the page was first drawn with, for parts that come alive after the first facts */
  getInitial: () => GridState
  subscribe: (listener: () => void) => () => void
  dispatch: (event: GridEvent) => void
  /** Runs `fetching`; facts that arrive meanwhile are applied again on top of what it brings. */
  refetch: (fetching: () => Promise<GridEvent>) => Promise<void>
}

type Schedule = (apply: () => void) => void

/** Events are gathered and applied once a frame, so that a burst of a hundred alarms is one drawing. */
export function createGridStore(clock: ClockAnchor, schedule: Schedule = onNextFrame): GridStore {
  const initial = emptyGridState(clock)
  let state = initial
  let queue: GridEvent[] = []
  let planned = false
  /** Facts heard while a snapshot is on its way: it may have been read before they happened */
  let sinceFetch: GridEvent[] | null = null
  let fetches = 0
  const listeners = new Set<() => void>()

  function apply() {
    planned = false
    const events = queue
    queue = []
    const next = reduceAll(state, events)
    if (next === state) return
    state = next
    for (const listener of listeners) listener()
  }

  function dispatch(event: GridEvent) {
    sinceFetch?.push(event)
    queue.push(event)
    if (planned) return
    planned = true
    schedule(apply)
  }

  async function refetch(fetching: () => Promise<GridEvent>) {
    fetches += 1
    const mine = fetches
    sinceFetch = []
    const event = await fetching()
    if (mine !== fetches) return
    const heard = sinceFetch ?? []
    sinceFetch = null
    for (const next of [event, ...heard]) dispatch(next)
  }

  return {
    getState: () => state,
    getInitial: () => initial,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    dispatch,
    refetch,
  }
}

const PACE_MS = 100
let lastAppliedAt = 0

/**
 * The first fact shows at the next frame, a stream of them ten times a second.
 * A hidden tab gets no frames: a timer keeps its title and sound going.
 */
function onNextFrame(apply: () => void) {
  const run = () => {
    lastAppliedAt = performance.now()
    apply()
  }
  if (document.hidden) return void setTimeout(run, 250)
  const wait = lastAppliedAt + PACE_MS - performance.now()
  if (wait > 0) setTimeout(() => requestAnimationFrame(run), wait)
  else requestAnimationFrame(run)
}
