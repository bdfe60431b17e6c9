import { hashCode, sameHash } from '@/lib/auth/secrets'
import type { Tx } from '@/lib/db/client'
import { parseMeterId } from '@/lib/domain/meter-id'
import {
  OTP_FAILURES_PER_HOUR,
  OTP_KNOWN_DEVICE_FAILURES_PER_HOUR,
  OTP_MAX_ATTEMPTS,
  readCode,
  whyClosed,
} from '@/lib/domain/otp/rules'
import { AppError } from '@/lib/errors'
import { type Call, type Context, withTransaction } from '../context'
import { createSession } from '../sessions/create-session'
import { readBudget, takeFromBudget } from '../take-from-budget'
import { waitText } from './request-code'

export type VerifyCodeInput = { visitorId: string; meterId: string; code: string; userAgent?: string }
export type Verified = { sessionId: string; customerId: string; meterId: string }

const HOUR_MS = 3_600_000

/**
 * Takes one guess at the visitor's newest code for the meter and, when right, makes the session, once.
 * Errors: code-wrong (with tries left in values), code-expired, code-used, too-many-attempts, rate-limited.
 */
export async function verifyCode({ ctx, input }: Call<VerifyCodeInput>): Promise<Verified> {
  const parsed = parseMeterId(input.meterId)
  if (!parsed.ok)
    throw new AppError('meter-id-format', 'That meter ID looks mistyped. It reads like NE-1234567-8.')
  const code = readCode(input.code)
  if (!code) throw new AppError('code-wrong', 'A code has six digits. Type the one from our newest message.')
  const now = ctx.now()
  const { meterId } = parsed
  const known = await isKnownDevice(ctx, input.visitorId, meterId)
  await requireFailureBudgets(ctx, meterId, known, input.visitorId, now)
  const challenge = await ctx.db.otpChallenge.findFirst({
    where: { visitorId: input.visitorId, meterId },
    orderBy: { createdAt: 'desc' },
  })
  if (!challenge) return refuse(ctx, 'code-expired', meterId, known, input.visitorId, now)
  // The guess is counted before it is looked at: parallel guesses cannot see more than the limit.
  const counted = await ctx.db.$queryRaw<{ attempts: number }[]>`
    UPDATE "OtpChallenge" SET "attempts" = "attempts" + 1
    WHERE "id" = ${challenge.id} AND "attempts" < ${OTP_MAX_ATTEMPTS} AND "consumedAt" IS NULL
      AND "replacedAt" IS NULL AND "expiresAt" > ${now}
    RETURNING "attempts"`
  const guess = counted[0]
  if (!guess) {
    const fresh = await ctx.db.otpChallenge.findUniqueOrThrow({ where: { id: challenge.id } })
    return refuse(ctx, whyClosed(fresh, now) ?? 'too-many-attempts', meterId, known, input.visitorId, now)
  }
  const expected = challenge.codeHash ?? hashCode(ctx.env.authSecret, 'nobody', '')
  const right =
    sameHash(hashCode(ctx.env.authSecret, challenge.id, code), expected) && challenge.codeHash !== null
  if (!right) {
    const left = OTP_MAX_ATTEMPTS - guess.attempts
    return refuse(
      ctx,
      left > 0 ? 'code-wrong' : 'too-many-attempts',
      meterId,
      known,
      input.visitorId,
      now,
      left,
    )
  }
  return withTransaction(ctx, async (tx) => {
    const { count } = await tx.otpChallenge.updateMany({
      where: { id: challenge.id, consumedAt: null },
      data: { consumedAt: now },
    })
    if (count !== 1) throw new AppError('code-used', 'This code has been used. Ask for a new one.')
    const customer = await tx.customer.findFirstOrThrow({ where: { meterId, deletedAt: null } })
    const sessionId = await createSession(tx, ctx.env, now, {
      kind: 'customer',
      customerId: customer.id,
      visitorId: input.visitorId,
      userAgent: input.userAgent,
    })
    await clearFailures(tx, meterId, input.visitorId)
    return { sessionId, customerId: customer.id, meterId }
  })
}

/** This browser has signed in to this meter before. */
async function isKnownDevice(ctx: Context, visitorId: string, meterId: string): Promise<boolean> {
  const customer = await ctx.db.customer.findUnique({ where: { meterId }, select: { id: true } })
  const session = await ctx.db.session.findFirst({
    where: { visitorId, customerId: customer?.id ?? 'nobody' },
    select: { id: true },
  })
  return session !== null
}

function failureKey(known: boolean, meterId: string, visitorId: string): { key: string; max: number } {
  return known
    ? { key: `otp:fail:${meterId}:${visitorId}`, max: OTP_KNOWN_DEVICE_FAILURES_PER_HOUR }
    : { key: `otp:fail:${meterId}`, max: OTP_FAILURES_PER_HOUR }
}

async function requireFailureBudgets(
  ctx: Context,
  meterId: string,
  known: boolean,
  visitorId: string,
  now: Date,
): Promise<void> {
  const { key, max } = failureKey(known, meterId, visitorId)
  const own = await readBudget(ctx.db, key, now)
  if (own.count >= maxFailures(ctx, max))
    throw new AppError(
      'too-many-attempts',
      `Too many wrong codes for this meter. Try again in ${waitText(own.retryAfterMs)}.`,
      {
        retryAfterMs: own.retryAfterMs,
      },
    )
  // Spraying breaker: many meters, one guess each. Browsers that signed in before pass.
  if (known) return
  const all = await readBudget(ctx.db, 'otp:fail:all', now)
  if (all.count >= ctx.env.otp.failuresPerMinute)
    throw new AppError(
      'rate-limited',
      `Sign-in is paused for a moment. Try again in ${waitText(all.retryAfterMs)}.`,
      {
        retryAfterMs: all.retryAfterMs,
      },
    )
}

/** Demo meters are shared by everyone who tries the demo: a wider budget, the same rule. */
function maxFailures(ctx: Context, max: number): number {
  return ctx.env.demo ? max * 10 : max
}

async function clearFailures(tx: Tx, meterId: string, visitorId: string): Promise<void> {
  await tx.rateLimit.deleteMany({
    where: { key: { in: [`otp:fail:${meterId}`, `otp:fail:${meterId}:${visitorId}`] } },
  })
}

async function refuse(
  ctx: Context,
  code: 'code-wrong' | 'code-expired' | 'code-used' | 'too-many-attempts',
  meterId: string,
  known: boolean,
  visitorId: string,
  now: Date,
  triesLeft = 0,
): Promise<never> {
  await takeFromBudget(ctx.db, failureKey(known, meterId, visitorId).key, OTP_FAILURES_PER_HOUR, HOUR_MS, now)
  const all = await takeFromBudget(ctx.db, 'otp:fail:all', ctx.env.otp.failuresPerMinute, 60_000, now)
  if (all.count === ctx.env.otp.failuresPerMinute)
    ctx.log.error({ count: all.count }, 'sign-in breaker: too many wrong codes in a minute')
  const texts = {
    'code-wrong': `That code is not right. You have ${triesLeft} ${triesLeft === 1 ? 'try' : 'tries'} left.`,
    'code-expired': 'That code has expired. Ask for a new one.',
    'code-used': 'That code has been used. Ask for a new one.',
    'too-many-attempts': 'Too many wrong tries with this code. Ask for a new one.',
  }
  throw new AppError(code, texts[code], { values: { triesLeft } })
}
