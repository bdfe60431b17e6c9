import type { Activation } from '@/lib/db/generated/client'
import { uuidV7 } from '@/lib/db/uuid-v7'
import type { ActivationResult } from '@/lib/domain/activation/activation-result'
import { round1 } from '@/lib/domain/units/load'
import type { ActivationDto } from '@/lib/protocol/activation'
import { recordOnAlert } from '@/lib/usecases/alerts/record-on-alert'
import { type Context, withTransaction } from '@/lib/usecases/context'
import { gridText, roomTime } from '@/lib/usecases/grid-text'
import { money } from '@/lib/usecases/recommendations/describe-options'
import { changeEventCards } from './change-event-cards'
import { eachBatch } from './each-batch'
import { eventText } from './event-text'
import { learnFromEvent } from './learn-from-event'
import { localesOf } from './locales-of'
import { tellActivation } from './present-activation'
import { sayToStaff } from './say-to-staff'

/** Makes the settlements final, tells customers on their result card and the room in words; the state moves last. */
export async function settleActivation(ctx: Context, activationId: string): Promise<void> {
  await eachBatch(ctx, activationId, { settlement: { state: 'provisional' } }, async (tx, batch) => {
    const ids = batch.map((participant) => participant.id)
    const results = await tx.notice.findMany({ where: { kind: 'result', participantId: { in: ids } } })
    const locales = await localesOf(tx, batch)
    const customerOf = new Map(batch.map((participant) => [participant.id, participant.customerId]))
    const localeOf = new Map(
      results.map((notice) => [notice.messageId, locales.get(customerOf.get(notice.participantId)!) ?? 'en']),
    )
    await changeEventCards(
      tx,
      results.map((notice) => notice.messageId),
      (card, messageId) => {
        const { t } = eventText(ctx.env, localeOf.get(messageId) ?? 'en')
        const note = `${t('result.noteFinal')} ${t('result.noteGroup')}`
        const result = card.result && { ...card.result, provisional: false, note }
        return { ...card, state: 'final', ...(result ? { result } : {}) }
      },
      ctx.now(),
    )
    await tx.notice.createMany({
      data: results.map(({ participantId, messageId }) => ({
        id: uuidV7(),
        participantId,
        activationId,
        kind: 'final',
        channel: 'chat',
        messageId,
        createdAt: ctx.now(),
      })),
      skipDuplicates: true,
    })
    await tx.settlement.updateMany({
      where: { participantId: { in: ids }, state: 'provisional' },
      data: { state: 'final', finalAt: ctx.now() },
    })
  })
  const gridNow = await ctx.gridNow()
  await withTransaction(ctx, async (tx) => {
    const [row] = await tx.activation.updateManyAndReturn({
      where: { id: activationId, state: 'measuring' },
      data: { state: 'settled', version: { increment: 1 } },
    })
    if (!row) return
    await learnFromEvent(tx, row, ctx.now())
    const dto = await tellActivation(tx, row)
    await sayToStaff(tx, ctx, dto, 'result', (spoken) => resultText(spoken, row, dto))
    await recordOnAlert(tx, ctx, row.alertId, {
      kind: 'settled',
      data: {
        reference: row.reference,
        reductionKw: dto.reductionKw,
        expectedKw: dto.expectedKw,
        backUnderLimitAt: dto.backUnderLimitAt,
        totalMinor: row.totalMinor,
        currency: row.currency,
      },
      gridAt: gridNow,
    })
  })
}

/** The result in one paragraph: the funnel, the kW, the transformer, the money, and every reason for doubt. */
function resultText(ctx: Context, row: Activation, dto: ActivationDto): string {
  const t = gridText(ctx.env)
  const result = row.result as ActivationResult
  const limit = dto.limitKw
  const relief =
    result.transformerReadings === 0
      ? t('activation.noReadings')
      : row.backUnderLimitAt
        ? t('activation.back', { limit, at: roomTime(ctx.env, row.backUnderLimitAt) })
        : t(result.overLimit === false ? 'activation.neverOver' : 'activation.notBack', { limit })
  const facts = { reference: row.reference, name: dto.transformerName, ...dto.funnel, relief }
  const main =
    result.kind === 'measured'
      ? t('activation.result', {
          ...facts,
          reduction: dto.reductionKw ?? 0,
          expected: dto.expectedKw,
          energy: dto.energyKwh ?? 0,
          total: money(ctx.env, row.totalMinor ?? 0, row.currency),
          customers: row.paidCustomers ?? 0,
        })
      : t('activation.resultUnmeasured', {
          ...facts,
          reason: t(`activation.unmeasured.${result.reason}` as 'activation.unmeasured.nobody'),
        })
  const notes = [
    dto.simulatedCustomers > 0 && t('activation.simulated', { count: dto.simulatedCustomers }),
    result.placebo &&
      t('activation.placebo', {
        days: result.placebo.days,
        mae: Math.round(result.placebo.maePercent),
        bias: round1(result.placebo.biasPercent),
      }),
    result.late && t('activation.late'),
    result.review && t('activation.review'),
  ]
  return [main, ...notes.filter(Boolean)].join(' ')
}
