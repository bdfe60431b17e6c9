import { hashCode, sameHash } from '@/lib/auth/secrets'
import type { Tx } from '@/lib/db/client'
import { parseMeterId } from '@/lib/domain/meter-id'
import {
  type CodeRefusal,
  OTP_FAILURES_IN_A_ROW,
  OTP_FAILURES_PER_HOUR,
  OTP_KNOWN_DEVICE_FAILURES_PER_HOUR,
  OTP_MAX_ATTEMPTS,
  readCode,
  whyClosed,
} from '@/lib/domain/otp/rules'
import { AppError } from '@/lib/errors'
import { type Call, type Context, withTransaction } from '../context'
import { createSession } from '../sessions/create-session'
import { takeFromBudget } from '../take-from-budget'
import { waitText } from './request-code'

export type VerifyCodeInput = { visitorId: string; meterId: string; code: string; userAgent?: string }
export type Verified = { sessionId: string; customerId: string; meterId: string }

const HOUR_MS = 3_600_000
/** A streak ends with a right code, or when staff release the meter. */
const STREAK_MS = 10 * 365 * 24 * HOUR_MS
const EVERYBODY = 'otp:fail:all'

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
  const guesser: Guesser = { meterId, visitorId: input.visitorId, known }
  await takeGuess(ctx, guesser, now)
  const challenge = await ctx.db.otpChallenge.findFirst({
    where: { visitorId: input.visitorId, meterId },
    orderBy: { createdAt: 'desc' },
  })
  if (!challenge) return refuse('code-expired')
  // The guess is counted before it is looked at: parallel guesses cannot see more than the limit.
  const counted = await ctx.db.$queryRaw<{ attempts: number }[]>`
    UPDATE "OtpChallenge" SET "attempts" = "attempts" + 1
    WHERE "id" = ${challenge.id} AND "attempts" < ${OTP_MAX_ATTEMPTS} AND "consumedAt" IS NULL
      AND "replacedAt" IS NULL AND "expiresAt" > ${now}
    RETURNING "attempts"`
  const guess = counted[0]
  if (!guess) {
    const fresh = await ctx.db.otpChallenge.findUniqueOrThrow({ where: { id: challenge.id } })
    return refuse(whyClosed(fresh, now) ?? 'too-many-attempts')
  }
  const expected = challenge.codeHash ?? hashCode(ctx.env.authSecret, 'nobody', '')
  const right =
    sameHash(hashCode(ctx.env.authSecret, challenge.id, code), expected) && challenge.codeHash !== null
  if (!right) {
    const left = OTP_MAX_ATTEMPTS - guess.attempts
    return refuse(left > 0 ? 'code-wrong' : 'too-many-attempts', left)
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
    await giveBack(tx, guesser, now)
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

type Guesser = { meterId: string; visitorId: string; known: boolean }

export const streakOf = (meterId: string) => `otp:streak:${meterId}`

/** A browser that signed in to the meter before is counted apart: nobody else can use up its guesses. */
function budgetsOf({ meterId, visitorId, known }: Guesser) {
  const name = known ? `${meterId}:${visitorId}` : meterId
  return { hour: `otp:fail:${name}`, streak: streakOf(name) }
}

/**
 * Counts the guess before it is looked at, on the meter that was named whether it exists or not: guesses at once cannot
 * see more than the limits, and a new code does not reset them. A right one gives back what it took.
 */
async function takeGuess(ctx: Context, guesser: Guesser, now: Date): Promise<void> {
  const keys = budgetsOf(guesser)
  const perHour = guesser.known ? OTP_KNOWN_DEVICE_FAILURES_PER_HOUR : OTP_FAILURES_PER_HOUR
  const hour = await takeFromBudget(ctx.db, keys.hour, allowed(ctx, perHour), HOUR_MS, now)
  if (!hour.allowed)
    throw tooMany(
      `Too many wrong codes for this meter. Try again in ${waitText(hour.retryAfterMs)}.`,
      hour.retryAfterMs,
    )
  const streak = await takeFromBudget(
    ctx.db,
    keys.streak,
    allowed(ctx, OTP_FAILURES_IN_A_ROW),
    STREAK_MS,
    now,
  )
  if (!streak.allowed)
    throw tooMany(
      `Signing in by code is closed for this meter after too many wrong codes. Call us at ${ctx.env.UTILITY_PHONE}; a browser that was signed in before still works.`,
      undefined,
      { closed: 1 },
    )
  // Spraying breaker: many meters, one guess each. Browsers that signed in before pass.
  const perMinute = ctx.env.otp.failuresPerMinute - 1
  const all = await takeFromBudget(ctx.db, EVERYBODY, perMinute, 60_000, now)
  if (all.count === perMinute + 1)
    ctx.log.error({ count: all.count }, 'sign-in breaker: too many wrong codes in a minute')
  if (all.allowed || guesser.known) return
  throw new AppError(
    'rate-limited',
    `Sign-in is paused for a moment. Try again in ${waitText(all.retryAfterMs)}.`,
    { retryAfterMs: all.retryAfterMs },
  )
}

async function giveBack(tx: Tx, guesser: Guesser, now: Date): Promise<void> {
  const both = [budgetsOf(guesser), budgetsOf({ ...guesser, known: true })]
  await tx.rateLimit.deleteMany({
    where: { key: { in: both.flatMap(({ hour, streak }) => [hour, streak]) } },
  })
  await tx.rateLimit.updateMany({
    where: { key: EVERYBODY, windowEnd: { gt: now }, count: { gt: 0 } },
    data: { count: { decrement: 1 } },
  })
}

/** Demo meters are shared by everyone who tries the demo: a wider budget, the same rule. */
function allowed(ctx: Context, max: number): number {
  return ctx.env.demo ? max * 10 : max
}

function tooMany(detail: string, retryAfterMs?: number, values?: Record<string, number>): AppError {
  return new AppError('too-many-attempts', detail, { retryAfterMs, values })
}

function refuse(code: CodeRefusal, triesLeft = 0): never {
  const texts = {
    'code-wrong': `That code is not right. You have ${triesLeft} ${triesLeft === 1 ? 'try' : 'tries'} left.`,
    'code-expired': 'That code has expired. Ask for a new one.',
    'code-used': 'That code has been used. Ask for a new one.',
    'too-many-attempts': 'Too many wrong tries with this code. Ask for a new one.',
  }
  throw new AppError(code, texts[code], { values: { triesLeft } })
}
