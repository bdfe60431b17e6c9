import { afterAll, beforeAll, expect, test } from 'vitest'
import { assignAlert } from '@/lib/usecases/alerts/assign-alert'
import { getAlert } from '@/lib/usecases/alerts/get-alert'
import { ingestAlert } from '@/lib/usecases/alerts/ingest-alert'
import { addStaff } from '@/lib/usecases/staff/manage-staff'
import { createTestNetwork, START, staff, T7, type TestNetwork } from '@/lib/usecases/test-network'
import { acknowledgeHandoverNote, listHandoverNotes, writeHandoverNote } from './handover-notes'

let net: TestNetwork
let alertId = ''
let bea = ''
let vic = ''
beforeAll(async () => {
  net = await createTestNetwork({ homes: 0 })
  const add = async (username: string, role: 'operator' | 'viewer') =>
    (await addStaff({ ctx: net.system(), input: { username, name: `${username} R.`, role } })).id
  bea = await add('bea', 'operator')
  vic = await add('vic', 'viewer')
  const { data } = await ingestAlert({
    ctx: net.sender(),
    input: {
      sourceEventId: 'a',
      transformerId: T7,
      kind: 'overload',
      severity: 'high',
      status: 'raised',
      observedAt: START.toISOString(),
      loadPercent: 112,
    },
  })
  alertId = data.id!
})
afterAll(() => net.close())

test('an alert is given to a colleague and taken back, with who did it', async () => {
  const assign = (staffId: string | null, ctx = net.operator()) =>
    assignAlert({ ctx, input: { alertId, body: { staffId } } })
  expect((await assign(bea)).assignee).toBe(bea)
  const { version } = await assign(bea)
  expect((await assign(bea, net.operator('ben'))).version).toBe(version)
  await expect(assign(vic)).rejects.toMatchObject({ code: 'unprocessable' })
  await expect(assign('nobody')).rejects.toMatchObject({ code: 'unprocessable' })
  await expect(assign(bea, net.as(staff('v', 'viewer')))).rejects.toMatchObject({ code: 'forbidden' })
  expect((await assign(null)).assignee).toBeNull()
  const { timeline } = await getAlert({ ctx: net.operator(), input: { alertId } })
  expect(timeline.map((entry) => [entry.kind, entry.data.to])).toEqual([
    ['raised', undefined],
    ['assigned', 'bea R.'],
    ['unassigned', undefined],
  ])
})

test('a note waits for the next shift, stands in the room’s chat, and is acknowledged once', async () => {
  const note = await writeHandoverNote({
    ctx: net.operator(),
    input: { text: 'Crew at Mill Lane until six.', alertIds: [alertId, alertId] },
  })
  expect(note).toMatchObject({ author: 'ada R.', alertIds: [alertId], acknowledgedBy: null })
  const said = await net.db.message.findFirst({ where: { kind: 'notice' } })
  expect(JSON.stringify(said?.parts)).toContain('Crew at Mill Lane until six.')
  const done = await acknowledgeHandoverNote({ ctx: net.operator('ben'), input: { id: note.id } })
  expect(done.acknowledgedBy).toBe('ben R.')
  expect(
    (await acknowledgeHandoverNote({ ctx: net.operator('cem'), input: { id: note.id } })).acknowledgedBy,
  ).toBe('ben R.')
  const list = await listHandoverNotes({
    ctx: net.as(staff('v', 'viewer')),
    input: { page: { after: null, limit: 10 } },
  })
  expect(list.map((one) => one.id)).toEqual([note.id])
  await expect(
    writeHandoverNote({ ctx: net.operator(), input: { text: 'x', alertIds: ['no'] } }),
  ).rejects.toMatchObject({ code: 'not-found' })
  await expect(
    writeHandoverNote({ ctx: net.as(staff('v', 'viewer')), input: { text: 'x' } }),
  ).rejects.toMatchObject({ code: 'forbidden' })
})

test('what staff do to alerts stands in the audit log', async () => {
  const rows = await net.db.auditEvent.findMany({ orderBy: { id: 'asc' } })
  expect(rows.map((row) => row.action)).toEqual(
    expect.arrayContaining([
      'alert.assigned',
      'alert.unassigned',
      'handover.written',
      'handover.acknowledged',
    ]),
  )
})
