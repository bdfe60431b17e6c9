import { decrypt } from '@/lib/auth/secrets'
import type { AlertSource } from '@/lib/db/generated/client'
import type { Env } from '@/lib/env'
import { requireScope } from '@/lib/usecases/authorize'
import type { Context } from '@/lib/usecases/context'

/** What intake has to know of a source before it reads a message of it. */
export type IntakeSource = {
  assetLabel: string | undefined
  /** Not empty: every message must be signed with one of them */
  secrets: string[]
}

/** The source of the acting key and a format, as it was set up; one that nobody has seen yet asks for nothing. */
export async function readIntakeSource(ctx: Context, format: string): Promise<IntakeSource> {
  const key = requireScope(ctx.actor, 'alerts:write')
  const row = await ctx.db.alertSource.findUnique({
    where: { apiKeyId_format: { apiKeyId: key.keyId, format } },
  })
  return { assetLabel: row?.assetLabel ?? undefined, secrets: row ? secretsOf(ctx.env, row, ctx.now()) : [] }
}

/** It has been heard of, whatever came of its message: one write every few seconds is enough. */
export async function touchSource(ctx: Context, format: string): Promise<void> {
  const key = requireScope(ctx.actor, 'alerts:write')
  await ctx.pool.query(
    `update "AlertSource" set "lastSeenAt" = $3
     where "apiKeyId" = $1 and format = $2 and ("lastSeenAt" is null or "lastSeenAt" < $3::timestamptz - interval '5 seconds')`,
    [key.keyId, format, ctx.now()],
  )
}

function secretsOf(env: Env, row: AlertSource, now: Date): string[] {
  if (!row.signingSecret) return []
  const previous =
    row.previousSigningSecret && row.previousSigningUntil && row.previousSigningUntil > now
      ? [row.previousSigningSecret]
      : []
  return [row.signingSecret, ...previous].map((sealed) => decrypt(env.authSecret, sealed))
}
