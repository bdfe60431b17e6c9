import type { Tx } from '@/lib/db/client'
import type { Prisma, Program } from '@/lib/db/generated/client'
import type { ProgramTerms } from '@/lib/domain/program/terms'
import { AppError, isUniqueViolation } from '@/lib/errors'
import { ChangeProgramInput, CreateProgramInput, type ProgramDto } from '@/lib/protocol/program'
import { recordAudit } from '@/lib/usecases/audit/record-audit'
import { requireStaff } from '@/lib/usecases/authorize'
import { type Call, type Context, withTransaction } from '@/lib/usecases/context'
import { getProgram } from './list-programs'

type Change = ReturnType<typeof ChangeProgramInput.parse>

/** A new program as a draft: nobody sees it before its first version is published. */
export async function createProgram({ ctx, input }: Call<unknown>): Promise<ProgramDto> {
  requireStaff(ctx.actor, 'admin')
  const { id, terms, rank } = CreateProgramInput.parse(input)
  try {
    await withTransaction(ctx, async (tx) => {
      await tx.program.create({
        data: {
          id,
          name: terms.name.en,
          state: 'draft',
          ...(rank === undefined ? {} : { rank }),
          createdAt: ctx.now(),
          versions: { create: { version: 1, terms: terms as unknown as Prisma.InputJsonValue } },
        },
      })
      await recordAudit(tx, ctx, 'program.created', `program:${id}`, { name: terms.name.en })
    })
  } catch (error) {
    if (isUniqueViolation(error))
      throw new AppError('conflict', `There is a program ${id} already. Choose another id.`, {
        errors: [{ pointer: '/id', detail: 'is taken' }],
      })
    throw error
  }
  return getProgram({ ctx, input: { programId: id } })
}

/**
 * Writes or discards the draft of the next version, publishes it, retires a program or takes it back. A published
 * version never changes (the database refuses it too), and customers keep the one they joined under.
 */
export async function changeProgram({
  ctx,
  input,
}: Call<{ programId: string; body: unknown }>): Promise<ProgramDto> {
  requireStaff(ctx.actor, 'admin')
  const change = ChangeProgramInput.parse(input.body)
  await withTransaction(ctx, async (tx) => {
    await tx.$queryRaw`select 1 from "Program" where id = ${input.programId} for update`
    const program = await tx.program.findUnique({ where: { id: input.programId } })
    if (!program) throw new AppError('not-found', 'There is no such program.')
    const { count } = change.discardDraft
      ? await tx.programVersion.deleteMany({ where: { programId: program.id, publishedAt: null } })
      : { count: 0 }
    if (change.discardDraft && count === 0) throw new AppError('conflict', 'There is no draft to discard.')
    if (change.terms) await writeDraft(tx, program, change.terms)
    const published = change.publish ? await publish(tx, ctx, program) : null
    await changeRow(tx, program, change, published !== null)
    await recordAudit(tx, ctx, actOf(change), `program:${program.id}`, {
      ...(change.state ? { state: change.state } : {}),
      ...(change.rank === undefined ? {} : { rank: change.rank }),
      ...(published ? { version: published } : {}),
    })
  })
  return getProgram({ ctx, input: { programId: input.programId } })
}

function actOf(change: Change): string {
  if (change.publish) return 'program.published'
  if (change.discardDraft) return 'program.draft-discarded'
  return change.terms ? 'program.drafted' : 'program.changed'
}

async function writeDraft(tx: Tx, program: Program, terms: object): Promise<void> {
  const json = terms as unknown as Prisma.InputJsonValue
  const draft = await tx.programVersion.updateMany({
    where: { programId: program.id, publishedAt: null },
    data: { terms: json },
  })
  if (draft.count > 0) return
  const newest = await tx.programVersion.aggregate({
    where: { programId: program.id },
    _max: { version: true },
  })
  const version = (newest._max.version ?? 0) + 1
  await tx.programVersion.create({ data: { programId: program.id, version, terms: json } })
}

async function publish(tx: Tx, ctx: Context, program: Program): Promise<number> {
  const draft = await tx.programVersion.findFirst({ where: { programId: program.id, publishedAt: null } })
  if (!draft) throw new AppError('conflict', 'There is no draft to publish: change the terms first.')
  await tx.programVersion.update({
    where: { programId_version: { programId: program.id, version: draft.version } },
    data: { publishedAt: ctx.now() },
  })
  const { name } = draft.terms as unknown as ProgramTerms
  await tx.program.update({
    where: { id: program.id },
    data: { currentVersion: draft.version, state: 'published', name: name.en },
  })
  return draft.version
}

async function changeRow(tx: Tx, program: Program, change: Change, published: boolean): Promise<void> {
  if (change.state && program.state === 'draft' && !published)
    throw new AppError('conflict', 'A draft is neither retired nor taken back: publish it first.')
  await tx.program.update({
    where: { id: program.id },
    data: {
      ...(change.state ? { state: change.state } : {}),
      ...(change.rank === undefined ? {} : { rank: change.rank }),
    },
  })
}
