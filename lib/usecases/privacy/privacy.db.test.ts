import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '@/lib/usecases/context'
import { sendMessage } from '@/lib/usecases/conversations/send-message'
import { addDevice, listMyDevices, removeDevice } from '@/lib/usecases/devices/my-devices'
import { leaveProgram, pauseProgram, resumeProgram } from '@/lib/usecases/enrollments/change-enrollment'
import { changeMyPreferences, readMyPreferences } from '@/lib/usecases/preferences/my-preferences'
import { listDataAccess, recordDataAccess } from '@/lib/usecases/privacy/data-access'
import { deleteMyAccount } from '@/lib/usecases/privacy/delete-my-account'
import { exportMyData } from '@/lib/usecases/privacy/export-my-data'
import { exportGreenButton, exportReadingsCsv } from '@/lib/usecases/privacy/export-readings'
import { createSession } from '@/lib/usecases/sessions/create-session'
import { endMySession, listMySessions } from '@/lib/usecases/sessions/my-sessions'
import { createTestNetwork, type TestHome, type TestNetwork } from '@/lib/usecases/test-network'
import { openTicket } from '@/lib/usecases/tickets/open-ticket'

const NAME = 'Wilhelmina Quartermain'
const PHONE = '+15550109999'
const EMAIL = 'wilhelmina@example.org'
const WORDS = 'my cat is called Brunhilde'

let network: TestNetwork
let home: TestHome
let other: TestHome
let ctx: Context

beforeAll(async () => {
  network = await createTestNetwork({ homes: 8 })
  home = network.homes[0]!
  other = network.homes[1]!
  ctx = network.customer(home)
  await network.db.customer.update({
    where: { id: home.customerId },
    data: { name: NAME, phone: PHONE, email: EMAIL },
  })
  for (const meterId of [home.meterId, other.meterId])
    await network.db.meterDay.create({
      data: { meterId, day: new Date('2026-07-14'), watts: new Array(96).fill(800) },
    })
  await sendMessage({ ctx, input: { clientMessageId: randomUUID(), text: WORDS } })
  await openTicket({ ctx, input: { topic: 'question', text: WORDS, contact: PHONE } })
  await network.db.outboundMessage.create({
    data: { dedupeKey: 'one', channel: 'sms', recipient: PHONE, text: `Hello ${NAME}` },
  })
  await network.db.otpChallenge.create({
    data: { visitorId: 'v', meterId: home.meterId, codeHash: 'x', expiresAt: network.clock.now },
  })
})
afterAll(() => network.close())

test('preferences change what is given and keep the rest', async () => {
  await changeMyPreferences({ ctx, input: { channel: 'email' } })
  await changeMyPreferences({ ctx, input: { quietHours: { fromHour: 23, toHour: 6 } } })
  expect(await readMyPreferences(ctx)).toMatchObject({
    channel: 'email',
    quietHours: { fromHour: 23, toHour: 6 },
  })
  await expect(
    changeMyPreferences({ ctx, input: { quietHours: { fromHour: 25, toHour: 6 } } }),
  ).rejects.toMatchObject({ issues: expect.anything() })
})

test('who looked is recorded for others alone and shown to the customer alone', async () => {
  const now = network.clock.now
  await recordDataAccess(network.db, network.operator().actor, [home.customerId], 'hand-over', now)
  await recordDataAccess(network.db, ctx.actor, [home.customerId], 'own', now)
  expect(await listDataAccess(ctx)).toMatchObject([{ who: 'staff:ada', purpose: 'hand-over' }])
  expect(await listDataAccess(network.customer(other))).toEqual([])
})

test('a pause, its end and leaving touch the own enrollment alone, repeated or not', async () => {
  const mine = await network.db.enrollment.findFirstOrThrow({ where: { meterId: home.meterId } })
  const input = { enrollmentId: mine.id }
  const stranger = network.customer(other)
  for (const change of [leaveProgram, pauseProgram, resumeProgram])
    await expect(change({ ctx: stranger, input })).rejects.toMatchObject({ code: 'not-found' })
  expect((await pauseProgram({ ctx, input: { ...input, body: { days: 3 } } })).state).toBe('paused')
  expect((await resumeProgram({ ctx, input })).state).toBe('active')
  expect((await resumeProgram({ ctx, input })).state).toBe('active')
})

test('a device that the program in force depends on stays until the program is left', async () => {
  const [deviceId] = home.deviceIds
  await expect(removeDevice({ ctx, input: { deviceId: deviceId! } })).rejects.toMatchObject({
    code: 'conflict',
  })
  const added = await addDevice({ ctx, input: { type: 'battery' } })
  expect(added.state).toBe('pending')
  await removeDevice({ ctx, input: { deviceId: added.deviceId } })
  await expect(
    removeDevice({ ctx: network.customer(other), input: { deviceId: deviceId! } }),
  ).rejects.toMatchObject({ code: 'not-found' })
  expect(await listMyDevices(ctx)).toHaveLength(1)
})

test('sessions are listed without their ids, ended by their names, and only one’s own', async () => {
  const agent =
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/140.0 Safari/537.36'
  const mine = await createSession(network.db, ctx.env, network.clock.now, {
    kind: 'customer',
    customerId: home.customerId,
    userAgent: agent,
  })
  const [listed] = await listMySessions(ctx)
  expect(listed).toMatchObject({ device: 'Chrome on Mac' })
  expect(listed!.sessionId).not.toContain(mine)
  await expect(
    endMySession({ ctx: network.customer(other), input: { sessionId: listed!.sessionId } }),
  ).rejects.toMatchObject({ code: 'not-found' })
  await endMySession({ ctx, input: { sessionId: listed!.sessionId } })
  expect(await listMySessions(ctx)).toEqual([])
})

test('the export holds every table that has rows of the meter or the customer', async () => {
  const text = JSON.stringify(await exportMyData(ctx))
  for (const part of [NAME, PHONE, EMAIL, WORDS, home.meterId, 'hand-over', 'byo-thermostat', '800'])
    expect(text).toContain(part)
  expect(text).not.toContain(other.meterId)
})

test('Green Button holds the energy and nothing that names the home', async () => {
  const xml = await exportGreenButton(ctx)
  const values = [...xml.matchAll(/<value>(-?\d+)<\/value>/g)].map((m) => Number(m[1]))
  expect(values.reduce((a, b) => a + b, 0) / 100_000).toBeCloseTo(0.8 * 24, 9)
  for (const secret of [NAME, PHONE, EMAIL, home.meterId, home.meterId.replace(/\D/g, '')])
    expect(xml).not.toContain(secret)
  expect((await exportReadingsCsv(ctx)).split('\n')[1]).toBe('2026-07-14T00:00:00.000Z,0.2000')
})

test('after deletion no row of any table holds the person’s name, phone, mail or words', async () => {
  await createSession(network.db, ctx.env, network.clock.now, {
    kind: 'customer',
    customerId: home.customerId,
  })
  await network.db.outbox.updateMany({ data: { publishedAt: network.clock.now } })
  await deleteMyAccount(ctx)
  await expect(deleteMyAccount(ctx)).rejects.toMatchObject({ code: 'not-found' })
  const { rows: tables } = await network.pool.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
  )
  const found: string[] = []
  for (const { name } of tables)
    for (const secret of [NAME, PHONE, EMAIL, WORDS]) {
      const { rows } = await network.pool.query(
        `select 1 from "${name}" t where position($1 in t::text) > 0 limit 1`,
        [secret],
      )
      if (rows.length) found.push(`${name}: ${secret}`)
    }
  expect(found).toEqual([])
})

test('after deletion sessions are over, the program is left and the readings are gone; others keep theirs', async () => {
  const { db } = network
  expect(await db.session.count({ where: { customerId: home.customerId, endedAt: null } })).toBe(0)
  expect(await db.enrollment.count({ where: { meterId: home.meterId, state: 'left' } })).toBe(1)
  expect(await db.meterDay.count({ where: { meterId: home.meterId } })).toBe(0)
  expect(await db.meterDay.count({ where: { meterId: other.meterId } })).toBe(1)
  expect(await db.customer.count({ where: { deletedAt: null } })).toBe(7)
})
