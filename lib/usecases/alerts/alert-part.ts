import type { Alert, Transformer } from '@/lib/db/generated/client'
import { limitKwOf, round1 } from '@/lib/domain/units/load'
import type { AlertState, Priority, Severity } from '@/lib/protocol/alert'
import type { PartOf } from '@/lib/protocol/message'
import { alarmKindWord } from '@/lib/usecases/alarms/alarm-kind-text'
import type { Context } from '@/lib/usecases/context'
import { gridText } from '@/lib/usecases/grid-text'
import { stressAtLoad } from '@/lib/usecases/stress/stress-at-load'

/** An alert as the room's chat shows it, with what is known of its transformer. */
export async function alertPart(
  ctx: Context,
  alert: Alert & { transformer: Transformer | null },
): Promise<PartOf<'alert'>> {
  const { transformer } = alert
  const name = transformer?.name ?? alert.externalId ?? alert.sourceEventId
  const known = <T>(key: string, value: T | null) => (value === null ? {} : { [key]: value })
  return {
    type: 'alert',
    alertId: alert.id,
    transformerId: alert.transformerId,
    transformerName: transformer?.name ?? null,
    alertKind: alert.kind,
    severity: alert.severity as Severity,
    priority: alert.priority as Priority,
    state: alert.state as AlertState,
    message: alert.message,
    ...(alert.predicted ? { predicted: true } : {}),
    ...known('loadKw', alert.loadKw === null ? null : round1(alert.loadKw)),
    ...known('loadPercent', alert.loadPercent === null ? null : round1(alert.loadPercent)),
    ...(transformer ? await transformerFacts(ctx, alert, transformer) : {}),
    raisedAt: alert.raisedAt.toISOString(),
    summary: gridText(ctx.env)('alert.summary', {
      priority: alert.priority,
      name,
      kind: alarmKindWord(ctx.env, alert.kind),
      message: (ctx.env.roomLanguage === 'es' ? alert.messageEs : null) ?? alert.message,
    }).trim(),
  }
}

async function transformerFacts(ctx: Context, alert: Alert, transformer: Transformer) {
  const [counts] = await ctx.db.$queryRaw<{ homes: number; enrolled: number; feederName: string }[]>`
    select (select count(*)::int from "Meter" where "transformerId" = ${transformer.id}) as homes,
      (select count(*)::int from "Enrollment" e join "Meter" m on m.id = e."meterId"
       where m."transformerId" = ${transformer.id} and e.state = 'active') as enrolled,
      (select name from "Feeder" where id = ${transformer.feederId}) as "feederName"`
  const stress = await stressAtLoad(ctx.db, transformer, loadOf(alert, transformer))
  return {
    ...counts!,
    ratedKva: transformer.ratedKva,
    limitKw: round1(limitKwOf(transformer, alert.limitKw)),
    ...(transformer.topOilC === null ? {} : { topOilC: transformer.topOilC }),
    ...(transformer.hotSpotC === null ? {} : { hotSpotC: transformer.hotSpotC }),
    ...(stress ? { hotSpotLimitC: stress.hotSpotLimitC, minutesToLimit: stress.minutesToLimit } : {}),
  }
}

/** The alert's load or the newest reading's, whichever is higher. */
function loadOf(alert: Alert, transformer: Transformer): number | null {
  const loads = [alert.loadKw, transformer.loadKw].filter((kw): kw is number => kw !== null)
  return loads.length > 0 ? Math.max(...loads) : null
}
