import { randomUUID } from 'node:crypto'
import { encrypt, hashCode, makeCode } from '@/lib/auth/secrets'
import { parseMeterId } from '@/lib/domain/meter-id'
import { OTP_LIFETIME_MS } from '@/lib/domain/otp/rules'
import { AppError } from '@/lib/errors'
import { type Call, type Context, withTransaction } from '../context'
import { takeFromBudget } from '../take-from-budget'

export type RequestCodeInput = {
  visitorId: string
  meterId: string
  address: string | null
  channel?: 'sms' | 'email'
}
export type CodeRequested = {
  meterId: string
  expiresInSeconds: number
  resendAfterSeconds: number
  sentNow: boolean
  /** Messages of the last minutes did not get out: said to everybody alike */
  delayed: boolean
}

const DAY_MS = 24 * 3_600_000

/**
 * Makes a code for a meter id of the right form and hands it to delivery. Existing and unknown meters take the same
 * path, the same writes and the same answer; only the row's state differs.
 * Errors: meter-id-format, rate-limited.
 */
export async function requestCode({ ctx, input }: Call<RequestCodeInput>): Promise<CodeRequested> {
  const parsed = parseMeterId(input.meterId)
  if (!parsed.ok)
    throw new AppError(
      'meter-id-format',
      'That meter ID looks mistyped. It reads like NE-1234567-8, on your bill and on the meter.',
    )
  const { meterId } = parsed
  const { env } = ctx
  const now = ctx.now()
  const cooldown = env.otp.cooldownSeconds * 1000
  if (cooldown > 0) {
    const pause = await takeFromBudget(ctx.db, `otp:pause:${input.visitorId}:${meterId}`, 1, cooldown, now)
    if (!pause.allowed && !(await hasUsedTheCode(ctx, input.visitorId, meterId)))
      return answer(meterId, Math.ceil(pause.retryAfterMs / 1000), false, await deliveryFails(ctx))
  }
  await requireBudgets(ctx, meterId, input.address, now)
  const customer = await ctx.db.customer.findFirst({ where: { meterId, deletedAt: null } })
  const challengeId = randomUUID()
  const code = makeCode()
  const channel = pickChannel(env, input.channel, customer)
  await withTransaction(ctx, async (tx) => {
    await tx.otpChallenge.updateMany({
      where: { visitorId: input.visitorId, consumedAt: null, replacedAt: null },
      data: { replacedAt: now },
    })
    await tx.otpChallenge.create({
      data: {
        id: challengeId,
        visitorId: input.visitorId,
        meterId,
        codeHash: customer ? hashCode(env.authSecret, challengeId, code) : null,
        createdAt: now,
        expiresAt: new Date(now.getTime() + OTP_LIFETIME_MS),
      },
    })
    await tx.outboundMessage.create({
      data: {
        dedupeKey: `otp:${challengeId}`,
        channel,
        recipient: customer ? (channel === 'email' ? customer.email! : customer.phone) : '',
        subject: channel === 'email' ? `${env.UTILITY_NAME}: your sign-in code` : null,
        text: `${env.UTILITY_NAME}: your sign-in code is {code}. It works for 5 minutes. We never ask for it by phone.`,
        secret: encrypt(env.authSecret, code),
        state: customer ? 'queued' : 'void',
        nextAttemptAt: now,
        createdAt: now,
      },
    })
  })
  return answer(meterId, env.otp.cooldownSeconds, true, await deliveryFails(ctx))
}

/** Whoever signed in with the last code and is back at the door waits for nothing: that code opens no second time. */
async function hasUsedTheCode(ctx: Context, visitorId: string, meterId: string): Promise<boolean> {
  const last = await ctx.db.otpChallenge.findFirst({
    where: { visitorId, meterId },
    orderBy: { createdAt: 'desc' },
    select: { consumedAt: true },
  })
  return Boolean(last?.consumedAt)
}

function answer(
  meterId: string,
  resendAfterSeconds: number,
  sentNow: boolean,
  delayed: boolean,
): CodeRequested {
  return { meterId, expiresInSeconds: OTP_LIFETIME_MS / 1000, resendAfterSeconds, sentNow, delayed }
}

/** A mail server carries no texts: there the mail address is the way, when there is one. */
function pickChannel(
  env: Context['env'],
  asked: 'sms' | 'email' | undefined,
  customer: { email: string | null } | null,
): 'sms' | 'email' {
  return customer?.email && (asked === 'email' || env.otp.delivery === 'smtp') ? 'email' : 'sms'
}

/** The last that came of sending was a failure. Looks at all messages, so that it says nothing about a meter. */
async function deliveryFails(ctx: Context): Promise<boolean> {
  const since = new Date(ctx.now().getTime() - 10 * 60_000)
  const [row] = await ctx.db.$queryRaw<{ failed: Date | null; sent: Date | null }[]>`
    select max("createdAt") filter (where "lastError" is not null and state in ('queued', 'failed')) as failed,
      max("sentAt") as sent
    from "OutboundMessage" where "createdAt" > ${since}`
  return Boolean(row?.failed && (!row.sent || row.sent < row.failed))
}

async function requireBudgets(
  ctx: Context,
  meterId: string,
  address: string | null,
  now: Date,
): Promise<void> {
  const { otp, demo } = ctx.env
  const budgets: [string, number, number][] = [
    [`otp:10min:${meterId}`, otp.perMeter10Min, 600_000],
    [`otp:day:${meterId}`, otp.perMeterDay, DAY_MS],
  ]
  if (address && !(demo && isLoopback(address)))
    budgets.push([`otp:address:${address}`, otp.perAddress10Min, 600_000])
  for (const [key, max, windowMs] of budgets) {
    const budget = await takeFromBudget(ctx.db, key, max, windowMs, now)
    if (!budget.allowed)
      throw new AppError(
        'rate-limited',
        `Too many codes were asked for. Try again in ${waitText(budget.retryAfterMs)}.`,
        {
          retryAfterMs: budget.retryAfterMs,
        },
      )
  }
}

export function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.')
}

export function waitText(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000))
  return seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`
}
