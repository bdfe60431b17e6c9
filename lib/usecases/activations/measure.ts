import type { Tx } from '@/lib/db/client'
import type { Activation, Participant, Prisma } from '@/lib/db/generated/client'
import { uuidV7 } from '@/lib/db/uuid-v7'
import { ownEvent } from '@/lib/domain/activation/own-event'
import {
  committedKwOf,
  missedEventMinor,
  type Outcome,
  outcomeOf,
  outcomeReasonOf,
  settlementTerms,
} from '@/lib/domain/activation/settlement-terms'
import type { Measured } from '@/lib/domain/baseline/compute-baseline'
import type { ProgramTerms } from '@/lib/domain/program/terms'
import { settleEvent } from '@/lib/domain/settlement/settle-event'
import type { Context } from '@/lib/usecases/context'
import { appendMessages } from '@/lib/usecases/conversations/append-messages'
import { changeEventCards } from './change-event-cards'
import { eachBatch } from './each-batch'
import { localesOf } from './locales-of'
import { type MeasuredGroup, meanBaselineKw, measureGroup, RULE } from './measure-group'
import { loadTerms, type TermsOf } from './program-terms'
import { type HomeResult, resultMessage } from './result-message'
import { writeResult } from './write-result'

/**
 * Measures an event and writes one provisional settlement for each participant, with a result message to those who
 * took part. Batches skip who has a settlement already, so a second run adds nothing.
 */
export async function measureActivation(ctx: Context, activationId: string): Promise<void> {
  const activation = await ctx.db.activation.findUniqueOrThrow({ where: { id: activationId } })
  if (activation.state !== 'measuring' || activation.result !== null) return
  const gridNow = await ctx.gridNow()
  const group = await measureGroup(ctx, activation)
  await eachBatch(ctx, activationId, { settlement: null }, async (tx, batch) => {
    const termsOf = await loadTerms(
      tx,
      batch.map((participant) => participant.programId),
    )
    const settled = batch.map((participant) => settle(ctx, participant, termsOf, group))
    await writeSettlements(tx, ctx, activation, settled)
    await sendResults(tx, ctx, activation, settled, gridNow)
  })
  await writeResult(ctx, activation, group)
}

type Settled = HomeResult & { participant: Participant; outcome: Outcome; terms: ProgramTerms }

function settle(ctx: Context, participant: Participant, termsOf: TermsOf, group: MeasuredGroup): Settled {
  const outcome = outcomeOf(participant)
  const terms = termsOf(participant.programId, participant.programVersion)
  const measured = group.resultOf(participant)
  const paid =
    measured.state === 'measured'
      ? settleEvent(
          settlementTerms(terms, ctx.env.CURRENCY, outcome),
          { energyKwh: measured.energyKwh, averageReductionKw: measured.averageReductionKw },
          committedKwOf(terms, participant),
        )
      : { lines: [], totalMinor: 0 }
  const missed = missedEventMinor(terms, outcome)
  const lines = missed > 0 ? [...paid.lines, { label: 'penalty' as const, amountMinor: -missed }] : paid.lines
  return {
    participant,
    outcome,
    terms,
    measured,
    lines,
    totalMinor: paid.totalMinor - missed,
    chart: measured.state === 'measured' ? group.chartOf(participant.meterId, measured.adjustment) : null,
  }
}

async function writeSettlements(
  tx: Tx,
  ctx: Context,
  activation: Activation,
  settled: Settled[],
): Promise<void> {
  await tx.settlement.createMany({
    data: settled.map(({ participant, measured, lines, totalMinor }) => ({
      participantId: participant.id,
      activationId: activation.id,
      meterId: participant.meterId,
      programId: participant.programId,
      programVersion: participant.programVersion,
      state: 'provisional',
      baseline: { rule: RULE, ...measured } as unknown as Prisma.InputJsonValue,
      lines: lines as unknown as Prisma.InputJsonValue,
      totalMinor,
      currency: ctx.env.CURRENCY,
      createdAt: ctx.now(),
    })),
  })
  const known = (value: (measured: Measured) => number) =>
    settled.map(({ measured }) => (measured.state === 'measured' ? value(measured) : null))
  await tx.$executeRaw`
    update "Participant" p set outcome = v.outcome, "outcomeReason" = v.reason, "baselineKw" = v.baseline, "actualKw" = v.actual,
      "reductionKw" = v.reduction, "energyKwh" = v.energy
    from unnest(${settled.map(({ participant }) => participant.id)}::text[],
      ${settled.map(({ outcome }) => outcome)}::text[],
      ${settled.map(({ participant }) => outcomeReasonOf(participant))}::text[], ${known(meanBaselineKw)}::float8[],
      ${known((m) => meanBaselineKw(m) - m.averageReductionKw)}::float8[], ${known((m) => m.averageReductionKw)}::float8[],
      ${known((m) => m.energyKwh)}::float8[]) as v(id, outcome, reason, baseline, actual, reduction, energy)
    where p.id = v.id`
}

/** Those who took part get their result; for the others the notice says that it is over. */
async function sendResults(
  tx: Tx,
  ctx: Context,
  activation: Activation,
  settled: Settled[],
  gridNow: Date,
): Promise<void> {
  const tookPart = settled.filter(({ outcome }) => outcome === 'participated' || outcome === 'overridden')
  const locales = await localesOf(
    tx,
    tookPart.map(({ participant }) => participant),
  )
  const messageIds = await appendMessages(
    tx,
    tookPart.map((home) => {
      const { participant, terms } = home
      const locale = locales.get(participant.customerId) ?? 'en'
      const parts = resultMessage(
        ctx.env,
        locale,
        ownEvent(activation, participant),
        participant,
        terms,
        home,
        gridNow,
      )
      return { customerId: participant.customerId, message: { role: 'agent', kind: 'result', parts } }
    }),
    ctx.now(),
  )
  await tx.notice.createMany({
    data: tookPart.map(({ participant }) => ({
      id: uuidV7(),
      participantId: participant.id,
      activationId: activation.id,
      kind: 'result',
      channel: 'chat',
      messageId: messageIds.get(participant.customerId)!,
      createdAt: ctx.now(),
    })),
  })
  await changeEventCards(
    tx,
    settled.map(({ participant }) => participant.noticeMessageId),
    (card) => (card.state === 'live' || card.state === 'notice' ? { ...card, state: 'ended' } : card),
    ctx.now(),
  )
}
