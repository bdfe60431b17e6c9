import { afterEach, expect, test, vi } from 'vitest'
import { activate } from '@/lib/usecases/activations/activate'
import { ingestAlert } from '@/lib/usecases/alerts/ingest-alert'
import { createTestNetwork, fillReadings, T7, type TestNetwork } from '@/lib/usecases/test-network'
import { type Jobs, startJobs } from './start-jobs'

let net: TestNetwork
let jobs: Jobs | undefined
afterEach(async () => {
  await jobs?.stop()
  await net.close()
})

const start = async () => {
  jobs = await startJobs({ makeContext: (job) => net.as({ kind: 'system', job }) })
}
const raise = () =>
  ingestAlert({
    ctx: net.sender(),
    input: {
      sourceEventId: 'alarm-1',
      transformerId: T7,
      kind: 'overload',
      severity: 'critical',
      status: 'raised',
      observedAt: net.clock.now.toISOString(),
      loadPercent: 112,
      expectedDurationMinutes: 60,
    },
  })
const patient = { timeout: 45_000, interval: 20 }
const openPlan = () =>
  vi.waitFor(async () => {
    expect(await net.db.message.count({ where: { kind: 'confirmation' } })).toBe(1)
    return net.db.recommendation.findFirstOrThrow({ where: { state: 'open' } })
  }, patient)
const state = (id: string, wanted: string) =>
  vi.waitFor(async () => {
    const row = await net.db.activation.findUniqueOrThrow({ where: { id } })
    expect(row.state).toBe(wanted)
    return row
  }, patient)

test('an alert is told and an activation runs to its result by itself', async () => {
  net = await createTestNetwork()
  await start()
  await raise()
  const plan = await openPlan()

  const activation = await activate({
    ctx: net.operator(),
    input: { recommendationId: plan.id, optionId: 'A', version: plan.version },
  })
  await state(activation.id, 'notifying')
  await fillReadings(net, { from: new Date(activation.startAt), to: new Date(activation.endAt) })
  net.clock.now = new Date(activation.startAt)
  await state(activation.id, 'active')
  net.clock.now = new Date(activation.endAt)
  const { totalMinor } = await state(activation.id, 'settled')
  expect(totalMinor).toBeGreaterThan(0)
}, 60_000)

test('what was left undone when the process died is done at the next start', async () => {
  net = await createTestNetwork()
  await raise()
  await start()
  const plan = await openPlan()
  await jobs?.stop()
  const activation = await activate({
    ctx: net.operator(),
    input: { recommendationId: plan.id, optionId: 'A', version: plan.version },
  })
  net.clock.now = new Date(activation.startAt)
  await start()
  await state(activation.id, 'active')
}, 60_000)

test('Postgres dropping every connection ends nothing: the work goes on', async () => {
  net = await createTestNetwork()
  await start()
  await net.db.$executeRaw`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`
  await vi.waitFor(raise, patient)
  await openPlan()
}, 60_000)
