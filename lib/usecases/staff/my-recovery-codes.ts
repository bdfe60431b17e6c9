import { AppError } from '@/lib/errors'
import { DisableTotpInput, type RecoveryCodes } from '@/lib/protocol/admin'
import { recordAudit } from '../audit/record-audit'
import { requireStaff } from '../authorize'
import { type Call, withTransaction } from '../context'
import { proveOwnPassword } from './my-account'
import { replaceRecoveryCodes } from './recovery-codes'

/** Ten new codes in place of the old ones, after the password; shown in this answer and never again. */
export async function remakeRecoveryCodes({ ctx, input }: Call<unknown>): Promise<RecoveryCodes> {
  requireStaff(ctx.actor)
  const { password } = DisableTotpInput.parse(input)
  const row = await proveOwnPassword(ctx, password, '/password')
  return withTransaction(ctx, async (tx) => {
    // The row's lock orders two who ask at once: the codes of one of them stand, whole.
    const [locked] = await tx.$queryRaw<{ on: boolean }[]>`
      select "totpSecret" is not null as on from "StaffUser" where id = ${row.id} for update`
    if (!locked?.on) throw new AppError('out-of-order', 'Set up the second factor first.')
    const codes = await replaceRecoveryCodes(tx, ctx, row.id)
    await recordAudit(tx, ctx, 'staff.recovery-codes-made', `staff:${row.username}`, { count: codes.length })
    return { codes }
  })
}
