import {
  makeRecoveryCode,
  RECOVERY_CODES,
  readRecoveryCode,
  shownRecoveryCode,
} from '@/lib/auth/recovery-codes'
import { hashRecoveryCode } from '@/lib/auth/secrets'
import type { Db, Tx } from '@/lib/db/client'
import { uuidV7 } from '@/lib/db/uuid-v7'
import type { Context } from '../context'

/** In place of what there was; answered as they are shown, kept as hashes. */
export async function replaceRecoveryCodes(tx: Tx, ctx: Context, staffId: string): Promise<string[]> {
  const codes = new Set<string>()
  while (codes.size < RECOVERY_CODES) codes.add(makeRecoveryCode())
  await forgetRecoveryCodes(tx, staffId)
  await tx.staffRecoveryCode.createMany({
    data: [...codes].map((code) => ({
      id: uuidV7(),
      staffId,
      hash: hashRecoveryCode(ctx.env.authSecret, staffId, code),
      createdAt: ctx.now(),
    })),
  })
  return [...codes].map(shownRecoveryCode)
}

/** They go with the second factor that they stand in for. */
export async function forgetRecoveryCodes(tx: Tx, staffId: string): Promise<void> {
  await tx.staffRecoveryCode.deleteMany({ where: { staffId } })
}

export function countRecoveryCodes(db: Db | Tx, staffId: string): Promise<number> {
  return db.staffRecoveryCode.count({ where: { staffId, usedAt: null } })
}

/** The hash of an unused code of this person's that was typed where a code is asked for; null when it is none. */
export async function findRecoveryCode(ctx: Context, staffId: string, typed: string): Promise<string | null> {
  const code = readRecoveryCode(typed)
  if (!code) return null
  const hash = hashRecoveryCode(ctx.env.authSecret, staffId, code)
  const unused = await ctx.db.staffRecoveryCode.count({ where: { staffId, hash, usedAt: null } })
  return unused === 1 ? hash : null
}

/** Takes a code, once: of two who come with it at the same moment one is false. */
export async function spendRecoveryCode(tx: Tx, staffId: string, hash: string, now: Date): Promise<boolean> {
  const { count } = await tx.staffRecoveryCode.updateMany({
    where: { staffId, hash, usedAt: null },
    data: { usedAt: now },
  })
  return count === 1
}
