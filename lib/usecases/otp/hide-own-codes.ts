import { hashCode, sameHash } from '@/lib/auth/secrets'
import { hideCodes, readCodes } from '@/lib/domain/otp/rules'
import type { Context } from '../context'

const MEMORY_MS = 24 * 3_600_000

/**
 * A signed-in person's text without their own login codes: an impatient second try is typed after the first one worked.
 * Other six-digit numbers, a reading or an account, stay.
 */
export async function hideOwnCodes(ctx: Context, meterId: string, text: string): Promise<string> {
  const codes = readCodes(text)
  if (codes.length === 0) return text
  const challenges = await ctx.db.otpChallenge.findMany({
    where: { meterId, createdAt: { gt: new Date(ctx.now().getTime() - MEMORY_MS) }, codeHash: { not: null } },
    select: { id: true, codeHash: true },
    orderBy: { createdAt: 'desc' },
    take: 100,
  })
  const isCode = (code: string) =>
    challenges.some(({ id, codeHash }) => sameHash(hashCode(ctx.env.authSecret, id, code), codeHash!))
  return codes.some(isCode) ? hideCodes(text) : text
}
