import QRCode from 'qrcode'
import { decrypt, encrypt } from '@/lib/auth/secrets'
import { newTotpSecret, totpStep, totpUri } from '@/lib/auth/totp'
import { AppError } from '@/lib/errors'
import {
  type AdminMe,
  type ConfirmedTotp,
  DisableTotpInput,
  TotpCodeInput,
  type TotpEnrolment,
} from '@/lib/protocol/admin'
import { recordAudit } from '../audit/record-audit'
import { requireStaff } from '../authorize'
import { type Call, type Context, withTransaction } from '../context'
import { takeFromBudget } from '../take-from-budget'
import { ownRow, proveOwnPassword, readAdminMe } from './my-account'
import { forgetRecoveryCodes, replaceRecoveryCodes } from './recovery-codes'

/** A new secret for an authenticator; it counts once its first code is confirmed. */
export async function enrolTotp(ctx: Context): Promise<TotpEnrolment> {
  const row = await ownRow(ctx)
  if (row.totpSecret)
    throw new AppError(
      'conflict',
      'A second factor is set up already. Take it away before you set up a new one.',
    )
  const secret = newTotpSecret()
  const uri = totpUri(secret, row.username, ctx.env.UTILITY_NAME)
  await ctx.db.staffUser.update({
    where: { id: row.id },
    data: { totpPendingSecret: encrypt(ctx.env.authSecret, secret) },
  })
  return { secret, uri, qrSvg: await QRCode.toString(uri, { type: 'svg', margin: 1 }) }
}

/** The first code proves that the authenticator has the secret: from now on signing in asks for one. Recovery codes come with it, shown once. */
export async function confirmTotp({ ctx, input }: Call<unknown>): Promise<ConfirmedTotp> {
  const row = await ownRow(ctx)
  const { code } = TotpCodeInput.parse(input)
  if (!row.totpPendingSecret) throw new AppError('out-of-order', 'Set up the second factor first.')
  const budget = await takeFromBudget(ctx.db, `totp-confirm:${row.id}`, 10, 15 * 60_000, ctx.now())
  if (!budget.allowed)
    throw new AppError('too-many-attempts', 'Too many tries. Wait a while and try again.', {
      retryAfterMs: budget.retryAfterMs,
    })
  const step = totpStep(decrypt(ctx.env.authSecret, row.totpPendingSecret), code, ctx.now())
  if (step === null)
    throw new AppError(
      'code-wrong',
      'This code does not match. Check that the clock of your phone is right.',
      {
        errors: [{ pointer: '/code', detail: 'does not match' }],
      },
    )
  const recoveryCodes = await withTransaction(ctx, async (tx) => {
    const { count } = await tx.staffUser.updateMany({
      where: { id: row.id, totpPendingSecret: row.totpPendingSecret },
      data: { totpSecret: row.totpPendingSecret, totpPendingSecret: null, totpLastStep: step },
    })
    if (count !== 1)
      throw new AppError('conflict', 'The setup was started anew. Use the newest code picture.')
    await recordAudit(tx, ctx, 'staff.second-factor-on', `staff:${row.username}`)
    return replaceRecoveryCodes(tx, ctx, row.id)
  })
  return { ...(await readAdminMe(ctx)), recoveryCodes }
}

/** Back to the password alone, which is asked for. */
export async function disableTotp({ ctx, input }: Call<unknown>): Promise<AdminMe> {
  requireStaff(ctx.actor)
  const { password } = DisableTotpInput.parse(input)
  const row = await proveOwnPassword(ctx, password, '/password')
  await withTransaction(ctx, async (tx) => {
    await tx.staffUser.update({
      where: { id: row.id },
      data: { totpSecret: null, totpPendingSecret: null, totpLastStep: null },
    })
    await forgetRecoveryCodes(tx, row.id)
    await recordAudit(tx, ctx, 'staff.second-factor-off', `staff:${row.username}`)
  })
  return readAdminMe(ctx)
}
