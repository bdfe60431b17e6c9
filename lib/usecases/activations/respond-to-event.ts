import type { Tx } from '@/lib/db/client'
import type { Activation } from '@/lib/db/generated/client'
import { ANSWERABLE } from '@/lib/domain/activation/activation-state'
import { actorName } from '@/lib/domain/actor'
import { AppError } from '@/lib/errors'
import type { ActivationDto } from '@/lib/protocol/activation'
import { requireCustomer } from '@/lib/usecases/authorize'
import { type Call, type Context, readGridNow, withTransaction } from '@/lib/usecases/context'
import { changeEventCards } from './change-event-cards'
import { tellActivation } from './present-activation'

export type EventAnswer = { meterId: string; accept: boolean }
export type Answered = { activationId: string; response: 'accepted' | 'declined'; changed: boolean }

/** A customer's own yes or no to an event, until its end; the last one counts. */
export async function respondToEvent({
  ctx,
  input,
}: Call<{ activationId: string; accept: boolean }>): Promise<Answered> {
  const customer = requireCustomer(ctx.actor)
  const changed = await withTransaction(ctx, (tx) =>
    answer(tx, ctx, input.activationId, [{ meterId: customer.meterId, accept: input.accept }]),
  )
  if (!changed) await refuseStrangers(ctx, input.activationId, customer.meterId)
  return {
    activationId: input.activationId,
    response: input.accept ? 'accepted' : 'declined',
    changed: changed > 0,
  }
}

/** Answers of simulated customers, many at once: one fact for the screens. Only the system may. */
export async function respondForSimulated({
  ctx,
  input,
}: Call<{ activationId: string; answers: EventAnswer[] }>): Promise<number> {
  if (ctx.actor.kind !== 'system') throw new AppError('forbidden', 'Only the simulator answers for others.')
  return withTransaction(ctx, (tx) => answer(tx, ctx, input.activationId, input.answers, { simulated: true }))
}

/** Writes answers under the activation's row lock, so that they and its end or call-off have an order. */
async function answer(
  tx: Tx,
  ctx: Context,
  activationId: string,
  answers: EventAnswer[],
  only: { simulated?: true } = {},
): Promise<number> {
  const gridNow = await readGridNow(tx, ctx.now)
  const [activation] = await tx.$queryRaw<Activation[]>`
    select * from "Activation" where id = ${activationId} for update`
  if (!activation) throw new AppError('not-found', 'There is no such event.')
  const open = (ANSWERABLE as readonly string[]).includes(activation.state) && activation.endAt > gridNow
  if (!open) throw notOpen(activation)
  const changed = await tx.$queryRaw<{ noticeMessageId: string | null; state: string; running: boolean }[]>`
    update "Participant" p set state = v.state, "respondedAt" = ${gridNow}, "respondedBy" = ${actorName(ctx.actor)},
      "reachedAt" = coalesce(p."reachedAt", ${gridNow}::timestamptz),
      "overriddenAt" = case when coalesce(p."startAt", ${activation.startAt}) <= ${gridNow}::timestamptz and (p.state = 'accepted' or (p.state = 'asked' and p.participation = 'opt-out'))
        and v.state = 'declined' then ${gridNow}::timestamptz else p."overriddenAt" end
    from unnest(${answers.map((one) => one.meterId)}::text[],
      ${answers.map((one) => (one.accept ? 'accepted' : 'declined'))}::text[]) as v("meterId", state)
    where p."activationId" = ${activationId} and p."meterId" = v."meterId" and p.state <> v.state
      and p."noticedAt" is not null and coalesce(p."endAt", ${activation.endAt}) > ${gridNow}::timestamptz
      and (p.simulated or not ${only.simulated ?? false})
    returning p."noticeMessageId", p.state,
      coalesce(p."startAt", ${activation.startAt}) <= ${gridNow}::timestamptz as running`
  if (changed.length === 0) return 0
  const responses = new Map(changed.map((row) => [row.noticeMessageId, row]))
  await changeEventCards(
    tx,
    [...responses.keys()],
    (card, messageId) => {
      const response = responses.get(messageId)?.state === 'accepted' ? 'accepted' : 'declined'
      const running = responses.get(messageId)?.running
      return { ...card, response, state: response === 'accepted' && running ? 'live' : response }
    },
    ctx.now(),
  )
  await bump(tx, activationId)
  return changed.length
}

export async function bump(tx: Tx, activationId: string): Promise<ActivationDto> {
  const row = await tx.activation.update({ where: { id: activationId }, data: { version: { increment: 1 } } })
  return tellActivation(tx, row)
}

function notOpen(activation: Activation): AppError {
  if (activation.state === 'aborted') return new AppError('expired', 'This event was called off.')
  if (activation.state === 'scheduled')
    return new AppError('conflict', 'This event has not been announced yet.')
  return over()
}

/** Nothing changed: the same answer again is fine; an event of somebody else does not exist, nor one's own part for ever. */
async function refuseStrangers(ctx: Context, activationId: string, meterId: string): Promise<void> {
  const own = await ctx.db.participant.findUnique({
    where: { activationId_meterId: { activationId, meterId }, noticedAt: { not: null } },
  })
  if (!own) throw new AppError('not-found', 'There is no such event.')
  if (own.endAt && own.endAt <= (await ctx.gridNow())) throw over()
}

function over(): AppError {
  return new AppError('expired', 'This event is over; answers are not taken any more.')
}
