import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import type { Act } from '@/lib/agent/understanding/understanding'
import { abortActivation } from '@/lib/usecases/activations/abort'
import { presentActivation } from '@/lib/usecases/activations/present-activation'
import { time } from './alert-topics'

const RUNNING = ['scheduled', 'notifying', 'active', 'measuring']

/** The newest activation meant, running or settled, with its funnel and measured reduction. */
export async function showActivationStatus(turn: Turn, act: Act): Promise<Reply> {
  const { t, ctx } = turn
  const row = await ctx.db.activation.findFirst({
    where: act.slots.transformerId ? { transformerId: act.slots.transformerId } : {},
    orderBy: { createdAt: 'desc' },
  })
  if (!row) return say(t('staff.noActivation'))
  const a = await presentActivation(ctx.db, row)
  return {
    ...say(
      t('staff.activation', {
        reference: a.reference,
        transformer: a.transformerId,
        state: a.state,
        accepted: a.funnel.accepted,
        asked: a.funnel.asked,
        declined: a.funnel.declined,
        silent: a.funnel.silent,
      }),
      {
        type: 'activation',
        activationId: a.id,
        alertId: a.alertId,
        reference: a.reference,
        transformerId: a.transformerId,
        state: a.state,
        startAt: a.startAt,
        endAt: a.endAt,
        funnel: a.funnel,
        expectedKw: a.expectedKw,
        reductionKw: a.reductionKw,
        energyKwh: a.energyKwh,
        backUnderLimitAt: a.backUnderLimitAt,
        settlement: a.settlement,
        simulatedCustomers: a.simulatedCustomers,
      },
    ),
    memory: { activationId: a.id, transformerId: a.transformerId },
  }
}

export async function stopActivation(turn: Turn, act: Act): Promise<Reply> {
  const { t, ctx } = turn
  const rows = await ctx.db.activation.findMany({
    where: {
      state: { in: RUNNING },
      ...(act.slots.transformerId ? { transformerId: act.slots.transformerId } : {}),
    },
    orderBy: { createdAt: 'desc' },
  })
  if (rows.length === 0) return say(t('staff.nothingRunning'))
  if (rows.length > 1)
    return say(
      t('staff.stopWhich', { list: rows.map((r) => `${r.reference} (${r.transformerId})`).join(', ') }),
    )
  await abortActivation({ ctx, input: { activationId: rows[0]!.id } })
  return { messages: [] }
}

export async function showHistory(turn: Turn, act: Act): Promise<Reply> {
  const { t, ctx } = turn
  const rows = await ctx.db.activation.findMany({
    where: act.slots.transformerId ? { transformerId: act.slots.transformerId } : {},
    orderBy: { createdAt: 'desc' },
    take: 10,
  })
  if (rows.length === 0) return say(t('staff.noActivation'))
  return say(t('staff.history', { count: rows.length }), {
    type: 'table',
    columns: [
      { id: 'reference', label: t('staff.column.activation'), align: 'start' },
      { id: 'asset', label: t('staff.column.asset'), align: 'start' },
      { id: 'state', label: t('staff.column.state'), align: 'start' },
      { id: 'reduction', label: t('staff.column.reduction'), align: 'end' },
    ],
    rows: rows.map((r) => ({
      href: `/admin/activations/${r.id}`,
      cells: [
        r.reference,
        r.transformerId,
        `${r.state}, ${time(turn, r.startAt)}`,
        r.reductionKw === null ? '–' : `${Math.round(r.reductionKw * 10) / 10} kW`,
      ],
    })),
    summary: rows.map((r) => `${r.reference} ${r.transformerId} ${r.state}`).join('. '),
  })
}
