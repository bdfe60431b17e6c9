import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fixtureActivation } from '@/components/grid/fixtures/fixture-activation'
import { fixtureAlert } from '@/components/grid/fixtures/fixture-alert'
import { fixtureNetwork } from '@/components/grid/fixtures/fixture-network'
import { fixturePlan } from '@/components/grid/fixtures/fixture-plan'
import type { TelemetryFrame } from '@/lib/protocol/grid'
import type { GridEvent, GridSnapshot } from './grid-event'
import { emptyGridState, type GridState } from './grid-state'
import { reduceAll, reduceGrid } from './reduce-grid'

const clock = { gridAt: Date.parse('2026-05-13T21:00:00.000Z'), wallAt: 1000, speed: 60 }
const network = fixtureNetwork(6)
const snapshot: GridSnapshot = {
  transformers: network,
  alerts: [fixtureAlert()],
  beyond: null,
  activations: [],
  recommendations: [],
}
const ready = reduceGrid(emptyGridState(clock), { type: 'snapshot', snapshot })

function frame(
  values: { id: string; loadKw: number; version: number }[],
  gridNow = '2026-05-13T21:01:00.000Z',
) {
  return {
    gridNow,
    transformers: values.map((value) => ({
      ...value,
      loadPercent: value.loadKw / 2,
      ambientC: 20,
      topOilC: null,
      hotSpotC: null,
      observedAt: gridNow,
      simulated: true,
    })),
  } satisfies TelemetryFrame
}

describe('the live state of the control room', () => {
  it('a snapshot makes it ready and puts the network in order', () => {
    const shuffled = [...network].reverse()
    const state = reduceGrid(emptyGridState(clock), {
      type: 'snapshot',
      snapshot: { ...snapshot, transformers: shuffled },
    })
    expect(state.phase).toBe('ready')
    expect([...state.transformers.keys()]).toEqual(network.map((transformer) => transformer.id))
  })

  it('a newer version replaces an older one and an older one changes nothing', () => {
    const newer = reduceGrid(ready, {
      type: 'alert',
      alert: fixtureAlert({ version: 3, state: 'acknowledged', acknowledgedBy: 'Asha Rao' }),
    })
    expect(newer.alerts.get('alert-1')?.state).toBe('acknowledged')
    const late = reduceGrid(newer, { type: 'alert', alert: fixtureAlert({ version: 2 }) })
    expect(late.alerts.get('alert-1')?.state).toBe('acknowledged')
  })

  it('telemetry changes what it names, keeps the rest of the transformer, and ignores strangers', () => {
    const state = reduceGrid(ready, {
      type: 'telemetry',
      frame: frame([
        { id: 'T-02', loadKw: 300, version: 2 },
        { id: 'T-99', loadKw: 1, version: 2 },
      ]),
      wallAt: 2000,
    })
    expect(state.transformers.get('T-02')).toMatchObject({ loadKw: 300, name: network[1]!.name, version: 2 })
    expect(state.transformers.has('T-99')).toBe(false)
    expect(state.transformers.get('T-01')).toBe(ready.transformers.get('T-01'))
    expect(state.lastFrameAt).toBe(2000)
  })

  it('the clock is set again when it is off by more than a wall second', () => {
    const near = reduceGrid(ready, { type: 'telemetry', frame: frame([]), wallAt: 2000 })
    expect(near.clock).toBe(ready.clock)
    const far = reduceGrid(ready, {
      type: 'telemetry',
      frame: frame([], '2026-05-13T22:00:00.000Z'),
      wallAt: 2000,
    })
    expect(far.clock).toMatchObject({ gridAt: Date.parse('2026-05-13T22:00:00.000Z'), wallAt: 2000 })
  })

  it('a load that rises by more than a point and a half in a quarter hour trends up', () => {
    const at = (minutes: number, loadKw: number, version: number): GridEvent => ({
      type: 'telemetry',
      frame: frame(
        [{ id: 'T-01', loadKw, version }],
        new Date(clock.gridAt + minutes * 60_000).toISOString(),
      ),
      wallAt: 1000 + minutes * 1000,
    })
    const state = reduceAll(ready, [at(1, 100, 2), at(5, 130, 3), at(17, 130, 4)])
    expect(state.trends.get('T-01')?.direction).toBe('up')
  })

  it('within one version of a plan a decision beats the open proposal, in whichever order they come', () => {
    const open = { type: 'recommendation', recommendation: fixturePlan() } as const
    const decided = {
      type: 'recommendation',
      recommendation: fixturePlan({ state: 'approved', decidedBy: 'Asha Rao' }),
    } as const
    for (const order of [
      [open, decided],
      [decided, open],
    ])
      expect(reduceAll(ready, order).recommendations.get('plan-1')?.state).toBe('approved')
  })

  it('an open alarm that the next snapshot does not name is gone; a closed one stays readable', () => {
    const closed = reduceGrid(ready, {
      type: 'alert',
      alert: fixtureAlert({ id: 'alert-2', state: 'closed', version: 5 }),
    })
    const after = reduceGrid(closed, { type: 'snapshot', snapshot: { ...snapshot, alerts: [] } })
    expect([...after.alerts.keys()]).toEqual(['alert-2'])
  })

  it('a failed refetch keeps what is shown', () => {
    const problem = { status: 503, code: 'unavailable', detail: '', requestId: null }
    expect(reduceGrid(ready, { type: 'snapshot-failed', problem }).phase).toBe('ready')
    expect(reduceGrid(emptyGridState(clock), { type: 'snapshot-failed', problem }).phase).toBe('failed')
  })

  it('ends the same from a fresh snapshot as from an old one with every event, doubled and reordered', () => {
    fc.assert(
      fc.property(fc.array(anyFact(), { maxLength: 40 }), fc.infiniteStream(fc.nat()), (facts, order) => {
        const doubled = [...facts, ...facts]
        const keys = doubled.map(() => order.next().value as number)
        const shuffled = doubled
          .map((fact, i) => ({ fact, key: keys[i]! }))
          .sort((a, b) => a.key - b.key)
          .map(({ fact }) => fact)
        const old = reduceAll(ready, shuffled)
        const fresh = reduceGrid(emptyGridState(clock), { type: 'snapshot', snapshot: snapshotAfter(facts) })
        expect(comparable(old)).toEqual(comparable(fresh))
      }),
      { verbose: true },
    )
  })
})

/** Facts as the server sends them: what an id is at a version is the same however often it is told. */
function anyFact(): fc.Arbitrary<GridEvent> {
  const version = fc.integer({ min: 2, max: 9 })
  return fc.oneof(
    fc.record({ id: fc.constantFrom('alert-1', 'alert-3'), version }).map(
      ({ id, version }): GridEvent => ({
        type: 'alert',
        alert: fixtureAlert({ id, version, count: version }),
      }),
    ),
    fc.record({ version }).map(
      ({ version }): GridEvent => ({
        type: 'activation',
        activation: fixtureActivation({ version, expectedKw: version }),
      }),
    ),
    fc.record({ version, decided: fc.boolean() }).map(
      ({ version, decided }): GridEvent => ({
        type: 'recommendation',
        recommendation: fixturePlan({ version, neededKw: version, state: decided ? 'approved' : 'open' }),
      }),
    ),
    fc.record({ index: fc.nat({ max: 5 }), version }).map(
      ({ index, version }): GridEvent => ({
        type: 'telemetry',
        frame: frame([{ id: network[index]!.id, loadKw: version * 10, version }]),
        wallAt: 2000,
      }),
    ),
  )
}

function snapshotAfter(facts: GridEvent[]): GridSnapshot {
  const state = reduceAll(ready, facts)
  return {
    transformers: [...state.transformers.values()],
    alerts: [...state.alerts.values()],
    beyond: null,
    activations: [...state.activations.values()],
    recommendations: [...state.recommendations.values()],
  }
}

function comparable(state: GridState) {
  const byId = <T extends { id: string }>(map: ReadonlyMap<string, T>) =>
    [...map.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  return {
    transformers: byId(state.transformers),
    alerts: byId(state.alerts),
    activations: byId(state.activations),
    recommendations: byId(state.recommendations),
  }
}
