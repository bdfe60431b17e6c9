import type { AlarmRule, Prisma } from '@/lib/db/generated/client'
import { uuidV7 } from '@/lib/db/uuid-v7'
import { isInForce } from '@/lib/domain/alarm/suppressing-rule'
import { AppError } from '@/lib/errors'
import { type AlarmRuleDto, ChangeAlarmRule, CreateAlarmRule } from '@/lib/protocol/alarm'
import { recordAudit } from '@/lib/usecases/audit/record-audit'
import { requireStaff } from '@/lib/usecases/authorize'
import { type Call, type Context, withTransaction } from '@/lib/usecases/context'

/** Rules and maintenance windows, newest first, with how many open alerts each hides now. */
export async function listAlarmRules(ctx: Context): Promise<AlarmRuleDto[]> {
  requireStaff(ctx.actor)
  const rows = await ctx.db.alarmRule.findMany({
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 500,
  })
  return present(ctx, rows)
}

/** Hides alerts by place, kind or source from now or a later time on; an administrator's act with a reason. */
export async function createAlarmRule({ ctx, input }: Call<unknown>): Promise<AlarmRuleDto> {
  const staff = requireStaff(ctx.actor, 'admin')
  const { startsAt, endsAt, ...rule } = CreateAlarmRule.parse(input)
  const gridNow = await ctx.gridNow()
  if (endsAt && new Date(endsAt) <= gridNow)
    throw new AppError('unprocessable', 'endsAt has passed already.', {
      errors: [{ pointer: '/endsAt', detail: 'has passed already' }],
    })
  await requirePlaces(ctx, rule)
  const row = await withTransaction(ctx, async (tx) => {
    const made = await tx.alarmRule.create({
      data: {
        id: uuidV7(),
        ...rule,
        startsAt: startsAt ? new Date(startsAt) : gridNow,
        endsAt: endsAt ? new Date(endsAt) : null,
        createdBy: staff.name,
        createdAt: ctx.now(),
      },
    })
    await recordAudit(tx, ctx, 'alarm-rule.created', `alarm-rule:${made.id}`, { ...rule, startsAt, endsAt })
    return made
  })
  return (await present(ctx, [row]))[0]!
}

/** Renames a rule or moves its end; what it covers never changes: end it and make another. */
export async function changeAlarmRule({
  ctx,
  input,
}: Call<{ id: string; body: unknown }>): Promise<AlarmRuleDto> {
  requireStaff(ctx.actor, 'admin')
  const { endsAt, ...change } = ChangeAlarmRule.parse(input.body)
  const end = endsAt === undefined ? {} : { endsAt: endsAt === null ? null : new Date(endsAt) }
  return update(ctx, input.id, { ...change, ...end }, 'alarm-rule.changed')
}

/** Ends a rule at once; what it hid and still runs is told by the job. */
export async function endAlarmRule({ ctx, input }: Call<{ id: string }>): Promise<AlarmRuleDto> {
  const staff = requireStaff(ctx.actor, 'admin')
  return update(ctx, input.id, { endedAt: ctx.now(), endedBy: staff.name }, 'alarm-rule.ended')
}

async function update(
  ctx: Context,
  id: string,
  data: Prisma.AlarmRuleUpdateManyMutationInput,
  action: string,
): Promise<AlarmRuleDto> {
  const row = await withTransaction(ctx, async (tx) => {
    const [changed] = await tx.alarmRule.updateManyAndReturn({
      where: { id, endedAt: null },
      data: { ...data, version: { increment: 1 } },
    })
    if (!changed) {
      const known = await tx.alarmRule.findUnique({ where: { id } })
      if (!known) throw new AppError('not-found', 'There is no such rule.')
      throw new AppError('conflict', `${known.endedBy} has already ended this rule.`)
    }
    if (changed.kind === 'maintenance' && !changed.endsAt)
      throw new AppError('unprocessable', 'A maintenance window needs an end.', {
        errors: [{ pointer: '/endsAt', detail: 'is missing' }],
      })
    await recordAudit(tx, ctx, action, `alarm-rule:${id}`, { ...data })
    return changed
  })
  return (await present(ctx, [row]))[0]!
}

async function requirePlaces(
  ctx: Context,
  rule: { transformerId?: string; feederId?: string; substationId?: string; sourceId?: string },
): Promise<void> {
  const { transformerId, feederId, substationId, sourceId } = rule
  const unknown =
    transformerId && !(await ctx.db.transformer.findUnique({ where: { id: transformerId } }))
      ? 'transformerId'
      : feederId && !(await ctx.db.feeder.findUnique({ where: { id: feederId } }))
        ? 'feederId'
        : substationId && !(await ctx.db.substation.findUnique({ where: { id: substationId } }))
          ? 'substationId'
          : sourceId && !(await ctx.db.alertSource.findUnique({ where: { id: sourceId } }))
            ? 'sourceId'
            : null
  if (unknown)
    throw new AppError('unprocessable', `${unknown} names nothing we know.`, {
      errors: [{ pointer: `/${unknown}`, detail: 'names nothing we know' }],
    })
}

async function present(ctx: Context, rows: AlarmRule[]): Promise<AlarmRuleDto[]> {
  const gridNow = await ctx.gridNow()
  const hidden = await ctx.db.alert.groupBy({
    by: ['suppressRuleId'],
    where: {
      suppressRuleId: { in: rows.map((row) => row.id) },
      state: { in: ['active', 'acknowledged'] },
      clearedAt: null,
    },
    _count: true,
  })
  return rows.map((row) => ({
    ...row,
    kind: row.kind as AlarmRuleDto['kind'],
    gravestPriority: row.gravestPriority as AlarmRuleDto['gravestPriority'],
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt?.toISOString() ?? null,
    state: row.endedAt
      ? 'over'
      : isInForce(row, gridNow)
        ? 'in-force'
        : row.startsAt > gridNow
          ? 'planned'
          : 'over',
    hides: hidden.find((one) => one.suppressRuleId === row.id)?._count ?? 0,
    createdAt: row.createdAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  }))
}
