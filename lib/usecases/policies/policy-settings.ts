import type { Prisma } from '@/lib/db/generated/client'
import { ApprovalSettings } from '@/lib/protocol/activation'
import { APPROVAL_KEY, readApproval } from '@/lib/usecases/activations/approval'
import { recordAudit } from '@/lib/usecases/audit/record-audit'
import { requireStaff } from '@/lib/usecases/authorize'
import { type Call, type Context, withTransaction } from '@/lib/usecases/context'

/** From which size on a second person must approve an activation. */
export async function showApproval(ctx: Context): Promise<ApprovalSettings> {
  requireStaff(ctx.actor)
  return readApproval(ctx.db)
}

export async function changeApproval({ ctx, input }: Call<unknown>): Promise<ApprovalSettings> {
  requireStaff(ctx.actor, 'admin')
  const change = ApprovalSettings.partial().parse(input)
  return withTransaction(ctx, async (tx) => {
    await tx.$queryRaw`select 1 from "Setting" where key = ${APPROVAL_KEY} for update`
    const next = { ...(await readApproval(tx)), ...change }
    const value = next as unknown as Prisma.InputJsonValue
    await tx.setting.upsert({
      where: { key: APPROVAL_KEY },
      create: { key: APPROVAL_KEY, value },
      update: { value },
    })
    await recordAudit(tx, ctx, 'approval.changed', 'setting:approval', next)
    return next
  })
}
