import type { ProgramTerms } from '@/lib/domain/program/terms'
import { AppError } from '@/lib/errors'
import type { ProgramDto } from '@/lib/protocol/program'
import { requireStaff } from '@/lib/usecases/authorize'
import type { Call, Context } from '@/lib/usecases/context'

/** Programs with all their versions and who is enrolled, in the order of lists. */
export async function listPrograms({ ctx }: Call<unknown>): Promise<ProgramDto[]> {
  requireStaff(ctx.actor)
  return read(ctx, {})
}

export async function getProgram({ ctx, input }: Call<{ programId: string }>): Promise<ProgramDto> {
  requireStaff(ctx.actor)
  const [program] = await read(ctx, { id: input.programId })
  if (!program) throw new AppError('not-found', 'There is no such program.')
  return program
}

async function read(ctx: Context, where: { id?: string }): Promise<ProgramDto[]> {
  const [rows, counts] = await Promise.all([
    ctx.db.program.findMany({
      where,
      include: { versions: { orderBy: { version: 'desc' } } },
      orderBy: [{ rank: 'asc' }, { id: 'asc' }],
    }),
    ctx.db.enrollment.groupBy({
      by: ['programId', 'programVersion', 'state'],
      where: { state: { in: ['active', 'paused'] } },
      _count: true,
    }),
  ])
  const count = (programId: string, wanted: { state?: string; version?: number }) =>
    counts
      .filter((row) => row.programId === programId)
      .filter((row) => (wanted.state ?? row.state) === row.state)
      .filter((row) => (wanted.version ?? row.programVersion) === row.programVersion)
      .reduce((sum, row) => sum + row._count, 0)
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    state: row.state as ProgramDto['state'],
    currentVersion: row.currentVersion,
    enrolled: {
      active: count(row.id, { state: 'active' }),
      paused: count(row.id, { state: 'paused' }),
      byVersion: row.versions
        .map(({ version }) => ({ version, count: count(row.id, { version }) }))
        .filter((one) => one.count > 0),
    },
    versions: row.versions.map((version) => ({
      version: version.version,
      publishedAt: version.publishedAt?.toISOString() ?? null,
      terms: version.terms as unknown as ProgramTerms as unknown as Record<string, unknown>,
    })),
  }))
}
