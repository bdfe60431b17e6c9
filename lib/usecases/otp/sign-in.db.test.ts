import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { decrypt } from '@/lib/auth/secrets'
import { makeMeterId } from '@/lib/domain/meter-id'
import { isAppError } from '@/lib/errors'
import type { Context } from '@/lib/usecases/context'
import { resolveSession } from '@/lib/usecases/sessions/resolve-session'
import { createTestNetwork, type TestNetwork } from '@/lib/usecases/test-network'
import { releaseMeter } from './release-meter'
import { requestCode } from './request-code'
import { streakOf, verifyCode } from './verify-code'

const FULL = Boolean(process.env.FULL_COUNTS)
const RUNS = FULL ? 100 : 3
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

const ask = (id = meterId, visitorId = 'visitor-1', address: string | null = null) => {
  // No two codes are of the same moment: the newest is the newest.
  network.clock.advance(1)
  return requestCode({ ctx, input: { visitorId, meterId: id, address } })
}
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
const forgetSends = () =>
  network.db.rateLimit.deleteMany({
    where: { OR: ['otp:10min', 'otp:day', 'otp:pause'].map((key) => ({ key: { startsWith: key } })) },
  })
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

describe('the pause between two codes', () => {
  it('holds while a code is out, and not for whoever used it and is back at once', async () => {
    expect((await ask()).sentNow).toBe(true)
    const code = await sentCode()
    expect((await ask()).sentNow).toBe(false)
    expect(await guess(code)).toBe('signed-in')
    expect((await ask()).sentNow).toBe(true)
    expect((await ask()).sentNow).toBe(false)
    expect(await guess(code)).not.toBe('signed-in')
  })
})

describe('sign-in by code (ASVS 6.5, 6.6; NIST SP 800-63B-4 3.1.3)', () => {
  it('A1: of 200 wrong guesses at once at most five are evaluated', async () => {
    for (let run = 0; run < RUNS; run++) {
      await network.db.rateLimit.deleteMany()
      await ask()
      const bad = wrong(await sentCode())
      const answers = await Promise.all(Array.from({ length: 200 }, () => guess(bad)))
      expect(answers.filter((answer) => answer === 'code-wrong').length).toBeLessThanOrEqual(4)
      expect(new Set(answers)).toEqual(new Set(['code-wrong', 'too-many-attempts']))
      const challenge = await network.db.otpChallenge.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })
      expect(challenge.attempts).toBeLessThanOrEqual(5)
      expect(await network.db.session.count()).toBe(0)
      network.clock.advance(61 * MINUTE)
    }
  })

  it('A2: the right code fifty times at once makes one session', async () => {
    for (let run = 0; run < RUNS; run++) {
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

  it('A3: a new code does not reset the failed count: ten guesses an hour, from however many browsers at once', async () => {
    let evaluated = 0
    for (let round = 0; round < 20; round++) {
      network.clock.advance(2 * MINUTE)
      await forgetSends()
      const visitors = [`a${round}`, `b${round}`]
      const guesses: Promise<string>[] = []
      for (const visitor of visitors) {
        await ask(meterId, visitor)
        const bad = wrong(await sentCode())
        guesses.push(...Array.from({ length: 4 }, () => guess(bad, meterId, visitor)))
      }
      evaluated += (await Promise.all(guesses)).filter((answer) => answer === 'code-wrong').length
    }
    expect(evaluated).toBe(10)
  })

  it('A3: after a hundred failures in a row, however slow, a person of the utility opens the meter again', async () => {
    await ask()
    expect(await guess(await sentCode())).toBe('signed-in')
    let evaluated = 0
    for (let hour = 0; hour < 14; hour++) {
      network.clock.advance(61 * MINUTE)
      for (const visitor of ['x', 'y', 'z']) {
        await forgetSends()
        await ask(meterId, visitor)
        const bad = wrong(await sentCode())
        for (let i = 0; i < 4; i++) if ((await guess(bad, meterId, visitor)) === 'code-wrong') evaluated += 1
      }
    }
    expect(evaluated).toBe(100)
    network.clock.advance(61 * MINUTE)
    await forgetSends()
    await ask(meterId, 'x')
    expect(await guess(await sentCode(), meterId, 'x')).toBe('too-many-attempts')
    await ask()
    expect(await guess(await sentCode())).toBe('signed-in')
  })

  it('A3: what closed is opened by staff, once', async () => {
    const windowEnd = new Date(network.clock.now.getTime() + 1000 * 24 * 60 * MINUTE)
    await network.db.rateLimit.create({ data: { key: streakOf(meterId), count: 100, windowEnd } })
    await ask(meterId, 'x')
    expect(await guess(await sentCode(), meterId, 'x')).toBe('too-many-attempts')
    const release = () =>
      releaseMeter({ ctx: network.as({ kind: 'system', job: 'staff' }), input: { meterId } })
    expect(await release()).toEqual({ released: true })
    expect(await release()).toEqual({ released: false })
    await forgetSends()
    await ask(meterId, 'x')
    expect(await guess(await sentCode(), meterId, 'x')).toBe('signed-in')
  })

  it('A4: a code works until five minutes and not a second longer, and never past ten', async () => {
    const tryAfter = async (ms: number, visitor: string) => {
      await network.db.rateLimit.deleteMany()
      await ask(meterId, visitor)
      const code = await sentCode()
      network.clock.advance(ms)
      return guess(code, meterId, visitor)
    }
    expect(await tryAfter(5 * MINUTE - 1000, 'in time')).toBe('signed-in')
    expect(await tryAfter(5 * MINUTE, 'late')).toBe('code-expired')
    expect(await tryAfter(5 * MINUTE + 1000, 'later')).toBe('code-expired')
    expect(await tryAfter(10 * MINUTE - 1000, 'much later')).toBe('code-expired')
    expect(await tryAfter(10 * MINUTE + 1000, 'too late')).toBe('code-expired')
  })

  it(`A5: of ${FULL ? 1000 : 40} right codes none is of use in another browser, for another meter, or after a newer one`, async () => {
    const [one, two] = [network.homes[0]!.meterId, network.homes[1]!.meterId]
    let refused = 0
    for (let i = 0; i < (FULL ? 250 : 10); i++) {
      await network.db.rateLimit.deleteMany()
      await ask(one, `v${i}`)
      const first = await sentCode()
      await ask(two, `w${i}`)
      const others = await sentCode()
      network.clock.advance(2 * MINUTE)
      await ask(one, `v${i}`)
      const second = await sentCode()
      const tries = [
        [first, one, `v${i}`, second],
        [second, one, `w${i}`, null],
        [second, two, `w${i}`, others],
        [others, one, `v${i}`, second],
      ] as const
      for (const [code, meter, visitor, right] of tries) {
        // One in a million is the same number by chance.
        if (code === right) continue
        expect(['code-wrong', 'code-expired', 'code-used']).toContain(await guess(code, meter, visitor))
        refused += 1
      }
    }
    expect(await network.db.session.count()).toBe(0)
    expect(refused).toBeGreaterThan((FULL ? 1000 : 40) - 3)
  })

  it('A6: an unknown meter takes the same path and answers alike', async () => {
    const unknown = makeMeterId(9_999_990)
    const known = await ask()
    const { meterId: _shown, ...answer } = await ask(unknown)
    expect(answer).toEqual({
      expiresInSeconds: known.expiresInSeconds,
      resendAfterSeconds: known.resendAfterSeconds,
      sentNow: true,
      delayed: false,
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

  it(`A8: ${FULL ? '10,000' : '300'} meters tried once each, in waves: fewer than 200 guesses a minute are looked at, staff are alarmed, and a known browser gets in`, async () => {
    await ask()
    expect(await guess(await sentCode())).toBe('signed-in')
    const alarms: string[] = []
    const listening = {
      ...ctx,
      log: { ...ctx.log, error: (_: object, text: string) => void alarms.push(text) } as never,
    }
    let looked = 0
    const meters = FULL ? 10_000 : 300
    for (let i = 0; i < meters; i += 100) {
      const wave = Array.from({ length: 100 }, async (_, n) => {
        const target = makeMeterId(2_000_000 + i + n)
        await ask(target, `sprayer-${i + n}`)
        const input = { visitorId: `sprayer-${i + n}`, meterId: target, code: '123456' }
        return verifyCode({ ctx: listening, input }).catch((error: { code: string }) => error.code)
      })
      looked += (await Promise.all(wave)).filter((answer) => answer === 'code-wrong').length
    }
    expect(looked).toBe(199)
    expect(alarms).toEqual(['sign-in breaker: too many wrong codes in a minute'])
    await ask(network.homes[1]!.meterId, 'stranger')
    expect(await guess(await sentCode(), network.homes[1]!.meterId, 'stranger')).toBe('rate-limited')
    network.clock.advance(1000)
    await network.db.rateLimit.deleteMany({ where: { key: { startsWith: 'otp:pause' } } })
    await ask()
    expect(await guess(await sentCode())).toBe('signed-in')
    network.clock.advance(MINUTE)
    await ask(network.homes[1]!.meterId, 'patient')
    expect(await guess(await sentCode(), network.homes[1]!.meterId, 'patient')).toBe('signed-in')
  }, 600_000)

  it('A8: one meter’s guesses used up by a stranger: its own browser still signs in', async () => {
    await ask()
    expect(await guess(await sentCode())).toBe('signed-in')
    network.clock.advance(10 * MINUTE)
    for (const visitor of ['s1', 's2', 's3']) {
      await forgetSends()
      await ask(meterId, visitor)
      const bad = wrong(await sentCode())
      for (let i = 0; i < 4; i++) await guess(bad, meterId, visitor)
    }
    await forgetSends()
    await ask(meterId, 'stranger')
    expect(await guess(await sentCode(), meterId, 'stranger')).toBe('too-many-attempts')
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
