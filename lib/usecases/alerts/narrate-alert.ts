import type { Tx } from '@/lib/db/client'
import type { Alert, AlertSource, Transformer } from '@/lib/db/generated/client'
import { SHORTFALL_KIND } from '@/lib/domain/activation/notice-times'
import { isOpen } from '@/lib/domain/alert/alert-state'
import { KINDS_WITHOUT_PLAN, planNeed } from '@/lib/domain/alert/plan-need'
import { round1 } from '@/lib/domain/units/load'
import type { MessageKind, Part, PartOf } from '@/lib/protocol/message'
import { alarmKindWord } from '@/lib/usecases/alarms/alarm-kind-text'
import { inFlood } from '@/lib/usecases/alarms/watch-flood'
import { requireStaffOrSystem } from '@/lib/usecases/authorize'
import { type Context, withTransaction } from '@/lib/usecases/context'
import { appendMessage } from '@/lib/usecases/conversations/append-message'
import { ensureStaffConversation } from '@/lib/usecases/conversations/ensure-conversation'
import { gridText } from '@/lib/usecases/grid-text'
import { type Say, saidInBoth, speaking, withSpanish } from '@/lib/usecases/in-both-languages'
import { closeRecommendation } from '@/lib/usecases/recommendations/close-recommendation'
import { isFresh, openRecommendation } from '@/lib/usecases/recommendations/plan-alert'
import { preparePlan } from '@/lib/usecases/recommendations/prepare-plan'
import { publishPlan } from '@/lib/usecases/recommendations/publish-plan'
import { alertPart } from './alert-part'
import { markAlertCards } from './change-alert'

const LOW = 3

type Owed = Alert & { source: AlertSource; transformer: Transformer | null }

/**
 * Tells the control room what it is owed about one alert: its data, then options, recommendation and confirmation,
 * or that it is over. Each step moves planState in the transaction that writes its messages, so a crash repeats none.
 */
export async function narrateAlert(ctx: Context, alertId: string): Promise<void> {
  requireStaffOrSystem(ctx.actor, 'admin')
  const load = () =>
    ctx.db.alert.findUniqueOrThrow({
      where: { id: alertId },
      include: { source: true, transformer: true },
    })
  let alert: Owed = await load()
  if (alert.planState === 'due') {
    await announce(ctx, alert)
    alert = await load()
  }
  if (alert.planState !== 'planning') return
  if (isOpen(alert)) await plan(ctx, alert)
  else await conclude(ctx, alert)
}

async function announce(ctx: Context, alert: Owed): Promise<void> {
  const unplanned = alert.priority === LOW && isOpen(alert) ? await whyNoPlan(ctx, alert) : null
  // In a flood these are told together, when it is over; the list has them all the time.
  if (unplanned && (await inFlood(ctx.db))) return step(ctx, alert, { from: 'due', to: 'done' })
  const part = await alertPart(speaking(ctx, 'en'), alert)
  const words: Say = (spoken) =>
    [announcement(spoken, alert, part), unplanned?.(spoken)].filter(Boolean).join(' ')
  const parts = [withSpanish(part, await alertPart(speaking(ctx, 'es'), alert)), saidInBoth(ctx, words)]
  const to = isOpen(alert) && !unplanned ? 'planning' : 'done'
  await step(ctx, alert, { from: 'due', to }, (say) => say('alert', parts))
}

async function plan(ctx: Context, alert: Owed): Promise<void> {
  const { transformer } = alert
  const unplanned = await whyNoPlan(ctx, alert)
  if (unplanned)
    return step(ctx, alert, { from: 'planning', to: 'done' }, (say) =>
      say('progress', [saidInBoth(ctx, unplanned)]),
    )
  if (!transformer || needsNoPlan(alert)) return step(ctx, alert, { from: 'planning', to: 'done' })
  const current = await openRecommendation(ctx, transformer.id)
  if (current && isFresh(ctx, current)) return step(ctx, alert, { from: 'planning', to: 'done' })
  const prepared = await preparePlan(ctx, { ...alert, transformer })
  await step(ctx, alert, { from: 'planning', to: 'done' }, async (_say, tx) => {
    await publishPlan(tx, ctx, prepared, current)
  })
}

/** What is only predicted asks for no decision; an operator may ask for a plan. */
function needsNoPlan(alert: Owed): boolean {
  return KINDS_WITHOUT_PLAN.includes(alert.kind) || alert.predicted
}

/** Why an alert that asks for a plan gets none, in words; null when it gets one, or asks for none. */
async function whyNoPlan(ctx: Context, alert: Owed): Promise<Say | null> {
  const { transformer } = alert
  if (needsNoPlan(alert)) return null
  if (!transformer)
    return ({ env }) => gridText(env)('alert.noPlanUnmapped', { asset: alert.externalId ?? '?' })
  if (!planNeed(alert, transformer)) return (spoken) => noNeedText(spoken, alert, transformer)
  const running = await ctx.db.activation.findFirst({
    where: { transformerId: transformer.id, state: { in: ['scheduled', 'notifying', 'active'] } },
  })
  // An event that delivers too little is why this alert is there: it asks for more.
  if (!running || alert.kind === SHORTFALL_KIND) return null
  const facts = { reference: running.reference, name: transformer.name }
  return ({ env }) => gridText(env)('alert.noPlanRunning', facts)
}

async function conclude(ctx: Context, alert: Owed): Promise<void> {
  const name = alert.transformer?.name ?? alert.externalId ?? alert.sourceEventId
  await step(ctx, alert, { from: 'planning', to: 'done' }, async (say, tx) => {
    await markAlertCards(tx, alert)
    const open = await tx.recommendation.findFirst({ where: { alertId: alert.id, state: 'open' } })
    const withdrawn = open && (await closeRecommendation(tx, { id: open.id }, 'withdrawn'))
    // The end of what asked for nothing stands on its card and in the list.
    if (alert.priority === LOW && !withdrawn && !alert.predicted) return
    const words: Say = ({ env }) =>
      withdrawn
        ? gridText(env)('alert.clearedWithdrawn', { name, reference: withdrawn.reference })
        : gridText(env)(alert.predicted ? 'alert.clearedPredicted' : 'alert.cleared', { name })
    await say('progress', [saidInBoth(ctx, words)])
  })
}

/** One move of planState with what is said in it; nothing happens when another worker made the move first. */
async function step(
  ctx: Context,
  alert: Owed,
  move: { from: string; to: string },
  run?: (say: (kind: MessageKind, parts: Part[]) => Promise<unknown>, tx: Tx) => Promise<unknown>,
): Promise<void> {
  await withTransaction(ctx, async (tx) => {
    const { count } = await tx.alert.updateMany({
      where: { id: alert.id, planState: move.from, state: alert.state, clearedAt: alert.clearedAt },
      data: { planState: move.to },
    })
    if (count === 0 || !run) return
    const { id } = await ensureStaffConversation(tx)
    await run((kind, parts) => appendMessage(tx, id, { role: 'agent', kind, parts, alertId: alert.id }), tx)
  })
}

function announcement(ctx: Context, alert: Owed, part: PartOf<'alert'>): string {
  const t = gridText(ctx.env)
  const { transformer } = alert
  if (KINDS_WITHOUT_PLAN.includes(alert.kind) || alert.predicted) return ownWords(ctx, alert)
  if (!transformer)
    return t('alert.announceUnmapped', {
      priority: alert.priority,
      source: alert.source.name,
      asset: alert.externalId ?? '?',
      kind: alarmKindWord(ctx.env, alert.kind),
    })
  const load =
    alert.loadKw === null
      ? ''
      : t('alert.announceLoad', {
          loadKw: round1(alert.loadKw),
          loadPercent: round1(alert.loadPercent ?? 0),
          ratedKva: transformer.ratedKva,
        })
  const text = t('alert.announce', {
    priority: alert.priority,
    name: transformer.name,
    kind: alarmKindWord(ctx.env, alert.kind),
    load,
  })
  return [text, hotSpotText(ctx, part), ownWords(ctx, alert)].filter(Boolean).join(' ')
}

function ownWords(ctx: Context, { message, messageEs }: Owed): string {
  return (ctx.env.roomLanguage === 'es' ? messageEs : null) ?? message
}

function hotSpotText(ctx: Context, { hotSpotC, hotSpotLimitC, minutesToLimit }: PartOf<'alert'>): string {
  if (hotSpotC === undefined || hotSpotLimitC === undefined) return ''
  const t = gridText(ctx.env)
  const facts = { hotSpot: Math.round(hotSpotC), limit: hotSpotLimitC }
  if (minutesToLimit == null) return t('alert.hotSpotHolds', facts)
  if (minutesToLimit === 0) return t('alert.hotSpotOver', facts)
  return t('alert.hotSpotIn', { ...facts, minutes: minutesToLimit })
}

function noNeedText(ctx: Context, alert: Owed, transformer: Transformer): string {
  const t = gridText(ctx.env)
  const loadKw = alert.loadKw ?? transformer.loadKw
  if (loadKw === null) return t('alert.noPlanNoLoad', { name: transformer.name })
  const limitKw = alert.limitKw ?? transformer.limitKw ?? transformer.ratedKva * transformer.powerFactor
  return t('alert.noPlanBelowLimit', { loadKw: round1(loadKw), limitKw: round1(limitKw) })
}
