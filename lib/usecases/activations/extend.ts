import type { Tx } from '@/lib/db/client'
import type { Activation } from '@/lib/db/generated/client'
import { uuidV7 } from '@/lib/db/uuid-v7'
import { EXTENDABLE } from '@/lib/domain/activation/activation-state'
import { extensionProblem } from '@/lib/domain/activation/extension-problem'
import { actorName } from '@/lib/domain/actor'
import type { ProgramTerms } from '@/lib/domain/program/terms'
import type { Obstacle } from '@/lib/domain/recommendation/program-obstacle'
import type { Env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { type ActivationDto, ExtendActivationInput } from '@/lib/protocol/activation'
import { recordAudit } from '@/lib/usecases/audit/record-audit'
import { requireStaff } from '@/lib/usecases/authorize'
import { type Call, type Context, withTransaction } from '@/lib/usecases/context'
import { gridText, roomTime } from '@/lib/usecases/grid-text'
import { inOwnLanguage } from '@/lib/usecases/in-both-languages'
import { obstacleText } from '@/lib/usecases/recommendations/describe-options'
import { loadEnrolled } from '@/lib/usecases/recommendations/load-enrolled'
import { tellActivation } from './present-activation'
import { loadTerms } from './program-terms'
import { sayToStaff } from './say-to-staff'
import { stillIn } from './still-in'

/**
 * Lets an event run longer, as far as every participant's terms allow. Cards and messages to customers follow by the
 * workers; the end moves at once.
 */
export async function extendActivation({
  ctx,
  input,
}: Call<{ activationId: string; body: unknown }>): Promise<ActivationDto> {
  const staff = requireStaff(ctx.actor, 'operator')
  const { minutes } = ExtendActivationInput.parse(input.body)
  const gridNow = await ctx.gridNow()
  return withTransaction(ctx, async (tx) => {
    const [row] = await tx.$queryRaw<Activation[]>`
      select * from "Activation" where id = ${input.activationId} for update`
    if (!row) throw new AppError('not-found', 'There is no such activation.')
    if (!(EXTENDABLE as readonly string[]).includes(row.state) || row.endAt <= gridNow)
      throw new AppError('conflict', `${row.reference} is ${row.state}: there is nothing left to extend.`)
    const endAt = new Date(row.endAt.getTime() + minutes * 60_000)
    await refuseBeyondTerms(tx, ctx, row, { endAt, gridNow })
    const changed = await tx.activation.update({
      where: { id: row.id },
      data: {
        endAt,
        originalEndAt: row.originalEndAt ?? row.endAt,
        extensions: { increment: 1 },
        version: { increment: 1 },
      },
    })
    // Whose own part of a spread event is over already stays as it is: nobody is measured or paid over the gap.
    await tx.$executeRaw`
      update "Participant" set "endAt" = "endAt" + ${minutes} * interval '1 minute'
      where "activationId" = ${row.id} and "endAt" > ${gridNow}::timestamptz`
    const dto = await tellActivation(tx, changed)
    if (row.alertId)
      await tx.alertEvent.create({
        data: {
          id: uuidV7(),
          alertId: row.alertId,
          kind: 'extended',
          actor: actorName(ctx.actor),
          data: { activationId: row.id, reference: row.reference, endAt: endAt.toISOString() },
          gridAt: gridNow,
          at: ctx.now(),
        },
      })
    const facts = { who: staff.name, reference: row.reference, name: dto.transformerName, minutes }
    await sayToStaff(tx, ctx, dto, 'progress', ({ env }) =>
      gridText(env)('activation.extended', { ...facts, to: roomTime(env, endAt, gridNow) }),
    )
    await recordAudit(tx, ctx, 'activation.extended', `activation:${row.id}`, { minutes, endAt })
    return dto
  })
}

function refusal(env: Env, terms: ProgramTerms, problem: Obstacle): AppError {
  const detail = obstacleText(env, problem)
  return new AppError('unprocessable', `${terms.name[env.roomLanguage ?? 'en']}: ${detail}`, {
    errors: [{ pointer: '/minutes', detail }],
  })
}

async function refuseBeyondTerms(
  tx: Tx,
  ctx: Context,
  row: Activation,
  { endAt, gridNow }: { endAt: Date; gridNow: Date },
): Promise<void> {
  const participants = await tx.participant.findMany({
    where: { activationId: row.id, state: { not: 'declined' }, outcome: null, ...stillIn(gridNow) },
    select: { meterId: true, programId: true, programVersion: true },
  })
  const { enrolled } = await loadEnrolled(tx, row.transformerId, ctx.now())
  const termsOf = await loadTerms(
    tx,
    participants.map((one) => one.programId),
  )
  const spreadMs = row.staggerMinutes * 60_000
  const timeZone = ctx.env.TIME_ZONE
  // Where starts are spread nobody acts all the time: what must suit the terms is the first and the last of the windows.
  const events = [
    { startAt: row.startAt, endAt: new Date(endAt.getTime() - spreadMs), timeZone },
    { startAt: new Date(row.startAt.getTime() + spreadMs), endAt, timeZone },
  ]
  const groups = Map.groupBy(participants, (one) => `${one.programId} ${one.programVersion}`)
  for (const group of groups.values()) {
    const terms = termsOf(group[0]!.programId, group[0]!.programVersion)
    const customers = enrolled
      .filter((one) => group.some((participant) => participant.meterId === one.meterId))
      .map((one) => ({
        ...one,
        events: one.events.filter(
          (past) =>
            past.startAt.getTime() < row.startAt.getTime() ||
            past.startAt.getTime() > row.startAt.getTime() + spreadMs,
        ),
      }))
    const problem = events.map((event) => extensionProblem(terms, customers, event)).find(Boolean)
    if (problem) throw refusal(inOwnLanguage(ctx).env, terms, problem)
  }
}
