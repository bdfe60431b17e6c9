import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import type { Act } from '@/lib/agent/understanding/understanding'
import type { RecommendationExcluded, RecommendationOption } from '@/lib/protocol/recommendation'
import { planAlert } from '@/lib/usecases/recommendations/plan-alert'
import { type OpenPlan, planMeant } from './open-confirmations'
import { askWhich } from './proceed'

/** The ranked options of the plan meant, all or only those that call certain devices. */
export async function showOptions(turn: Turn, act: Act): Promise<Reply> {
  const { t, ctx } = turn
  const plan = await planOf(turn, act)
  if ('messages' in plan) return plan
  const all = plan.options as unknown as RecommendationOption[]
  const only = act.slots.deviceFilter
  const without = act.slots.deviceExclude
  const options = all.filter(
    (o) =>
      (!only || o.deviceTypes.every((d) => (only as string[]).includes(d))) &&
      !without?.some((d) => o.deviceTypes.includes(d)),
  )
  if (options.length === 0) return say(t('staff.noOptionLeft', { transformer: plan.transformerId }))
  return {
    ...say(
      t('staff.options', {
        transformer: plan.transformerId,
        need: round(plan.neededKw),
        best: options[0]!.id,
        kw: round(options[0]!.expectedKw),
      }),
      {
        type: 'options',
        recommendationId: plan.id,
        alertId: plan.alertId,
        version: plan.version,
        reference: plan.reference,
        neededKw: plan.neededKw,
        enough: plan.enough,
        missingKw: plan.missingKw,
        currency: ctx.env.CURRENCY,
        options,
        excluded: plan.excluded as unknown as RecommendationExcluded[],
        summary: options
          .map((o) => `${o.id}: ${round(o.expectedKw)} kW (${round(o.lowKw)}–${round(o.highKw)})`)
          .join('. '),
      },
    ),
    memory: { transformerId: plan.transformerId },
  }
}

/** Why the best one, and why others were left out. */
export async function explainOptions(turn: Turn, act: Act): Promise<Reply> {
  const { t } = turn
  const plan = await planOf(turn, act)
  if ('messages' in plan) return plan
  const options = plan.options as unknown as RecommendationOption[]
  const rank = typeof act.slots.optionRank === 'number' ? act.slots.optionRank : 1
  const option = options.toSorted((a, b) => a.rank - b.rank)[rank - 1] ?? options[0]
  if (!option) return say(t('staff.noOptionLeft', { transformer: plan.transformerId }))
  const excluded = (plan.excluded as unknown as RecommendationExcluded[]).map((e) => `${e.name}: ${e.reason}`)
  return say(
    [
      `${t('staff.whyOption', { option: option.id })} ${option.reasons.join(' ')}`,
      excluded.length ? t('staff.leftOut', { list: excluded.join(' ') }) : '',
    ]
      .filter(Boolean)
      .join(' '),
  )
}

export async function refreshOptions(turn: Turn, act: Act): Promise<Reply> {
  const plan = await planOf(turn, act)
  if ('messages' in plan) return plan
  await planAlert({ ctx: turn.ctx, input: { alertId: plan.alertId } })
  return showOptions(turn, act)
}

/** The plan meant; when none is open, one is made for the transformer's (or the only) open alert. */
async function planOf(turn: Turn, act: Act): Promise<OpenPlan | Reply> {
  const { ctx, t } = turn
  const transformerId = act.slots.transformerId
  const meant = await planMeant(turn, transformerId)
  if (Array.isArray(meant)) return askWhich(turn, meant)
  if (meant) return meant
  const alerts = await ctx.db.alert.findMany({
    where: {
      state: { in: ['active', 'acknowledged'] },
      transformerId: transformerId ?? { not: null },
      loadKw: { not: null },
    },
    orderBy: [{ priority: 'asc' }, { raisedAt: 'desc' }],
    take: 2,
  })
  const [alert, second] = alerts
  if (!alert) return say(t('staff.noAlerts'))
  if (second && !transformerId) return say(t('staff.optionsWhich'))
  await planAlert({ ctx, input: { alertId: alert.id } })
  const made = await planMeant(turn, alert.transformerId ?? undefined)
  return made && !Array.isArray(made) ? made : say(t('staff.nothingPending'))
}

function round(kw: number): number {
  return Math.round(kw * 10) / 10
}
