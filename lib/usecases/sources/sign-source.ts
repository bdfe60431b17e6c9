import { encrypt, makeToken } from '@/lib/auth/secrets'
import type { Tx } from '@/lib/db/client'
import type { AlertSource } from '@/lib/db/generated/client'
import { AppError } from '@/lib/errors'
import type { SourceDto, SourceSecret } from '@/lib/protocol/admin-intake'
import { recordAudit } from '@/lib/usecases/audit/record-audit'
import { requireStaff } from '@/lib/usecases/authorize'
import { type Call, withTransaction } from '@/lib/usecases/context'
import { readOneSource } from './list-sources'

/** How long the secret before goes on to count, so that a sender can be changed without a gap. */
export const OVERLAP_HOURS = 24

/** From now on messages of this source must be signed. Called again it changes the secret; the old one counts for a day. */
export async function signSource({ ctx, input }: Call<{ id: string }>): Promise<SourceSecret> {
  requireStaff(ctx.actor, 'admin')
  const secret = `fls_${makeToken(32)}`
  return withTransaction(ctx, async (tx) => {
    const row = await lockSource(tx, input.id)
    const previousUntil = row.signingSecret ? new Date(ctx.now().getTime() + OVERLAP_HOURS * 3_600_000) : null
    await tx.alertSource.update({
      where: { id: row.id },
      data: {
        signingSecret: encrypt(ctx.env.authSecret, secret),
        previousSigningSecret: row.signingSecret,
        previousSigningUntil: previousUntil,
      },
    })
    await noteOnKey(tx, row, true)
    const source = await readOneSource(tx, ctx, row.id)
    await recordAudit(tx, ctx, 'source.secret-made', `source:${row.id}`, { rotated: previousUntil !== null })
    return { source, secret, previousUntil: previousUntil?.toISOString() ?? null }
  })
}

/** Messages need no signature any more. */
export async function unsignSource({ ctx, input }: Call<{ id: string }>): Promise<SourceDto> {
  requireStaff(ctx.actor, 'admin')
  return withTransaction(ctx, async (tx) => {
    const row = await lockSource(tx, input.id)
    await tx.alertSource.update({
      where: { id: row.id },
      data: { signingSecret: null, previousSigningSecret: null, previousSigningUntil: null },
    })
    await noteOnKey(tx, row, false)
    const source = await readOneSource(tx, ctx, row.id)
    await recordAudit(tx, ctx, 'source.secret-removed', `source:${row.id}`)
    return source
  })
}

async function lockSource(tx: Tx, id: string): Promise<AlertSource> {
  const [row] = await tx.$queryRaw<AlertSource[]>`select * from "AlertSource" where id = ${id} for update`
  if (!row || row.apiKeyId === null) throw new AppError('not-found', 'There is no such source.')
  return row
}

/** The key's row says which formats are signed, so that a request that signs nothing costs no look-up. */
async function noteOnKey(tx: Tx, source: AlertSource, signed: boolean): Promise<void> {
  const key = await tx.apiKey.findUniqueOrThrow({ where: { id: source.apiKeyId! } })
  const others = key.signedFormats.filter((format) => format !== source.format)
  await tx.apiKey.update({
    where: { id: key.id },
    data: { signedFormats: signed ? [...others, source.format] : others },
  })
}
