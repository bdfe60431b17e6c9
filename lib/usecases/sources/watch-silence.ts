import type { AlertSource } from '@/lib/db/generated/client'
import { RULE_ORIGIN } from '@/lib/usecases/alerts/raise-rule-alerts'
import { takeAlertMessage } from '@/lib/usecases/alerts/take-alert-message'
import { requireStaffOrSystem } from '@/lib/usecases/authorize'
import type { Context } from '@/lib/usecases/context'
import { gridText } from '@/lib/usecases/grid-text'
import { messageInBoth } from '@/lib/usecases/in-both-languages'

type Watched = Pick<AlertSource, 'id' | 'name' | 'silentSince'> & { silent: boolean; heardAt: Date }

/**
 * A source that has been silent for longer than agreed raises an alert of priority 2, and the next sign of life clears
 * it: no alarm that comes is only good news while the sender lives. Silence is wall time.
 */
export async function watchSilence(ctx: Context): Promise<void> {
  requireStaffOrSystem(ctx.actor, 'admin')
  const { rows } = await ctx.pool.query<Watched>({
    name: 'watch-silence',
    text: CHANGED,
    values: [ctx.now()],
  })
  for (const row of rows) {
    // The alert first: a crash in between looks at the source again and finds the alarm already raised.
    await takeAlertMessage(ctx, RULE_ORIGIN, {
      sourceEventId: `source-silent:${row.id}`,
      status: row.silent ? 'raised' : 'cleared',
      senderObservedAt: ctx.now(),
      externalId: row.name,
      kind: 'source-silent',
      severity: 'high',
      load: {},
      ...(row.silent ? messageInBoth(ctx, (spoken) => silentText(spoken, row)) : {}),
    })
    await ctx.db.alertSource.updateMany({
      where: { id: row.id },
      data: { silentSince: row.silent ? row.heardAt : null },
    })
  }
}

function silentText(ctx: Context, row: Watched): string {
  const minutes = Math.floor((ctx.now().getTime() - row.heardAt.getTime()) / 60_000)
  return gridText(ctx.env)('source.silent', { name: row.name, minutes })
}

/** Sources whose silence is not what we last said of it. A key that was ended is silent on purpose. */
const CHANGED = `
select * from (
  select s.id, s.name, s."silentSince", greatest(s."lastSeenAt", s."heartbeatSetAt", s."createdAt") as "heardAt",
    s."heartbeatSeconds" is not null and k."revokedAt" is null and (k."expiresAt" is null or k."expiresAt" > $1)
      and greatest(s."lastSeenAt", s."heartbeatSetAt", s."createdAt")
        < $1::timestamptz - s."heartbeatSeconds" * interval '1 second' as silent
  from "AlertSource" s join "ApiKey" k on k.id = s."apiKeyId"
  where s."heartbeatSeconds" is not null or s."silentSince" is not null) watched
where silent <> ("silentSince" is not null)`
