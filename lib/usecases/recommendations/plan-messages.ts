import type { Recommendation } from '@/lib/db/generated/client'
import { DEFAULT_CONFIDENCE } from '@/lib/domain/plan/plan-options'
import { round1 } from '@/lib/domain/units/load'
import type { MessageKind, Part, PartOf } from '@/lib/protocol/message'
import type { FeederHelp, RecommendationOption } from '@/lib/protocol/recommendation'
import type { Context } from '@/lib/usecases/context'
import { gridText, roomTime } from '@/lib/usecases/grid-text'
import { inBothLanguages, type Say, saidInBoth } from '@/lib/usecases/in-both-languages'
import { money, percent, reasonsOf } from './describe-options'
import type { PreparedPlan } from './prepare-plan'

/** Why a plan has a new version: its need moved, the optimiser was done, somebody asked for another */
export type PlanChange = 'changed' | 'refined' | 'wished'

type PlanMessage = { kind: MessageKind; parts: Part[] }

/** Options, recommendation and confirmation of one version of a plan, as the room reads them one after another. */
export function planMessages(
  ctx: Context,
  plan: PreparedPlan,
  row: Recommendation,
  { refreshed, neededBefore }: { refreshed: PlanChange | false; neededBefore?: number },
): PlanMessage[] {
  const best = plan.options[0]
  const both = (make: (spoken: Context) => Part) => inBothLanguages(ctx, (spoken) => [make(spoken)])
  const recommend: Say = (spoken) => recommendationText(spoken, plan, row, refreshed, neededBefore)
  const messages: PlanMessage[] = [
    { kind: 'options', parts: both((spoken) => optionsPart(spoken, plan, row)) },
    { kind: 'recommendation', parts: [saidInBoth(ctx, recommend)] },
  ]
  if (best)
    messages.push({ kind: 'confirmation', parts: both((spoken) => confirmPart(spoken, plan, row, best)) })
  return messages
}

function optionsPart(ctx: Context, plan: PreparedPlan, row: Recommendation): PartOf<'options'> {
  return {
    type: 'options',
    recommendationId: row.id,
    alertId: row.alertId,
    version: row.version,
    reference: row.reference,
    neededKw: round1(plan.neededKw),
    enough: plan.enough,
    missingKw: round1(plan.missingKw),
    currency: ctx.env.CURRENCY,
    options: plan.options,
    excluded: plan.excluded,
    summary: gridText(ctx.env)('plan.optionsSummary', {
      reference: row.reference,
      needed: round1(plan.neededKw),
      count: plan.options.length,
    }),
  }
}

function recommendationText(
  ctx: Context,
  plan: PreparedPlan,
  row: Recommendation,
  refreshed: PlanChange | false,
  neededBefore = row.neededKw,
): string {
  const t = gridText(ctx.env)
  const { basis, options, transformer } = plan
  const best = options[0]
  const lines: string[] = []
  if (refreshed) {
    // "Changed" is about the need; when that is what it was, something else moved.
    const why = refreshed === 'changed' && round1(neededBefore) === round1(plan.neededKw) ? 'anew' : refreshed
    const moved = { needed: round1(plan.neededKw), before: round1(neededBefore) }
    lines.push(t(`plan.${why}`, { reference: row.reference, version: row.version, ...moved }))
  }
  const need = {
    limit: round1(basis.limitKw),
    needed: round1(plan.neededKw),
    minutes: basis.durationMinutes,
  }
  lines.push(
    basis.precaution
      ? t('plan.needPrecaution', need)
      : basis.startAt
        ? t('plan.needForeseen', {
            ...need,
            load: round1(basis.loadKw ?? 0),
            at: roomTime(ctx.env, new Date(basis.startAt), new Date(basis.gridAt)),
          })
        : t('plan.need', { ...need, load: round1(basis.loadKw ?? 0) }),
  )
  if (basis.stress && basis.stress.thermalKw >= plan.neededKw)
    lines.push(
      t('plan.needRaised', {
        thermal: round1(basis.stress.thermalKw),
        limit: basis.stress.hotSpotLimitC,
      }),
    )
  if (!best) {
    lines.push(t('plan.nothing', { missing: round1(plan.missingKw), name: transformer.name }))
  } else {
    const facts = {
      option: best.id,
      programs: programsText(best),
      expected: best.expectedKw,
      low: best.lowKw,
      high: best.highKw,
      cost: money(ctx.env, best.cost.amountMinor),
      lead: best.leadMinutes,
    }
    lines.push(
      plan.enough
        ? t('plan.recommendEnough', { ...facts, probability: percent(best.pEnough ?? 0) })
        : t('plan.recommendNotEnough', {
            ...facts,
            missing: round1(plan.missingKw),
            confidence: percent(DEFAULT_CONFIDENCE),
          }),
    )
    lines.push(reasonsOf(best, ctx.env).join(' '))
  }
  if (basis.feederHelp) lines.push(feederText(ctx, basis.feederHelp, transformer.name))
  return lines.join('\n')
}

/** What else the feeder has: relief for the feeder itself, and room for a load transfer. */
function feederText(ctx: Context, help: FeederHelp, name: string): string {
  const t = gridText(ctx.env)
  const { feederName: feeder, customers, transformers, expectedKw, lowKw, highKw } = help
  const relief =
    customers > 0
      ? t('plan.feederRelief', {
          feeder,
          customers,
          transformers,
          kw: expectedKw,
          low: lowKw,
          high: highKw,
          name,
        })
      : t('plan.feederNobody', { feeder, transformers })
  const list = help.room.map((one) => t('plan.roomOf', { name: one.name, kw: one.roomKw })).join(', ')
  return `${relief} ${help.room.length > 0 ? t('plan.feederRoom', { list }) : t('plan.feederFull')}`
}

function confirmPart(
  ctx: Context,
  plan: PreparedPlan,
  row: Recommendation,
  best: RecommendationOption,
): PartOf<'confirm'> {
  const t = gridText(ctx.env)
  const soonest = Date.parse(plan.basis.gridAt) + best.leadMinutes * 60_000
  const startAt = new Date(Math.max(soonest, plan.basis.startAt ? Date.parse(plan.basis.startAt) : 0))
  const endAt = new Date(startAt.getTime() + plan.basis.durationMinutes * 60_000)
  const about = t('confirm.text', {
    participants: best.programs.reduce((sum, program) => sum + program.participants, 0),
    from: roomTime(ctx.env, startAt),
    to: roomTime(ctx.env, endAt, startAt),
    expected: best.expectedKw,
    low: best.lowKw,
    high: best.highKw,
    cost: money(ctx.env, best.cost.amountMinor),
  })
  const text = plan.enough ? about : `${about} ${t('plan.missing', { missing: round1(plan.missingKw) })}`
  return {
    type: 'confirm',
    recommendationId: row.id,
    optionId: best.id,
    version: row.version,
    alertId: row.alertId,
    startAt: startAt.toISOString(),
    endAt: endAt.toISOString(),
    title: t('confirm.title', {
      option: best.id,
      name: plan.transformer.name,
      reference: row.reference,
      version: row.version,
    }),
    text,
    action: 'recommendation.proceed',
    values: { recommendationId: row.id, optionId: best.id, version: row.version },
    declineAction: 'recommendation.decline',
    yesLabel: t('confirm.yes'),
    noLabel: t('confirm.no'),
    expiresAt: row.expiresAt.toISOString(),
    state: 'open',
    summary: t('confirm.summary', {
      option: best.id,
      reference: row.reference,
      name: plan.transformer.name,
      text,
    }),
  }
}

function programsText(option: RecommendationOption): string {
  return option.programs.map((program) => `${program.name} ${program.participants}`).join(' + ')
}
