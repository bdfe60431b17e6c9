import { DateTime } from 'luxon'
import { AppError } from '@/lib/errors'
import { ReportQuery } from '@/lib/protocol/report'
import { requireScopeOrStaff } from '@/lib/usecases/authorize'
import type { Context } from '@/lib/usecases/context'

/** What a report is about: a span of grid time with its two ends, and places or a program. */
export type ReportScope = {
  from: Date
  to: Date
  feeder: string | null
  transformer: string | null
  program: string | null
  gridNow: Date
}

const DEFAULT_DAYS = 30
const MOST_DAYS = 3 * 366

/** Reads the filters of a report: days are local, the last one whole; without them the last thirty days. */
export async function reportScope(ctx: Context, query: unknown): Promise<ReportScope> {
  requireScopeOrStaff(ctx.actor, 'grid:read')
  const { from, to, feeder, transformer, program } = ReportQuery.parse(query)
  const gridNow = await ctx.gridNow()
  const until = to ? moment(to, ctx.env.TIME_ZONE, 1) : gridNow
  const since = from ? moment(from, ctx.env.TIME_ZONE, 0) : daysBefore(until, DEFAULT_DAYS)
  if (since >= until)
    throw new AppError('invalid-input', 'from must lie before to.', {
      errors: [{ pointer: '/from', detail: 'must lie before to' }],
    })
  if (until.getTime() - since.getTime() > MOST_DAYS * 86_400_000)
    throw new AppError('invalid-input', 'A report spans three years at most.')
  await requireKnown(ctx, { feeder, transformer, program })
  return {
    from: since,
    to: until,
    feeder: feeder ?? null,
    transformer: transformer ?? null,
    program: program ?? null,
    gridNow,
  }
}

/** A filter that names nothing would make a report of nothing look like a quiet month. */
async function requireKnown(
  ctx: Context,
  { feeder, transformer, program }: Pick<ReportQuery, 'feeder' | 'transformer' | 'program'>,
): Promise<void> {
  const known = {
    feeder: !feeder || (await ctx.db.feeder.count({ where: { id: feeder } })) > 0,
    transformer: !transformer || (await ctx.db.transformer.count({ where: { id: transformer } })) > 0,
    program: !program || (await ctx.db.program.count({ where: { id: program } })) > 0,
  }
  const given = { feeder, transformer, program }
  for (const name of ['feeder', 'transformer', 'program'] as const)
    if (!known[name])
      throw new AppError('invalid-input', `There is no ${name} ${given[name]}.`, {
        errors: [{ pointer: `/${name}`, detail: 'names nothing we know' }],
      })
}

function moment(text: string, timeZone: string, addDays: number): Date {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return new Date(text)
  return DateTime.fromISO(text, { zone: timeZone }).plus({ days: addDays }).toJSDate()
}

function daysBefore(at: Date, days: number): Date {
  return new Date(at.getTime() - days * 86_400_000)
}
