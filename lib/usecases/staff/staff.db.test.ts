import * as OTPAuth from 'otpauth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { StaffRole } from '@/lib/domain/actor'
import type { StaffAccess } from '@/lib/protocol/admin'
import { verifyAudit } from '@/lib/usecases/audit/verify-audit'
import { resolveSession } from '@/lib/usecases/sessions/resolve-session'
import { createTestNetwork, type TestNetwork } from '@/lib/usecases/test-network'
import {
  changeStaff,
  disableStaffById,
  enableStaff,
  endStaffSessions,
  removeSecondFactor,
} from './change-staff'
import { acceptInvite, checkInvite, inviteStaff, resetStaff } from './invite-staff'
import { listStaff } from './list-staff'
import { addStaff, disableStaff } from './manage-staff'
import { changeOwnPassword, readAdminMe } from './my-account'
import { remakeRecoveryCodes } from './my-recovery-codes'
import { confirmTotp, disableTotp, enrolTotp } from './my-second-factor'
import { endMyStaffSession, listMyStaffSessions } from './my-staff-sessions'
import { signInStaff } from './sign-in-staff'

const GOOD = 'river stone candle 42'

let net: TestNetwork
let root: Awaited<ReturnType<typeof signIn>>
beforeAll(async () => {
  net = await createTestNetwork({ homes: 0 })
  const { password } = await addStaff({
    ctx: net.system(),
    input: { username: 'root', name: 'Root', role: 'admin' },
  })
  root = await signIn('root', password)
})
afterAll(() => net.close())

const visitor = () => net.as({ kind: 'visitor', visitorId: null })

/** Signs in and answers a way to act in that session, by what the session row says now. */
async function signIn(username: string, password: string, totp?: string) {
  const { sessionId } = await signInStaff({ ctx: visitor(), input: { username, password, totp } })
  const lives = () => resolveSession(net.db, net.system().env, sessionId, net.clock.now, { touch: false })
  const ctx = async () => {
    const session = await lives()
    if (!session) throw new Error('session over')
    return net.as(session.actor)
  }
  return { sessionId, lives, ctx }
}

let n = 0
async function colleague(role: StaffRole = 'operator') {
  const username = `user${++n}`
  const { staff, password } = await inviteStaff({
    ctx: await root.ctx(),
    input: { username, name: `User ${n}`, role, way: 'password' },
  })
  return { ...staff, password: password! }
}
const tokenOf = (access: StaffAccess) => access.link!.split('#')[1]!

test('a link lets somebody choose a password, once', async () => {
  const access = await inviteStaff({
    ctx: await root.ctx(),
    input: { username: 'Ada', name: 'Ada R.', role: 'operator' },
  })
  expect(access).toMatchObject({ password: null, staff: { username: 'ada', state: 'invited' } })
  expect(access.link).toMatch(/\/admin\/invite#[\w-]{40,}$/)
  const token = tokenOf(access)
  expect(await checkInvite({ ctx: visitor(), input: { token } })).toMatchObject({
    username: 'ada',
    name: 'Ada R.',
  })
  await expect(signIn('ada', '')).rejects.toMatchObject({ code: 'unauthenticated' })
  for (const password of ['short', 'aaaaaaaaaaaaaaaa', 'x'.repeat(300)])
    await expect(acceptInvite({ ctx: visitor(), input: { token, password } })).rejects.toThrow()
  const twice = await Promise.allSettled(
    [1, 2, 3, 4].map(() => acceptInvite({ ctx: visitor(), input: { token, password: GOOD } })),
  )
  expect(twice.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  expect((await (await signIn('ada', GOOD)).ctx()).actor).toMatchObject({ role: 'operator', username: 'ada' })
  await expect(checkInvite({ ctx: visitor(), input: { token } })).rejects.toMatchObject({ code: 'expired' })
  expect((await net.db.staffInvite.findMany()).every((row) => !row.hash.includes(token))).toBe(true)
})

test('a link runs out, and a newer one or the end of the account ends it', async () => {
  const ctx = await root.ctx()
  const invite = async (username: string) =>
    inviteStaff({ ctx, input: { username, name: username, role: 'viewer' } })
  const old = await invite('late')
  net.clock.advance(-1)
  const fresh = await resetStaff({ ctx, input: { id: old.staff.id, body: {} } })
  const accept = (access: StaffAccess) =>
    acceptInvite({ ctx: visitor(), input: { token: tokenOf(access), password: GOOD } })
  await expect(accept(old)).rejects.toMatchObject({ code: 'expired' })
  await disableStaffById({ ctx, input: { id: old.staff.id } })
  await expect(accept(fresh)).rejects.toMatchObject({ code: 'expired' })
  const third = await invite('later')
  const start = net.clock.now
  net.clock.now = new Date(start.getTime() + 73 * 3_600_000)
  await expect(accept(third)).rejects.toMatchObject({ code: 'expired' })
  net.clock.now = start
  await expect(invite('late')).rejects.toMatchObject({ code: 'conflict' })
})

test('roles: only an administrator manages, everybody reads names', async () => {
  for (const role of ['viewer', 'operator', 'approver'] as const) {
    const { username, password, id } = await colleague(role)
    const ctx = await (await signIn(username, password)).ctx()
    const acts = [
      inviteStaff({ ctx, input: { username: 'evil', name: 'E', role: 'admin' } }),
      changeStaff({ ctx, input: { id, body: { role: 'admin' } } }),
      resetStaff({ ctx, input: { id, body: {} } }),
      disableStaffById({ ctx, input: { id } }),
      enableStaff({ ctx, input: { id } }),
      endStaffSessions({ ctx, input: { id } }),
      removeSecondFactor({ ctx, input: { id } }),
    ]
    for (const act of acts) await expect(act).rejects.toMatchObject({ code: 'forbidden' })
    const list = await listStaff(ctx)
    expect(list.find((one) => one.username === 'root')).toMatchObject({ sessions: null, lastSignInAt: null })
  }
  expect((await listStaff(await root.ctx())).find((one) => one.username === 'root')).toMatchObject({
    sessions: 1,
    state: 'active',
    lastSignInAt: expect.any(String),
  })
})

test('another role counts in the session that is open', async () => {
  const { username, password, id } = await colleague('admin')
  const session = await signIn(username, password)
  await changeStaff({ ctx: await root.ctx(), input: { id, body: { role: 'viewer' } } })
  expect((await session.ctx()).actor).toMatchObject({ role: 'viewer' })
})

test('who is disabled is out at once and in again with the same password', async () => {
  const { username, password, id } = await colleague()
  const session = await signIn(username, password)
  await disableStaffById({ ctx: await root.ctx(), input: { id } })
  expect(await session.lives()).toBeNull()
  await expect(signIn(username, password)).rejects.toMatchObject({ code: 'unauthenticated' })
  const facts = await net.db.outbox.findMany({ where: { audience: `session:${session.sessionId}` } })
  expect(facts).toHaveLength(1)
  await enableStaff({ ctx: await root.ctx(), input: { id } })
  expect(await session.lives()).toBeNull()
  expect(await (await signIn(username, password)).lives()).not.toBeNull()
})

test('the last administrator stays, also when two shut each other out at once', async () => {
  const ctx = await root.ctx()
  const me = await readAdminMe(ctx)
  await expect(disableStaffById({ ctx, input: { id: me.id } })).rejects.toMatchObject({ code: 'conflict' })
  await expect(changeStaff({ ctx, input: { id: me.id, body: { role: 'viewer' } } })).rejects.toMatchObject({
    code: 'conflict',
  })
  for (let round = 0; round < 5; round++) {
    const other = await colleague('admin')
    const otherCtx = await (await signIn(other.username, other.password)).ctx()
    const outcomes = await Promise.allSettled([
      changeStaff({ ctx, input: { id: other.id, body: { role: 'viewer' } } }),
      changeStaff({ ctx: otherCtx, input: { id: me.id, body: { role: 'viewer' } } }),
    ])
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    await net.db.staffUser.update({ where: { id: me.id }, data: { role: 'admin' } })
    await net.db.staffUser.update({ where: { id: other.id }, data: { role: 'viewer' } })
  }
})

test('a new password asks for the old one and ends the other sessions', async () => {
  const { username, password } = await colleague()
  const here = await signIn(username, password)
  const there = await signIn(username, password)
  const change = async (currentPassword: string, newPassword: string) =>
    changeOwnPassword({ ctx: await here.ctx(), input: { currentPassword, newPassword } })
  await expect(change('wrong password', GOOD)).rejects.toMatchObject({ code: 'invalid-input' })
  await expect(change(password, `${username} ${username}`)).rejects.toThrow(/user name/)
  await change(password, GOOD)
  expect(await here.lives()).not.toBeNull()
  expect(await there.lives()).toBeNull()
  await expect(signIn(username, password)).rejects.toMatchObject({ code: 'unauthenticated' })
  await signIn(username, GOOD)
  const guesses = await Promise.allSettled(Array.from({ length: 20 }, () => change('guess guess', GOOD)))
  expect(
    guesses.filter((one) => one.status === 'rejected' && one.reason.code === 'invalid-input').length,
  ).toBeLessThanOrEqual(3)
})

test('a second factor counts from its first code on, each code once', async () => {
  const { username, password } = await colleague()
  const session = await signIn(username, password)
  const { secret, uri, qrSvg } = await enrolTotp(await session.ctx())
  expect(uri).toContain(`secret=${secret}`)
  expect(qrSvg).toMatch(/^<svg/)
  await signIn(username, password)
  const code = () =>
    new OTPAuth.TOTP({ secret: OTPAuth.Secret.fromBase32(secret), digits: 6, period: 30 }).generate({
      timestamp: net.clock.now.getTime(),
    })
  const wrong = code() === '000000' ? '000001' : '000000'
  await expect(confirmTotp({ ctx: await session.ctx(), input: { code: wrong } })).rejects.toMatchObject({
    code: 'code-wrong',
  })
  expect(await confirmTotp({ ctx: await session.ctx(), input: { code: code() } })).toMatchObject({
    secondFactor: true,
  })
  await expect(signIn(username, password)).rejects.toMatchObject({ code: 'unauthenticated' })
  // The code that confirmed it has been used.
  await expect(signIn(username, password, code())).rejects.toMatchObject({ code: 'unauthenticated' })
  net.clock.advance(30_000)
  const ten = await Promise.allSettled(Array.from({ length: 10 }, () => signIn(username, password, code())))
  expect(ten.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  await expect(enrolTotp(await session.ctx())).rejects.toMatchObject({ code: 'conflict' })
  await expect(disableTotp({ ctx: await session.ctx(), input: { password: 'nonsense' } })).rejects.toThrow()
  await disableTotp({ ctx: await session.ctx(), input: { password } })
  expect(await (await signIn(username, password)).lives()).not.toBeNull()
  const rows = await net.db.staffUser.findMany()
  expect(JSON.stringify(rows)).not.toContain(secret)
})

test('recovery codes stand in for a lost authenticator, each once, also when two come with it at once', async () => {
  const { username, password } = await colleague()
  const session = await signIn(username, password)
  const { secret } = await enrolTotp(await session.ctx())
  const code = new OTPAuth.TOTP({
    secret: OTPAuth.Secret.fromBase32(secret),
    digits: 6,
    period: 30,
  }).generate({ timestamp: net.clock.now.getTime() })
  const { recoveryCodes, recoveryCodesLeft } = await confirmTotp({
    ctx: await session.ctx(),
    input: { code },
  })
  expect([recoveryCodesLeft, new Set(recoveryCodes).size]).toEqual([10, 10])
  expect(recoveryCodes[0]).toMatch(/^[2-9a-z]{5}-[2-9a-z]{5}$/)
  // As it was written down: in capitals, without the dash.
  await signIn(username, password, recoveryCodes[0]!.toUpperCase().replace('-', ' '))
  await expect(signIn(username, password, recoveryCodes[0])).rejects.toMatchObject({
    code: 'unauthenticated',
  })
  const twice = await Promise.allSettled([1, 2].map(() => signIn(username, password, recoveryCodes[1])))
  expect(twice.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  await expect(signIn(username, 'not the password', recoveryCodes[2])).rejects.toMatchObject({
    code: 'unauthenticated',
  })
  expect(await readAdminMe(await session.ctx())).toMatchObject({ recoveryCodesLeft: 8 })

  const remake = async (own: string) =>
    remakeRecoveryCodes({ ctx: await session.ctx(), input: { password: own } })
  await expect(remake('nonsense')).rejects.toMatchObject({ code: 'invalid-input' })
  const { codes } = await remake(password)
  expect(codes).toHaveLength(10)
  await expect(signIn(username, password, recoveryCodes[2])).rejects.toMatchObject({
    code: 'unauthenticated',
  })
  await signIn(username, password, codes[0])

  const events = await net.db.auditEvent.findMany()
  const kept = JSON.stringify([
    await net.db.staffRecoveryCode.findMany(),
    events.map((row) => ({ ...row, id: String(row.id) })),
  ])
  for (const one of [...recoveryCodes, ...codes]) {
    expect(kept).not.toContain(one)
    expect(kept).not.toContain(one.replace('-', ''))
  }
  const audit = await net.db.auditEvent.findMany({ where: { subject: `staff:${username}` } })
  expect(audit.filter((row) => row.action === 'staff.recovery-code-used')).toHaveLength(3)
  expect(audit.filter((row) => row.action === 'staff.recovery-codes-made')).toHaveLength(1)
  await disableTotp({ ctx: await session.ctx(), input: { password } })
  expect(await readAdminMe(await session.ctx())).toMatchObject({ recoveryCodesLeft: null })
  await expect(remake(password)).rejects.toMatchObject({ code: 'out-of-order' })
  expect(await net.db.staffRecoveryCode.count()).toBe(0)
})

test('guessing recovery codes earns the same pause as guessing codes', async () => {
  const { username, password } = await colleague()
  const session = await signIn(username, password)
  const { secret } = await enrolTotp(await session.ctx())
  const code = new OTPAuth.TOTP({
    secret: OTPAuth.Secret.fromBase32(secret),
    digits: 6,
    period: 30,
  }).generate({ timestamp: net.clock.now.getTime() })
  const { recoveryCodes } = await confirmTotp({ ctx: await session.ctx(), input: { code } })
  for (let i = 0; i < 5; i++)
    await expect(signIn(username, password, 'aaaaa-aaaaa')).rejects.toMatchObject({ code: 'unauthenticated' })
  await expect(signIn(username, password, recoveryCodes[0])).rejects.toMatchObject({
    code: 'too-many-attempts',
  })
})

test('guesses sent all at once earn their pause: a right one among many comes too late', async () => {
  const { username, password } = await colleague()
  const wrong = Array.from({ length: 30 }, (_, i) => signIn(username, `guess number ${i}`))
  const outcomes = await Promise.allSettled([...wrong, signIn(username, password)])
  expect(outcomes.filter((one) => one.status === 'fulfilled')).toEqual([])
  await expect(signIn(username, password)).rejects.toMatchObject({ code: 'too-many-attempts' })
})

test('one password tried on many names pauses the address it comes from, and no other', async () => {
  const { username, password } = await colleague()
  const from = (address: string, name: string, secret: string) =>
    signInStaff({ ctx: visitor(), input: { username: name, password: secret, address } })
  for (let i = 0; i < 30; i++)
    await expect(from('203.0.113.7', `nobody${i}`, 'Summer2026!')).rejects.toMatchObject({
      code: 'unauthenticated',
    })
  await expect(from('203.0.113.7', username, password)).rejects.toMatchObject({ code: 'too-many-attempts' })
  expect(await from('203.0.113.8', username, password)).toMatchObject({ userId: expect.any(String) })
  net.clock.advance(15 * 60_000)
  expect(await from('203.0.113.7', username, password)).toMatchObject({ userId: expect.any(String) })
})

test('own sessions are listed under digests and ended one by one; never somebody else’s', async () => {
  const { username, password } = await colleague()
  const here = await signIn(username, password)
  const there = await signIn(username, password)
  const list = await listMyStaffSessions(await here.ctx())
  expect(list).toHaveLength(2)
  expect(JSON.stringify(list)).not.toContain(there.sessionId)
  const other = list.find((one) => !one.current)!
  const stranger = await colleague()
  const strange = await (await signIn(stranger.username, stranger.password)).ctx()
  await expect(
    endMyStaffSession({ ctx: strange, input: { sessionId: other.sessionId } }),
  ).rejects.toMatchObject({ code: 'not-found' })
  await endMyStaffSession({ ctx: await here.ctx(), input: { sessionId: other.sessionId } })
  expect(await there.lives()).toBeNull()
  expect(await here.lives()).not.toBeNull()
})

test('everything stands in an audit log that is whole, and nothing secret does', async () => {
  await disableStaff({ ctx: net.system(), input: { username: 'ada' } })
  const root2 = await signIn('root', await freshPassword())
  expect(await verifyAudit(await root2.ctx())).toMatchObject({ intact: true })
  const rows = await net.db.auditEvent.findMany()
  const actions = new Set(rows.map((row) => row.action))
  for (const action of [
    'staff.added',
    'staff.invited',
    'staff.password-chosen',
    'staff.password-reset',
    'staff.password-changed',
    'staff.changed',
    'staff.disabled',
    'staff.enabled',
    'staff.second-factor-on',
    'staff.second-factor-off',
    'session.started',
  ])
    expect(actions).toContain(action)
  const text = JSON.stringify(rows.map((row) => row.data))
  expect(text).not.toContain(GOOD)
  expect(text).not.toMatch(/scrypt|#[\w-]{40}/)
})

async function freshPassword() {
  const { resetStaffPassword } = await import('./manage-staff')
  return (await resetStaffPassword({ ctx: net.system(), input: { username: 'root' } })).password
}
