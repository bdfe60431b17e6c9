import type { Prisma } from '@/lib/db/generated/client'
import type { AlertDto } from '@/lib/protocol/alert'
import { AlertQuery, type Page } from '@/lib/protocol/grid-queries'
import { requireScopeOrStaff } from '@/lib/usecases/authorize'
import type { Call } from '@/lib/usecases/context'
import { pageArgs } from '@/lib/usecases/page'
import { presentAlert } from './present-alert'

/** Alerts newest first, by state, priority, transformer, feeder and time of the raise. */
export async function listAlerts({ ctx, input }: Call<{ query: unknown; page: Page }>): Promise<AlertDto[]> {
  requireScopeOrStaff(ctx.actor, 'alerts:read')
  const query = AlertQuery.parse(input.query)
  const { where, ...page } = pageArgs(input.page)
  const rows = await ctx.db.alert.findMany({
    ...page,
    where: { AND: [where, filters(query)] },
    include: { source: { select: { name: true } } },
  })
  return rows.map((row) => presentAlert(row, row.source.name))
}

const VIEWS = {
  seen: { shelvedUntil: null, suppressRuleId: null, announceAt: null },
  shelved: { shelvedUntil: { not: null } },
  suppressed: { suppressRuleId: { not: null } },
  stale: { staleSince: { not: null } },
  chattering: { chatteringSince: { not: null } },
} satisfies Record<string, Prisma.AlertWhereInput>

function filters(query: ReturnType<typeof AlertQuery.parse>): Prisma.AlertWhereInput {
  return {
    // A clear that came before its raise is no alert yet.
    count: { gt: 0 },
    ...(query.state ? { state: { in: query.state } } : {}),
    ...(query.priority ? { priority: { in: query.priority } } : {}),
    ...(query.transformerId ? { transformerId: query.transformerId } : {}),
    ...(query.feederId ? { transformer: { feederId: query.feederId } } : {}),
    ...(query.view ? VIEWS[query.view] : {}),
    ...(query.from || query.to
      ? {
          raisedAt: {
            ...(query.from ? { gte: new Date(query.from) } : {}),
            ...(query.to ? { lte: new Date(query.to) } : {}),
          },
        }
      : {}),
  }
}
