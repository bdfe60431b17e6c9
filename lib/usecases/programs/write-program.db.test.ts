import { afterEach, expect, test } from 'vitest'
import type { ProgramTerms } from '@/lib/domain/program/terms'
import { ingestAlert } from '@/lib/usecases/alerts/ingest-alert'
import { planAlert } from '@/lib/usecases/recommendations/plan-alert'
import {
  createTestNetwork,
  fillReadings,
  START,
  staff,
  T7,
  TEST_PROGRAMS,
  type TestNetwork,
} from '@/lib/usecases/test-network'
import { readProgramEligibility } from './count-eligible'
import { getProgram } from './list-programs'
import { previewProgram } from './preview-program'
import { changeProgram, createProgram } from './write-program'

let net: TestNetwork
afterEach(() => net.close())

const admin = () => net.as(staff('amy', 'admin'))
const terms = (more: Partial<ProgramTerms> = {}): ProgramTerms => ({ ...TEST_PROGRAMS[2]!, ...more })
const change = (programId: string, body: object, ctx = admin()) =>
  changeProgram({ ctx, input: { programId, body } })

test('a program is a draft until its first version is published, then that version never changes', async () => {
  net = await createTestNetwork({ homes: 8 })
  const made = await createProgram({ ctx: admin(), input: { id: 'evening-saver', terms: terms() } })
  expect(made).toMatchObject({ state: 'draft', currentVersion: 1, versions: [{ publishedAt: null }] })
  await change('evening-saver', { terms: terms({ noticeMinutes: 30 }) })
  const published = await change('evening-saver', { publish: true })
  expect(published).toMatchObject({
    state: 'published',
    versions: [{ version: 1, terms: { noticeMinutes: 30 } }],
  })
  await expect(change('evening-saver', { publish: true })).rejects.toMatchObject({ code: 'conflict' })
  const drafted = await change('evening-saver', { terms: terms({ noticeMinutes: 60 }) })
  expect(drafted).toMatchObject({
    currentVersion: 1,
    versions: [{ version: 2, publishedAt: null }, { version: 1 }],
  })
  await expect(
    net.db.programVersion.updateMany({
      where: { programId: 'evening-saver', version: 1 },
      data: { terms: { noticeMinutes: 0 } },
    }),
  ).rejects.toThrow(/never change/)
  await change('evening-saver', { discardDraft: true })
  expect((await getProgram({ ctx: admin(), input: { programId: 'evening-saver' } })).versions).toHaveLength(1)
  expect(await net.db.auditEvent.count({ where: { subject: 'program:evening-saver' } })).toBe(5)
})

test('terms that do not go together are refused with the field; only an administrator writes', async () => {
  net = await createTestNetwork({ homes: 4 })
  const limits = { ...terms().limits, minHoursPerEvent: 5 }
  await expect(
    createProgram({ ctx: admin(), input: { id: 'odd', terms: terms({ limits }) } }),
  ).rejects.toMatchObject({
    issues: [{ path: ['terms', 'limits', 'minHoursPerEvent'] }],
  })
  await expect(change('peak-time-rebate', { rank: 1 }, net.operator())).rejects.toMatchObject({
    code: 'forbidden',
  })
  await expect(
    createProgram({ ctx: admin(), input: { id: 'peak-time-rebate', terms: terms() } }),
  ).rejects.toMatchObject({ code: 'conflict' })
})

test('customers keep the version they joined under: a shorter notice of the next one is not theirs', async () => {
  net = await createTestNetwork({ homes: 24 })
  const id = 'battery-vpp'
  await net.db.enrollment.deleteMany({ where: { programId: { not: id } } })
  const old = (await net.db.programVersion.findFirstOrThrow({ where: { programId: id } }))
    .terms as ProgramTerms
  const current = await change(id, { terms: { ...old, noticeMinutes: 0 }, publish: true })
  expect(current).toMatchObject({
    currentVersion: 2,
    enrolled: { active: 6, byVersion: [{ version: 1, count: 6 }] },
  })
  const { data } = await ingestAlert({
    ctx: net.sender(),
    input: {
      sourceEventId: 'a',
      transformerId: T7,
      kind: 'overload',
      severity: 'high',
      status: 'raised',
      observedAt: START.toISOString(),
      loadKw: 104,
      expectedDurationMinutes: 60,
    },
  })
  const plan = await planAlert({ ctx: net.operator(), input: { alertId: data.id! } })
  expect(plan.options).toEqual([])
  expect(plan.excluded.find((one) => one.programId === id)!.reason).toContain('5 minutes')
})

test('a retired program is not called and can come back', async () => {
  net = await createTestNetwork({ homes: 8 })
  expect(await change('peak-time-rebate', { state: 'retired' })).toMatchObject({ state: 'retired' })
  expect(await change('peak-time-rebate', { state: 'published' })).toMatchObject({ state: 'published' })
})

test('live counts and the card of a home in the middle of those who can join', async () => {
  net = await createTestNetwork({ homes: 8 })
  await fillReadings(net, { from: START, to: START })
  const [first, second] = net.homes
  await net.db.enrollment.deleteMany({ where: { programId: { not: 'battery-vpp' } } })
  await net.db.customer.update({ where: { id: first!.customerId }, data: { medicalEquipment: true } })
  const counted = await readProgramEligibility({
    ctx: net.operator(),
    input: { programId: 'byo-thermostat', version: null },
  })
  // 4 thermostats of 8 homes, one of them in a home with medical equipment
  expect(counted).toMatchObject({ homes: 8, eligible: 3, enrolled: 0, potentialKw: 2.7 })
  expect(counted.reasons).toEqual(
    expect.arrayContaining([
      { reason: 'medical-equipment', homes: 1 },
      { reason: 'needs-device', homes: 4 },
    ]),
  )
  const preview = await previewProgram({
    ctx: net.operator(),
    input: { id: 'byo-thermostat', terms: TEST_PROGRAMS[0], locale: 'es' },
  })
  expect(preview).toMatchObject({
    example: { eveningKw: 2, homeType: 'house' },
    eligibility: { eligible: 3 },
  })
  expect(preview.offer).toMatchObject({
    programId: 'byo-thermostat',
    name: 'Cool Saver',
    fit: { state: 'fits' },
  })
  expect(preview.card.map((one) => one.id)[0]).toBe('whatHappens')
  expect(JSON.stringify(preview)).not.toContain(second!.meterId)
})
