import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { decrypt } from '@/lib/auth/secrets'
import { makeMeterId } from '@/lib/domain/meter-id'
import { isAppError } from '@/lib/errors'
import type { Context } from '@/lib/usecases/context'
import { resolveSession } from '@/lib/usecases/sessions/resolve-session'
import { createTestNetwork, type TestNetwork } from '@/lib/usecases/test-network'
import { requestCode } from './request-code'
import { verifyCode } from './verify-code'

const REDUCED = process.env.FULL_COUNTS ? 100 : 3
const MINUTE = 60_000
let network: TestNetwork
let ctx: Context
let meterId: string

beforeAll(async () => {
  network = await createTestNetwork({ homes: 4 })
})
afterAll(() => network.close())
beforeEach(async () => {
  await network.db.rateLimit.deleteMany()
  await network.db.otpChallenge.deleteMany()
  await network.db.outboundMessage.deleteMany()
  await network.db.session.deleteMany()
  ctx = network.as({ kind: 'visitor', visitorId: 'visitor-1' })
  meterId = network.homes[0]!.meterId
})

const ask = (id = meterId, visitorId = 'visitor-1', address: string | null = null) =>
  requestCode({ ctx, input: { visitorId, meterId: id, address } })
const guess = (code: string, id = meterId, visitorId = 'visitor-1') =>
  verifyCode({ ctx, input: { visitorId, meterId: id, code } }).then(
    () => 'signed-in',
    (error: unknown) => (isAppError(error) ? error.code : Promise.reject(error)),
  )

async function sentCode(): Promise<string> {
  const row = await network.db.outboundMessage.findFirstOrThrow({
    where: { state: 'queued' },
    orderBy: { createdAt: 'desc' },
  })
  return decrypt(ctx.env.authSecret, row.secret!)
}
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

describe('sign-in by code (ASVS 6.5, 6.6; NIST SP 800-63B-4 3.1.3)', () => {
  it('A1: of 200 wrong guesses at once at most five are evaluated', async () => {
    for (let run = 0; run < REDUCED; run++) {
      await network.db.rateLimit.deleteMany()
      await ask()
      const bad = wrong(await sentCode())
      await Promise.all(Array.from({ length: 200 }, () => guess(bad)))
      const challenge = await network.db.otpChallenge.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })
      expect(challenge.attempts).toBeLessThanOrEqual(5)
      expect(await network.db.session.count()).toBe(0)
      network.clock.advance(61 * MINUTE)
    }
  })

  it('A2: the right code fifty times at once makes one session', async () => {
    for (let run = 0; run < REDUCED; run++) {
      await network.db.session.deleteMany()
      await network.db.rateLimit.deleteMany()
      await ask()
      const code = await sentCode()
      const answers = await Promise.all(Array.from({ length: 50 }, () => guess(code)))
      expect(answers.filter((a) => a === 'signed-in')).toHaveLength(1)
      expect(await network.db.session.count()).toBe(1)
      network.clock.advance(61 * MINUTE)
    }
  })

  it('A3: a new code does not reset the failed count', async () => {
    let evaluated = 0
    for (let round = 0; round < 20; round++) {
      network.clock.advance(2 * MINUTE)
      await network.db.rateLimit.deleteMany({ where: { key: { startsWith: 'otp:10min' } } })
      await network.db.rateLimit.deleteMany({ where: { key: { startsWith: 'otp:day' } } })
      await ask()
      for (let i = 0; i < 3; i++) if ((await guess(wrong(await sentCode()))) === 'code-wrong') evaluated += 1
    }
    expect(evaluated).toBeLessThanOrEqual(10)
  })

  it('A4: a code works until five minutes and not a second longer', async () => {
    await ask()
    const code = await sentCode()
    network.clock.advance(5 * MINUTE - 1000)
    expect(await guess(code)).toBe('signed-in')
    await ask(meterId, 'visitor-2')
    const late = await sentCode()
    network.clock.advance(5 * MINUTE)
    expect(await guess(late, meterId, 'visitor-2')).toBe('code-expired')
  })

  it('A5: a code is of use only in the browser and for the meter that asked for it, and only the newest', async () => {
    await ask()
    const first = await sentCode()
    expect(await guess(first, meterId, 'visitor-2')).toBe('code-expired')
    expect(await guess(first, network.homes[1]!.meterId)).toBe('code-expired')
    network.clock.advance(2 * MINUTE)
    await ask()
    const second = await sentCode()
    expect(await guess(first)).toBe(first === second ? 'signed-in' : 'code-wrong')
    expect(await network.db.session.count()).toBe(first === second ? 1 : 0)
  })

  it('A6: an unknown meter takes the same path and answers alike', async () => {
    const unknown = makeMeterId(9_999_990)
    const known = await ask()
    const { meterId: _shown, ...answer } = await ask(unknown)
    expect(answer).toEqual({
      expiresInSeconds: known.expiresInSeconds,
      resendAfterSeconds: known.resendAfterSeconds,
      sentNow: true,
    })
    expect(await guess('123456', unknown)).toBe('code-wrong')
    const codes: string[] = []
    for (const id of [meterId, unknown]) {
      await network.db.rateLimit.deleteMany()
      let n = 0
      for (;;) {
        network.clock.advance(MINUTE)
        n += 1
        const code = await ask(id).then(
          () => null,
          (error: unknown) => (isAppError(error) ? error.code : 'other'),
        )
        if (code) {
          codes.push(`${n} ${code}`)
          break
        }
      }
    }
    expect(codes[0]).toBe(codes[1])
    expect(codes[0]).toBe('4 rate-limited')
  })

  it('A7: at most three codes in ten minutes and ten in a day for one meter, whoever asks', async () => {
    let sent = 0
    for (let i = 0; i < 40; i++) {
      const answer = await ask(meterId, `visitor-${i}`).catch(() => null)
      if (answer?.sentNow) sent += 1
    }
    expect(sent).toBe(3)
    for (let i = 0; i < 60; i++) {
      network.clock.advance(10 * MINUTE)
      if ((await ask(meterId, `later-${i}`).catch(() => null))?.sentNow) sent += 1
    }
    expect(sent).toBe(10)
  })

  it('A8: the breaker stops spraying, and a browser that signed in before still gets in', async () => {
    await ask()
    expect(await guess(await sentCode())).toBe('signed-in')
    network.clock.advance(10 * MINUTE)
    await network.db.rateLimit.create({
      data: {
        key: 'otp:fail:all',
        windowEnd: new Date(network.clock.now.getTime() + MINUTE),
        count: ctx.env.otp.failuresPerMinute,
      },
    })
    await network.db.rateLimit.create({
      data: {
        key: `otp:fail:${meterId}`,
        windowEnd: new Date(network.clock.now.getTime() + 60 * MINUTE),
        count: 10,
      },
    })
    network.clock.advance(1000)
    await ask(meterId, 'stranger')
    expect(await guess(await sentCode(), meterId, 'stranger')).toBe('too-many-attempts')
    network.clock.advance(1000)
    await ask()
    expect(await guess(await sentCode())).toBe('signed-in')
  })

  it('A10: a session ends by idleness and absolutely, to the second, and a look does not renew it', async () => {
    await ask()
    expect(await guess(await sentCode())).toBe('signed-in')
    const { id } = await network.db.session.findFirstOrThrow()
    const alive = (touch: boolean) =>
      resolveSession(network.db, ctx.env, id, network.clock.now, { touch }).then(Boolean)
    network.clock.advance(59 * MINUTE)
    expect(await alive(false)).toBe(true)
    network.clock.advance(MINUTE)
    expect(await alive(false)).toBe(false)
    await network.db.session.update({ where: { id }, data: { lastSeenAt: network.clock.now } })
    for (let i = 0; i < 24 * 2 - 2; i++) {
      network.clock.advance(30 * MINUTE)
      if (!(await alive(true))) break
    }
    network.clock.advance(30 * MINUTE)
    expect(await alive(true)).toBe(false)
  })

  it('keeps no code in a message, a challenge or a sent text', async () => {
    await ask()
    const code = await sentCode()
    const dump = JSON.stringify([
      await network.db.otpChallenge.findMany(),
      await network.db.outboundMessage.findMany(),
    ])
    expect(dump).not.toContain(code)
  })
})
