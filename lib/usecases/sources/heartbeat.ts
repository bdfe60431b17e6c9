import type { AlertSource } from '@/lib/db/generated/client'
import { uuidV7 } from '@/lib/db/uuid-v7'
import { AppError } from '@/lib/errors'
import { type HeartbeatDto, SOURCE_FORMATS } from '@/lib/protocol/admin-intake'
import { requireScope } from '@/lib/usecases/authorize'
import type { Call, Context } from '@/lib/usecases/context'

/**
 * A source says that it is alive, by its id or, of the key that calls, its format. Any message counts as a sign of
 * life too; this is for quiet times.
 */
export async function heartbeat({ ctx, input }: Call<{ source: string }>): Promise<HeartbeatDto> {
  const key = requireScope(ctx.actor, 'alerts:write')
  const row =
    (await beat(ctx, key.keyId, input.source)) ??
    ((SOURCE_FORMATS as readonly string[]).includes(input.source)
      ? await firstBeat(ctx, key, input.source)
      : null)
  if (!row) throw new AppError('not-found', 'This API key has no such source. Use its id or its format.')
  const { heartbeatSeconds } = row
  const seen = row.lastSeenAt ?? ctx.now()
  return {
    id: row.id,
    format: row.format,
    lastSeenAt: seen.toISOString(),
    heartbeatSeconds,
    expectedBefore:
      heartbeatSeconds === null ? null : new Date(seen.getTime() + heartbeatSeconds * 1000).toISOString(),
  }
}

async function beat(ctx: Context, apiKeyId: string, source: string): Promise<AlertSource | null> {
  const [row] = await ctx.db.alertSource.updateManyAndReturn({
    where: { apiKeyId, OR: [{ id: source }, { format: source }] },
    data: { lastSeenAt: ctx.now() },
  })
  return row ?? null
}

async function firstBeat(
  ctx: Context,
  key: { keyId: string; name: string },
  format: string,
): Promise<AlertSource | null> {
  const name = format === 'native' ? key.name : `${key.name} (${format})`
  await ctx.db.alertSource.createMany({
    data: { id: uuidV7(), apiKeyId: key.keyId, format, name, createdAt: ctx.now() },
    skipDuplicates: true,
  })
  return beat(ctx, key.keyId, format)
}
