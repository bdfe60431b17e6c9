import { afterAll, beforeAll, expect, test } from 'vitest'
import { ACTIVATION_TRANSITIONS, type ActivationState } from '@/lib/domain/activation/activation-state'
import { type Rng, seededRng } from '@/lib/domain/statistics/seeded-rng'
import type { RecommendationDto } from '@/lib/protocol/recommendation'
import { ingestAlert } from '@/lib/usecases/alerts/ingest-alert'
import { declineRecommendation } from '@/lib/usecases/recommendations/decline-recommendation'
import { expireRecommendations } from '@/lib/usecases/recommendations/expire-recommendations'
import { planAlert } from '@/lib/usecases/recommendations/plan-alert'
import {
  createTestNetwork,
  fillReadings,
  START,
  T7,
  type TestHome,
  type TestNetwork,
} from '@/lib/usecases/test-network'
import { abortActivation } from './abort'
import { activate } from './activate'
import { advanceActivation } from './advance'
import { extendActivation } from './extend'
import { respondToEvent } from './respond-to-event'
import { tendNotices } from './tend-notices'

/**
 * Plans and events against a model: two administrators decide, call off and extend at once, customers answer late and
 * twice, workers run every step more than once and side by side, time jumps. Whatever the order, one decision stands,
 * states move along the table, and everybody is told and paid once.
 */
const SEQUENCES = process.env.FULL_COUNTS ? 1000 : 12
const SEED = process.env.TEST_SEED ?? String(Date.now())
const MINUTE = 60_000

let net: TestNetwork
beforeAll(async () => {
  net = await createTestNetwork({ homes: 8 })
  await fillReadings(net, { from: START, to: START })
})
afterAll(() => net.close())

type Model = {
  /** Who decided the plan, when somebody has */
  decidedBy: string | null
  decision: 'approved' | 'declined' | null
  activationId: string | null
  state: ActivationState | null
  endAt: number
  extensions: number
  /** Last answer that was taken, by customer */
  answers: Map<string, 'accepted' | 'declined'>
  noticesWhenAborted: number | null
}

test(
  `${SEQUENCES} lives of a plan and its event keep to the model`,
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
  await empty()
  const plan = await planned(run)
  const model: Model = {
    decidedBy: null,
    decision: null,
    activationId: null,
    state: null,
    endAt: 0,
    extensions: 0,
    answers: new Map(),
    noticesWhenAborted: null,
  }
  await decide(plan, model, rng)
  const steps = 6 + Math.floor(rng() * 8)
  for (let i = 0; i < steps && model.activationId; i++) {
    await step(model, rng)
    await check(model)
  }
  if (model.activationId) await finish(model)
  await checkEffects(plan, model)
}

/** Two administrators say yes, no, or yes to an old version, at once, and sometimes too late. */
async function decide(plan: RecommendationDto, model: Model, rng: Rng): Promise<void> {
  const late = rng() < 0.1
  if (late) {
    net.clock.advance(11 * MINUTE)
    await expireRecommendations(net.system())
  }
  const says = (who: string) => {
    const kind = rng()
    const ctx = net.operator(who)
    if (kind < 0.65)
      return activate({
        ctx,
        input: { recommendationId: plan.id, optionId: 'A', version: plan.version },
      }).then((dto) => ({ who, act: 'approved' as const, dto }))
    if (kind < 0.8)
      return activate({
        ctx,
        input: { recommendationId: plan.id, optionId: 'A', version: plan.version + 1 },
      }).then((dto) => ({ who, act: 'approved' as const, dto }))
    return declineRecommendation({ ctx, input: { recommendationId: plan.id } }).then(() => ({
      who,
      act: 'declined' as const,
      dto: null,
    }))
  }
  const answers = await Promise.allSettled(['ada', 'ben', 'ada'].map(says))
  const won = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []))
  expect(won.length).toBeLessThanOrEqual(1)
  for (const answer of answers)
    if (answer.status === 'rejected')
      expect(['already-decided', 'stale-version', 'expired', 'conflict']).toContain(answer.reason.code)
  const [first] = won
  if (late) expect(first).toBeUndefined()
  if (!first) return
  model.decidedBy = `${first.who} R.`
  model.decision = first.act
  if (!first.dto) return
  model.activationId = first.dto.id
  model.state = 'scheduled'
  model.endAt = Date.parse(first.dto.endAt)
}

async function step(model: Model, rng: Rng): Promise<void> {
  const kind = rng()
  const activationId = model.activationId!
  if (kind < 0.3) return work(model, 1 + Math.floor(rng() * 3))
  if (kind < 0.5) return void net.clock.advance(Math.floor(rng() * 25) * MINUTE)
  if (kind < 0.75) return answerSome(model, rng)
  if (kind < 0.87) {
    const before = await readActivation(model)
    const [extended] = await Promise.allSettled([
      extendActivation({ ctx: net.operator('ben'), input: { activationId, body: { minutes: 15 } } }),
      advanceActivation(net.system(), activationId),
    ])
    if (extended.status === 'fulfilled') {
      model.endAt += 15 * MINUTE
      model.extensions += 1
    } else expect(['conflict', 'unprocessable']).toContain(extended.reason.code)
    model.state = (await readActivation(model)).state as ActivationState
    expect(reachable(before.state as ActivationState, model.state)).toBe(true)
    return
  }
  const before = await readActivation(model)
  // Called off by two at once while a worker is busy: one of them did it.
  const calls = await Promise.allSettled([
    abortActivation({ ctx: net.operator('ada'), input: { activationId } }),
    abortActivation({ ctx: net.operator('ben'), input: { activationId } }),
    advanceActivation(net.system(), activationId),
  ])
  const done = calls.slice(0, 2).filter((call) => call.status === 'fulfilled').length
  const after = await readActivation(model)
  expect(done).toBe(after.state === 'aborted' && before.state !== 'aborted' ? 1 : 0)
  if (done === 1) model.noticesWhenAborted = await countNotices(activationId, 'notice')
  model.state = after.state as ActivationState
  expect(reachable(before.state as ActivationState, model.state)).toBe(true)
}

/** Every worker at once; each step may be taken by any of them. */
async function work(model: Model, workers: number): Promise<void> {
  const before = (await readActivation(model)).state as ActivationState
  await Promise.all(
    Array.from({ length: workers }, () => advanceActivation(net.system(), model.activationId!)),
  )
  await Promise.all([tendNotices(net.system()), tendNotices(net.system())])
  model.state = (await readActivation(model)).state as ActivationState
  expect(reachable(before, model.state)).toBe(true)
}

/** Customers answer, some twice at once, some when it is over; only what was taken counts. */
async function answerSome(model: Model, rng: Rng): Promise<void> {
  const home = net.homes[Math.floor(rng() * net.homes.length)] as TestHome
  const accept = rng() < 0.5
  const times = rng() < 0.3 ? 2 : 1
  const row = await readActivation(model)
  const open = ['notifying', 'active'].includes(row.state) && row.endAt.getTime() > net.clock.now.getTime()
  const answers = await Promise.allSettled(
    Array.from({ length: times }, () =>
      respondToEvent({
        ctx: net.customer(home),
        input: { activationId: model.activationId!, accept },
      }),
    ),
  )
  const taken = answers.some((answer) => answer.status === 'fulfilled')
  if (taken) {
    expect(open).toBe(true)
    model.answers.set(home.meterId, accept ? 'accepted' : 'declined')
  }
}

/** Runs an event to its end, whatever happened to it. */
async function finish(model: Model): Promise<void> {
  for (let i = 0; i < 8; i++) {
    await work(model, 2)
    net.clock.advance(Math.max(0, model.endAt - net.clock.now.getTime()) / 2 + 20 * MINUTE)
  }
  net.clock.advance(25 * 60 * MINUTE)
  await work(model, 2)
  expect(['settled', 'aborted', 'failed']).toContain(model.state)
}

async function check(model: Model): Promise<void> {
  const row = await readActivation(model)
  expect(row.state).toBe(model.state)
  expect(row.endAt.getTime()).toBe(model.endAt)
  expect(row.extensions).toBe(model.extensions)
  expect(row.decidedBy).toBe(model.decidedBy)
  const answers = await net.db.participant.findMany({
    where: { activationId: row.id, state: { not: 'asked' } },
    select: { meterId: true, state: true },
  })
  expect(new Map(answers.map((one) => [one.meterId, one.state]))).toEqual(model.answers)
}

/** One decision, everybody told once, nobody asked after a call-off, paid once and only when it was measured. */
async function checkEffects(plan: RecommendationDto, model: Model): Promise<void> {
  const row = await net.db.recommendation.findUniqueOrThrow({ where: { id: plan.id } })
  expect(row.decidedBy).toBe(model.decidedBy)
  expect(row.state).toBe(model.decision ?? (row.state === 'expired' ? 'expired' : 'open'))
  expect(await net.db.activation.count()).toBe(model.activationId ? 1 : 0)
  if (!model.activationId) return
  const activationId = model.activationId
  const participants = await net.db.participant.findMany({ where: { activationId } })
  const notices = await net.db.notice.findMany({ where: { activationId } })
  const keys = notices.map((notice) => `${notice.participantId} ${notice.kind} ${notice.channel}`)
  expect(new Set(keys).size).toBe(keys.length)
  const asked = participants.filter((participant) => participant.noticedAt !== null).length
  expect(await countNotices(activationId, 'notice')).toBe(asked)
  if (model.state === 'aborted') {
    // The batch under way when it was called off may still go; none after it.
    expect(asked).toBe(model.noticesWhenAborted)
    expect(await countNotices(activationId, 'cancelled')).toBe(asked)
  }
  const settlements = await net.db.settlement.count({ where: { activationId } })
  expect(settlements).toBe(model.state === 'settled' ? participants.length : 0)
  const said = await net.db.message.findMany({
    where: { conversationId: { not: 'staff' } },
    select: { conversationId: true, seq: true },
    orderBy: [{ conversationId: 'asc' }, { seq: 'asc' }],
  })
  for (const messages of Map.groupBy(said, (one) => one.conversationId).values())
    expect(messages.map((one) => one.seq)).toEqual(messages.map((_, i) => i + 1))
  const chats = notices.filter(
    (notice) => notice.channel === 'chat' && notice.state === 'sent' && notice.kind !== 'final',
  )
  expect(said.length).toBe(chats.length)
}

/** Whether a state follows from another over any number of allowed steps. */
function reachable(from: ActivationState, to: ActivationState): boolean {
  if (from === to) return true
  return (ACTIVATION_TRANSITIONS[from] as readonly ActivationState[]).some((next) => reachable(next, to))
}

function readActivation(model: Model) {
  return net.db.activation.findUniqueOrThrow({ where: { id: model.activationId! } })
}

function countNotices(activationId: string, kind: string): Promise<number> {
  return net.db.notice.count({ where: { activationId, kind, channel: 'chat' } })
}

async function planned(run: number): Promise<RecommendationDto> {
  const { data } = await ingestAlert({
    ctx: net.sender(),
    input: {
      sourceEventId: `alarm-${run}`,
      transformerId: T7,
      kind: 'overload',
      severity: 'critical',
      status: 'raised',
      observedAt: net.clock.now.toISOString(),
      loadPercent: 104,
      expectedDurationMinutes: 60,
    },
  })
  return planAlert({ ctx: net.operator(), input: { alertId: data.id! } })
}

/** The same homes and history for every life; the clocks go back to the start. */
async function empty(): Promise<void> {
  net.clock.now = new Date(START)
  await net.pool.query(`truncate "Settlement", "Participant", "Activation", "Notice", "Recommendation", "AlertEvent", "Alert",
    "Message", "Conversation", "Outbox", "OutboundMessage", "SegmentBelief" cascade`)
}
