import { maskMeterId, parseMeterId } from '@/lib/domain/meter-id'
import { AppError } from '@/lib/errors'
import { recordAudit } from '../audit/record-audit'
import { requireStaffOrSystem } from '../authorize'
import { type Call, withTransaction } from '../context'
import { streakOf } from './verify-code'

/** Opens sign-in by code again for a meter that too many wrong codes have closed; answers whether it was closed. */
export async function releaseMeter({
  ctx,
  input,
}: Call<{ meterId: string }>): Promise<{ released: boolean }> {
  requireStaffOrSystem(ctx.actor, 'admin')
  const parsed = parseMeterId(input.meterId)
  if (!parsed.ok) throw new AppError('meter-id-format', 'That meter ID looks mistyped.')
  const { meterId } = parsed
  return withTransaction(ctx, async (tx) => {
    const { count } = await tx.rateLimit.deleteMany({
      where: { OR: [{ key: streakOf(meterId) }, { key: { startsWith: `${streakOf(meterId)}:` } }] },
    })
    if (count > 0) await recordAudit(tx, ctx, 'sign-in.released', `meter:${maskMeterId(meterId)}`)
    return { released: count > 0 }
  })
}
