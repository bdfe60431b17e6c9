import { expect, it } from 'vitest'
import { fixtureAlert } from '@/components/grid/fixtures/fixture-alert'
import type { GridEvent } from './grid-event'
import { createGridStore } from './grid-store'

const clock = { gridAt: 0, wallAt: 0, speed: 1 }
const empty = { transformers: [], alerts: [], beyond: null, activations: [], recommendations: [] }

function manualStore() {
  const due: (() => void)[] = []
  const store = createGridStore(clock, (apply) => due.push(apply))
  const frame = () => {
    for (const apply of due.splice(0)) apply()
  }
  return { store, frame, due }
}

it('a burst of a hundred alarms is one drawing', () => {
  const { store, frame, due } = manualStore()
  let drawn = 0
  store.subscribe(() => {
    drawn += 1
  })
  for (let i = 0; i < 100; i += 1)
    store.dispatch({ type: 'alert', alert: fixtureAlert({ id: `alert-${i}` }) })
  expect(due).toHaveLength(1)
  frame()
  expect(drawn).toBe(1)
  expect(store.getState().alerts.size).toBe(100)
})

it('a fact heard while the snapshot is on its way is still there after it', async () => {
  const { store, frame } = manualStore()
  let arrive: (event: GridEvent) => void = () => {}
  const fetching = store.refetch(() => new Promise((resolve) => (arrive = resolve)))
  store.dispatch({ type: 'alert', alert: fixtureAlert() })
  frame()
  arrive({ type: 'snapshot', snapshot: empty })
  await fetching
  frame()
  expect(store.getState().alerts.has('alert-1')).toBe(true)
})

it('of two refetches only the later one counts', async () => {
  const { store, frame } = manualStore()
  const arrive: ((event: GridEvent) => void)[] = []
  const start = () => store.refetch(() => new Promise((resolve) => arrive.push(resolve)))
  const first = start()
  const second = start()
  arrive[1]!({ type: 'snapshot', snapshot: { ...empty, alerts: [fixtureAlert()] } })
  arrive[0]!({ type: 'snapshot', snapshot: empty })
  await Promise.all([first, second])
  frame()
  expect(store.getState().alerts.size).toBe(1)
})
