import { afterAll, beforeAll, expect, test } from 'vitest'
import { withTransaction } from '@/lib/usecases/context'
import { createTestNetwork, staff, type TestNetwork } from '@/lib/usecases/test-network'
import { auditHash, GENESIS } from './audit-chain'
import { exportAudit } from './export-audit'
import { listAudit } from './read-audit'
import { recordAudit } from './record-audit'
import { verifyAudit } from './verify-audit'

let net: TestNetwork
beforeAll(async () => {
  net = await createTestNetwork({ homes: 0 })
})
afterAll(() => net.close())

const admin = () => net.as(staff('ida', 'admin'))
const write = (action: string, data: Record<string, unknown> = {}, subject = 'alert:1') =>
  withTransaction(admin(), (tx) => recordAudit(tx, admin(), action, subject, data))
const list = (query: object = {}, limit = 200) =>
  listAudit({ ctx: admin(), input: { query, before: null, limit } })

test('forty writers at once leave one unbroken chain', async () => {
  await Promise.all(Array.from({ length: 40 }, (_, i) => write('alert.acknowledged', { i })))
  const rows = (await list()).toReversed()
  expect(rows).toHaveLength(40)
  expect(rows[0]!.prevHash).toBe(GENESIS)
  for (const [i, row] of rows.entries()) if (i > 0) expect(row.prevHash).toBe(rows[i - 1]!.hash)
  expect(await verifyAudit(admin())).toMatchObject({
    intact: true,
    checked: 40,
    head: { hash: rows.at(-1)!.hash },
  })
})

test('what is rolled back leaves no row', async () => {
  const before = (await list()).length
  await expect(
    withTransaction(admin(), async (tx) => {
      await recordAudit(tx, admin(), 'alert.closed', 'alert:2')
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  expect(await list()).toHaveLength(before)
  await write('alert.closed')
  expect((await verifyAudit(admin())).intact).toBe(true)
})

test('odd values come back from the database with the same hash', async () => {
  await write('odd', {
    z: 1,
    a: { y: [1.5, 1e21, -0, null], x: 'é\u0000\ud800 "\\u0000"' },
    at: new Date(0),
    none: undefined,
    '': 'empty',
  })
  expect(await verifyAudit(admin())).toMatchObject({ intact: true })
})

test('the database refuses to change, remove or empty the log', async () => {
  for (const sql of [
    `update "AuditEvent" set action = 'x'`,
    `delete from "AuditEvent"`,
    `truncate "AuditEvent"`,
  ])
    await expect(net.pool.query(sql)).rejects.toThrow(/only grows/)
})

test('who goes past the trigger is found out: a changed, a removed and an inserted row', async () => {
  const past = async (sql: string, values: unknown[] = []) => {
    const client = await net.pool.connect()
    try {
      await client.query(`set session_replication_role = replica`)
      await client.query(sql, values)
    } finally {
      await client.query(`set session_replication_role = default`)
      client.release()
    }
  }
  const victim = (await list())[10]!
  await past(`update "AuditEvent" set data = '{"i":99}' where id = $1`, [victim.id])
  expect(await verifyAudit(admin())).toMatchObject({
    intact: false,
    broken: { id: victim.id, problem: expect.stringContaining('changed') },
  })
  await past(`update "AuditEvent" set data = $2 where id = $1`, [victim.id, JSON.stringify(victim.data)])
  expect((await verifyAudit(admin())).intact).toBe(true)
  await past(`delete from "AuditEvent" where id = $1`, [victim.id])
  expect(await verifyAudit(admin())).toMatchObject({
    intact: false,
    broken: { problem: expect.stringContaining('removed') },
  })
  const { id, at, actor, action, subject, data, requestId, prevHash, hash } = victim
  await past(`insert into "AuditEvent" values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`, [
    id,
    at,
    actor,
    action,
    subject,
    JSON.stringify(data),
    requestId,
    prevHash,
    hash,
  ])
  expect((await verifyAudit(admin())).intact).toBe(true)
})

test('an export can be checked by itself and is written down', async () => {
  let text = ''
  for await (const piece of await exportAudit({ ctx: admin(), input: { query: {}, format: 'json' } }))
    text += piece
  const { data } = JSON.parse(text) as { data: Awaited<ReturnType<typeof list>> }
  let prevHash = GENESIS
  for (const row of data) {
    expect(auditHash(prevHash, { ...row, at: new Date(row.at) })).toBe(row.hash)
    prevHash = row.hash
  }
  expect(data.at(-1)).toMatchObject({ action: 'audit.export', actor: 'staff:ida' })
  let csv = ''
  for await (const piece of await exportAudit({
    ctx: admin(),
    input: { query: { action: 'odd' }, format: 'csv' },
  }))
    csv += piece
  expect(csv.split('\r\n')).toHaveLength(3)
})

test('filters, pages and roles', async () => {
  expect((await list({ action: 'audit' })).every((row) => row.action === 'audit.export')).toBe(true)
  const [newest, second] = await list({}, 2)
  const next = await listAudit({
    ctx: admin(),
    input: { query: {}, before: BigInt(newest!.id), limit: 1 },
  })
  expect(next[0]!.id).toBe(second!.id)
  for (const role of ['viewer', 'operator', 'approver'] as const) {
    const ctx = net.as(staff('vic', role))
    await expect(listAudit({ ctx, input: { query: {}, before: null, limit: 1 } })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(verifyAudit(ctx)).rejects.toMatchObject({ code: 'forbidden' })
  }
})
