import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Rng, seededRng } from '@/lib/domain/statistics/seeded-rng'
import { createTestNetwork, START, T7, type TestNetwork } from '@/lib/usecases/test-network'
import { acknowledgeAlert } from './acknowledge-alert'
import { closeAlert } from './close-alert'
import { ingestAlert } from './ingest-alert'
import { noteAlert } from './note-alert'
import { shelveAlert, unshelveAlert } from './shelve-alert'

/**
 * The life of one alarm against a model of a few lines: its messages come late, doubled and in any order, two
 * administrators act between and at once. After every step the database must be where the model is.
 */
const SEQUENCES = process.env.FULL_COUNTS ? 1000 : 30
const SEED = process.env.TEST_SEED ?? String(Date.now())

let net: TestNetwork
beforeAll(async () => {
  net = await createTestNetwork({ homes: 1 })
})
afterAll(() => net.close())

type Status = 'raised' | 'updated' | 'cleared'
type Message = { status: Status; at: number; severity: 'critical' | 'high' | 'low' }
type State = 'active' | 'acknowledged' | 'returned' | 'closed'
/** The newest episode as the model has it; `shown` is false for a clear whose raise has not come. */
type Model = {
  at: number
  state: State
  cleared: boolean
  priority: number
  episode: number
  shown: boolean
} | null

const PRIORITY = { critical: 1, high: 2, low: 3 }
const isOpen = (model: Model) =>
  model !== null && !model.cleared && (model.state === 'active' || model.state === 'acknowledged')

/** Ordered by the sender's time; what is older than the newest changes nothing that stands. */
function deliver(model: Model, { status, at, severity }: Message): Model {
  const priority = PRIORITY[severity]
  if (!model) {
    const base = { at, priority, episode: 1 }
    return status === 'cleared'
      ? { ...base, state: 'closed', cleared: true, shown: false }
      : { ...base, state: 'active', cleared: false, shown: true }
  }
  if (!model.shown && status !== 'cleared')
    return at < model.at
      ? { ...model, state: 'returned', shown: true, priority }
      : { at, priority, state: 'active', cleared: false, shown: true, episode: model.episode + 1 }
  if (at < model.at) return model
  if (status === 'cleared') {
    if (!isOpen(model)) return { ...model, at: Math.max(model.at, at) }
    return { ...model, at, cleared: true, state: model.state === 'active' ? 'returned' : 'closed' }
  }
  if (isOpen(model)) return { ...model, at, priority: Math.min(model.priority, priority) }
  return { at, priority, state: 'active', cleared: false, shown: true, episode: model.episode + 1 }
}

type Act = 'acknowledge' | 'close' | 'note' | 'shelve' | 'unshelve'
const ACTS: Act[] = ['acknowledge', 'close', 'note', 'shelve', 'unshelve']

function operate(model: Model, act: Act): Model {
  if (!model?.shown) return model
  if (act === 'acknowledge') {
    if (model.state === 'active') return { ...model, state: 'acknowledged' }
    return model.state === 'returned' ? { ...model, state: 'closed' } : model
  }
  return act === 'close' && model.state !== 'closed' ? { ...model, state: 'closed' } : model
}

test(
  `${SEQUENCES} lives of an alarm keep to the model`,
  async () => {
    for (let run = 0; run < SEQUENCES; run++) {
      try {
        await live(run, seededRng(`${SEED} ${run}`))
      } catch (error) {
        throw new Error(`TEST_SEED=${SEED}, run ${run}`, { cause: error })
      }
    }
  },
  4 * 3_600_000,
)

async function live(run: number, rng: Rng): Promise<void> {
  const pick = <T>(items: readonly T[]) => items[Math.floor(rng() * items.length)]!
  const sent = Array.from(
    { length: 2 + Math.floor(rng() * 6) },
    (_, i): Message => ({
      status: pick(['raised', 'raised', 'updated', 'cleared'] as const),
      at: i + 1,
      severity: pick(['critical', 'high', 'low'] as const),
    }),
  )
  const deliveries = [...sent, ...sent.filter(() => rng() < 0.4)]
    .map((message) => ({ message, place: message.at + (rng() < 0.3 ? (rng() - 0.3) * 6 : 0) }))
    .sort((a, b) => a.place - b.place)
  let model: Model = null
  for (const { message } of deliveries) {
    // Doubled at once: both are taken, and the second changes nothing that the first has not.
    const twice = rng() < 0.2
    await Promise.all(Array.from({ length: twice ? 2 : 1 }, () => send(run, message)))
    model = deliver(model, message)
    if (twice) model = deliver(model, message)
    await compare(run, [model])
    if (rng() < 0.5) model = await twoAdministrators(run, model, pick(ACTS), pick(ACTS), rng() < 0.5)
  }
  await checkRecords(run)
}

/** One or two acts, at once or one after the other: the result is that of some order. */
async function twoAdministrators(run: number, model: Model, a: Act, b: Act, atOnce: boolean): Promise<Model> {
  const id = await newestId(run)
  if (!id || !model?.shown) return model
  if (!atOnce) {
    await act(id, a, 'ada')
    return compare(run, [operate(model, a)])
  }
  await Promise.all([act(id, a, 'ada'), act(id, b, 'ben')])
  return compare(run, [operate(operate(model, a), b), operate(operate(model, b), a)])
}

function send(run: number, { status, at, severity }: Message) {
  return ingestAlert({
    ctx: net.sender(),
    input: {
      sourceEventId: `alarm-${run}`,
      transformerId: T7,
      kind: 'overload',
      severity,
      status,
      observedAt: new Date(START.getTime() - 3_600_000 + at * 1000).toISOString(),
      loadKw: 100,
    },
  })
}

/** A refusal (shelving what is over) is an answer too. */
async function act(alertId: string, what: Act, who: string): Promise<void> {
  const ctx = net.operator(who)
  const run = {
    acknowledge: () => acknowledgeAlert({ ctx, input: { alertId } }),
    close: () => closeAlert({ ctx, input: { alertId } }),
    note: () => noteAlert({ ctx, input: { alertId, body: { text: 'seen' } } }),
    shelve: () => shelveAlert({ ctx, input: { alertId, body: { minutes: 30 } } }),
    unshelve: () => unshelveAlert({ ctx, input: { alertId } }),
  }
  await run[what]().catch((error: { code?: string }) => {
    if (error.code !== 'conflict') throw error
  })
}

function newest(run: number) {
  return net.db.alert.findMany({
    where: { sourceEventId: `alarm-${run}` },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
}

async function newestId(run: number): Promise<string | undefined> {
  return (await newest(run))[0]?.id
}

/** The database is where one of the possible models is; answers that one. */
async function compare(run: number, models: readonly Model[]): Promise<Model> {
  const rows = await newest(run)
  const [row] = rows
  const seen = row && {
    state: row.state,
    cleared: row.clearedAt !== null,
    shown: row.count > 0,
    episode: Number(row.episodeKey),
    at: Math.round((row.senderObservedAt.getTime() - START.getTime() + 3_600_000) / 1000),
  }
  const wanted = models.map((model) => {
    if (!model) return undefined
    const { priority: _own, ...rest } = model
    return rest
  })
  expect(wanted).toContainEqual(seen)
  const found =
    models[wanted.findIndex((one) => JSON.stringify(sorted(one)) === JSON.stringify(sorted(seen)))] ??
    models[0]!
  if (row && found?.shown && isOpen(found)) expect(row.priority).toBe(found.priority)
  const open = rows.filter((one) => one.clearedAt === null && ['active', 'acknowledged'].includes(one.state))
  expect(open.length).toBeLessThanOrEqual(1)
  return found
}

function sorted(value: object | undefined) {
  return value && Object.entries(value).sort()
}

/** Each episode was acknowledged and closed at most once, by one person; everything done to it is on its timeline. */
async function checkRecords(run: number): Promise<void> {
  for (const row of await newest(run)) {
    const timeline = await net.db.alertEvent.findMany({ where: { alertId: row.id } })
    const of = (kind: string) => timeline.filter((entry) => entry.kind === kind)
    expect(of('acknowledged').length).toBeLessThanOrEqual(2)
    expect(of('closed').length).toBeLessThanOrEqual(1)
    expect(row.acknowledgedBy !== null).toBe(of('acknowledged').length > 0)
    expect(of('raised').length).toBe(row.count > 0 ? 1 : 0)
  }
}
