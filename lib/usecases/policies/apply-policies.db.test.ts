import { afterEach, expect, test } from 'vitest'
import { ingestAlert } from '@/lib/usecases/alerts/ingest-alert'
import { planAlert } from '@/lib/usecases/recommendations/plan-alert'
import { createTestNetwork, staff, T7, type TestNetwork } from '@/lib/usecases/test-network'
import { abortActivation } from '../activations/abort'
import { activate } from '../activations/activate'
import { applyPolicies } from './apply-policies'
import { resumeAutomation, stopAutomation } from './automation'
import {
  approvePolicy,
  changePolicy,
  createPolicy,
  listPolicies,
  listPolicyDecisions,
} from './manage-policies'

let net: TestNetwork
afterEach(() => net.close())

const MINUTE = 60_000
const admin = () => net.as(staff('amy', 'admin'))
const conditions = (more: object = {}) => ({
  priorities: [1],
  maxKw: 500,
  maxEventsPerDay: 2,
  waitSeconds: 60,
  minPEnough: 0.9,
  ...more,
})
const run = () => applyPolicies(net.system())
const events = () => net.db.activation.findMany({ orderBy: { createdAt: 'asc' } })

async function planned(more: object = {}, homes = 60) {
  net = await createTestNetwork({ homes })
  return raise(more)
}

let alarms = 0
async function raise(more: object = {}) {
  await net.db.transformer.update({ where: { id: T7 }, data: { loadKw: 104, observedAt: net.clock.now } })
  const { data } = await ingestAlert({
    ctx: net.sender(),
    input: {
      sourceEventId: `a${alarms++}`,
      transformerId: T7,
      kind: 'overload',
      severity: 'critical',
      status: 'raised',
      observedAt: net.clock.now.toISOString(),
      loadKw: 104,
      expectedDurationMinutes: 60,
      ...more,
    },
  })
  return planAlert({ ctx: net.operator(), input: { alertId: data.id! } })
}

async function policy(more: object = {}, on = true) {
  const made = await createPolicy({
    ctx: admin(),
    input: { name: 'Evening overloads', conditions: conditions(more) },
  })
  if (!on) return made
  await approvePolicy({
    ctx: net.as(staff('cleo', 'approver')),
    input: { id: made.id, version: made.version },
  })
  return changePolicy({ ctx: admin(), input: { id: made.id, body: { state: 'on' } } })
}

test('nothing happens by default, and nothing under a policy that nobody turned on', async () => {
  await planned()
  net.clock.advance(5 * MINUTE)
  expect(await run()).toBe(0)
  const off = await policy({}, false)
  expect(off).toMatchObject({ state: 'off', approved: false })
  expect(await run()).toBe(0)
  await expect(
    changePolicy({ ctx: admin(), input: { id: off.id, body: { state: 'on' } } }),
  ).rejects.toMatchObject({
    code: 'conflict',
  })
  await approvePolicy({ ctx: net.as(staff('cleo', 'approver')), input: { id: off.id, version: 1 } })
  expect(await run()).toBe(0)
  expect(await events()).toEqual([])
  expect(await net.db.policyDecision.count()).toBe(0)
})

test('people come first; then it acts once, as itself, and explains every condition', async () => {
  const plan = await planned()
  const on = await policy()
  net.clock.advance(59_000)
  expect(await run()).toBe(0)
  net.clock.advance(2000)
  expect((await Promise.all([run(), run(), run()])).reduce((a, b) => a + b)).toBe(1)
  const [event] = await events()
  expect(event).toMatchObject({
    decidedBy: 'policy “Evening overloads”',
    policyId: on.id,
    optionId: plan.options[0]!.id,
  })
  expect(await events()).toHaveLength(1)
  const [decision] = await listPolicyDecisions(net.operator())
  expect(decision).toMatchObject({ acted: true, activationId: event!.id })
  expect(decision!.explanation).toContain('priority 1')
  expect(decision!.explanation).toContain('stop it')
  expect(decision!.checks.every((check) => check.ok)).toBe(true)
  const said = await net.db.message.findMany({ where: { conversationId: 'staff', alertId: plan.alertId } })
  expect(JSON.stringify(said.map((row) => row.parts))).toContain('Evening overloads')
  expect(await net.db.alertEvent.count({ where: { kind: 'policy-acted' } })).toBe(1)
  expect(await net.db.auditEvent.count({ where: { action: 'policy.acted' } })).toBe(1)
  await expect(
    activate({
      ctx: net.operator(),
      input: { recommendationId: plan.id, optionId: 'A', version: plan.version },
    }),
  ).rejects.toMatchObject({ code: 'already-decided', detail: expect.stringContaining('Evening overloads') })
})

test('what is beyond its bounds it leaves to people, once for a version, and says why', async () => {
  const plan = await planned()
  await policy({ maxKw: 1, priorities: [2, 3] })
  net.clock.advance(2 * MINUTE)
  await run()
  await run()
  expect(await events()).toEqual([])
  const decisions = await listPolicyDecisions(net.operator())
  expect(decisions).toHaveLength(1)
  expect(decisions[0]).toMatchObject({ acted: false, recommendationId: plan.id })
  expect(decisions[0]!.explanation).toMatch(/priority 1, it is for 2, 3; .* kW is more than 1 kW/)
})

test('it judges those it would really call: fewer than the plan counted on are less sure to be enough', async () => {
  const plan = await planned()
  await policy()
  const counted = plan.options[0]!.programs.reduce((sum, program) => sum + program.participants, 0)
  // Most have gone away since the plan was made.
  await net.db.customer.updateMany({
    where: { id: { in: net.homes.slice(4).map((home) => home.customerId) } },
    data: { vacationUntil: new Date(net.clock.now.getTime() + 86_400_000) },
  })
  net.clock.advance(2 * MINUTE)
  expect(counted).toBeGreaterThan(4)
  expect(await run()).toBe(0)
  expect(await events()).toEqual([])
  const [decision] = await listPolicyDecisions(admin())
  expect(decision).toMatchObject({ acted: false })
  expect(decision!.explanation).toMatch(/% sure to be enough, 90 % asked/)
})

test('the events of a day are counted under a lock: two plans at once do not make one too many', async () => {
  await planned()
  await policy({ maxEventsPerDay: 1, waitSeconds: 0 })
  await run()
  const [first] = await events()
  await abortActivation({ ctx: net.operator(), input: { activationId: first!.id } })
  net.clock.advance(30 * MINUTE)
  await raise()
  await Promise.all([run(), run()])
  expect(await events()).toHaveLength(1)
  expect((await listPolicyDecisions(net.operator()))[0]!.explanation).toContain(
    '1 of 1 events today are used up',
  )
  expect((await listPolicies(net.operator())).policies[0]!.eventsToday).toBe(1)
  // The next local day has its own.
  net.clock.advance(24 * 60 * MINUTE)
  await raise()
  await run()
  expect(await events()).toHaveLength(2)
})

test('the kill switch holds every policy until an administrator lets go', async () => {
  await planned()
  await policy({ waitSeconds: 0 })
  expect(await stopAutomation(net.operator())).toMatchObject({ stopped: true, by: 'ada R.' })
  expect(await run()).toBe(0)
  await expect(resumeAutomation(net.operator())).rejects.toMatchObject({ code: 'forbidden' })
  await resumeAutomation(admin())
  expect(await run()).toBe(1)
})

test('other conditions are approved by nobody: the policy is off until somebody answers for them', async () => {
  await planned()
  const { id } = await policy({ waitSeconds: 0 })
  const changed = await changePolicy({
    ctx: admin(),
    input: { id, body: { conditions: conditions({ maxKw: 600 }) } },
  })
  expect(changed).toMatchObject({ version: 2, state: 'off', approved: false })
  await expect(
    approvePolicy({ ctx: net.as(staff('cleo', 'approver')), input: { id, version: 1 } }),
  ).rejects.toMatchObject({ code: 'stale-version' })
  await expect(approvePolicy({ ctx: net.operator(), input: { id, version: 2 } })).rejects.toMatchObject({
    code: 'forbidden',
  })
  expect(await run()).toBe(0)
  expect(await events()).toEqual([])
})

test('in its quiet hours, on old readings and where two must approve it does not act', async () => {
  await planned()
  await policy({ waitSeconds: 0, quietHours: { fromHour: 17, toHour: 20 } })
  await net.db.setting.create({ data: { key: 'approval', value: { aboveKw: 1, aboveHomes: null } } })
  await net.db.transformer.update({
    where: { id: T7 },
    data: { observedAt: new Date(net.clock.now.getTime() - 40 * MINUTE) },
  })
  await run()
  expect(await events()).toEqual([])
  const [decision] = await listPolicyDecisions(net.operator())
  expect(decision!.checks.filter((check) => !check.ok).map((check) => check.code)).toEqual([
    'fresh',
    'hours',
    'one-person',
  ])
})
