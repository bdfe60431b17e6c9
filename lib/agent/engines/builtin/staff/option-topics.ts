import { type Reply, say, type Turn } from '@/lib/agent/turn'
import type { Act, Slots } from '@/lib/agent/understanding/understanding'
import { KINDS_WITHOUT_PLAN } from '@/lib/domain/alert/plan-need'
import type { PlanWish } from '@/lib/domain/recommendation/plan-wish'
import { isAppError } from '@/lib/errors'
import type { RecommendationExcluded } from '@/lib/protocol/recommendation'
import { planAlert } from '@/lib/usecases/recommendations/plan-alert'
import { refusalText } from '@/lib/usecases/refusal-text'
import { focusOf } from './focus'
import { lastPlan, type OpenPlan, planMeant } from './open-confirmations'
import { optionsOf, pickOption } from './pick-option'
import { askWhichPlan } from './proceed'
import type { Command } from './read-command'
import { note, type StaffTopic } from './staff-topic'
import { askWhich } from './which'

/** The ranked options of the plan meant; made when there is none, and then its own messages say it. */
export const showOptions: StaffTopic = async (turn, act, command) => {
  const { t, ctx } = turn
  const found = await planOf(turn, act, command)
  if ('messages' in found) return found
  const { plan, made } = found
  if (made) return { messages: [], memory: { transformerId: plan.transformerId } }
  const options = optionsOf(plan)
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
        neededKw: round(plan.neededKw),
        enough: plan.enough,
        missingKw: round(plan.missingKw),
        currency: ctx.env.CURRENCY,
        options,
        excluded: plan.excluded as unknown as RecommendationExcluded[],
        summary: options
          .map((one) => `${one.id}: ${round(one.expectedKw)} kW (${round(one.lowKw)}–${round(one.highKw)})`)
          .join('. '),
      },
    ),
    memory: { transformerId: plan.transformerId },
  }
}

/** More than this is a page, not an answer; each can be asked for by its name. */
const MOST_LEFT_OUT = 3

/** Why the best one (or the one named), and why others were left out. */
export const explainOptions: StaffTopic = async (turn, act, command) => {
  const { t } = turn
  const open = await planMeant(turn, act.slots.transformerId, command)
  const past = open === null ? await lastPlan(turn, act.slots.transformerId ?? focusOf(turn), command) : null
  const found = past ? { plan: past } : await planOf(turn, act, command)
  if ('messages' in found) return act.slots.hedgedYes ? say(t('staff.hedged')) : found
  const { plan } = found
  const option = pickOption(plan, act.slots.optionRank, '') ?? optionsOf(plan)[0]
  const excluded = plan.excluded as unknown as RecommendationExcluded[]
  const asked = excluded.find((one) => one.programId === act.slots.programId)
  if (asked) return say(`${asked.name}: ${asked.reason}`)
  const told = excluded.slice(0, MOST_LEFT_OUT).map((one) => `${one.name}: ${one.reason}`)
  const more = excluded.length - told.length
  const hedge = act.slots.hedgedYes ? `${t('staff.hedged')} ` : ''
  const answer = say(
    [
      past
        ? t('staff.pastPlan', { plan: past.reference, transformer: past.transformerId, state: past.state })
        : '',
      option
        ? `${hedge}${t('staff.whyOption', { option: option.id })} ${option.reasons.join(' ')}`
        : t('staff.noOptionLeft', { transformer: plan.transformerId }),
      told.length ? t('staff.leftOut', { list: told.join(' ') }) : '',
      more > 0 ? t('staff.leftOutMore', { count: more, name: excluded.at(-1)!.name }) : '',
    ]
      .filter(Boolean)
      .join(' '),
  )
  return { ...answer, memory: { transformerId: plan.transformerId } }
}

/** Only some devices, a most cost or kW: a new version of the plan that keeps to it and can be proceeded with. */
export const filterOptions: StaffTopic = async (turn, act, command) => {
  const { t } = turn
  if (/\bmedical\b/i.test(turn.text)) return say(t('staff.medicalNever'))
  const wish = wishOf(act.slots)
  if (Object.keys(wish).length === 0) return showOptions(turn, act, command)
  const found = await planOf(turn, act, command)
  return 'messages' in found ? found : replan(turn, found.plan, { wish })
}

/** New numbers at once, and nothing that was asked of the plan before. */
export const refreshOptions: StaffTopic = async (turn, act, command) => {
  const found = await planOf(turn, act, command)
  if ('messages' in found) return found
  return found.made ? { messages: [] } : replan(turn, found.plan, { fresh: true })
}

async function replan(turn: Turn, plan: OpenPlan, how: { wish: PlanWish } | { fresh: true }): Promise<Reply> {
  try {
    await planAlert({ ctx: turn.ctx, input: { alertId: plan.alertId, ...how } })
    return { messages: [], memory: { transformerId: plan.transformerId, ...note(turn, 'choice', undefined) } }
  } catch (error) {
    if (isAppError(error) && ['unprocessable', 'conflict'].includes(error.code))
      return say(refusalText(error.detail, turn.locale))
    throw error
  }
}

const DEVICES: Record<string, string> = {
  battery: 'battery',
  thermostat: 'thermostat',
  'air-conditioner': 'thermostat',
  ev: 'ev',
  'water-heater': 'water-heater',
  solar: 'solar',
  'pool-pump': 'pool-pump',
}

function wishOf(slots: Slots): PlanWish {
  const types = (kinds: readonly string[] | undefined) => kinds?.map((kind) => DEVICES[kind] ?? kind)
  const only = types(slots.deviceFilter)
  const without = types(slots.deviceExclude)
  const most = (comparator: string | undefined) => comparator !== 'over'
  return {
    ...(only?.length ? { onlyDevices: only } : {}),
    ...(without?.length ? { withoutDevices: without } : {}),
    ...(slots.amountMinor && most(slots.amountComparator) ? { maxCostMinor: slots.amountMinor } : {}),
    ...(slots.powerKw && most(slots.powerComparator) ? { maxKw: slots.powerKw } : {}),
  }
}

export type FoundPlan = { plan: OpenPlan; made: boolean }

/** The plan meant; when none is open, one is made for the transformer's (or the only) alert that stands. */
export async function planOf(turn: Turn, act: Act, command?: Command): Promise<FoundPlan | Reply> {
  const { ctx, t } = turn
  const { transformerId } = act.slots
  const meant = await planMeant(turn, transformerId, command)
  if (Array.isArray(meant)) return askWhichPlan(turn, act, command, meant)
  if (meant) return { plan: meant, made: false }
  if (command?.plan) return say(t('staff.planOver', { plan: command.plan }))
  const alerts = await ctx.db.alert.findMany({
    where: {
      state: { in: ['active', 'acknowledged'] },
      clearedAt: null,
      kind: { notIn: [...KINDS_WITHOUT_PLAN] },
      transformerId: transformerId ?? { not: null },
    },
    orderBy: [{ priority: 'asc' }, { raisedAt: 'desc' }],
  })
  const inFocus = alerts.filter((one) => one.transformerId === focusOf(turn))
  const meantAlerts = inFocus.length > 0 ? inFocus : alerts
  const [alert] = meantAlerts
  if (!alert)
    return say(transformerId ? t('staff.noAlertOn', { transformer: transformerId }) : t('staff.noAlerts'))
  const assets = [...new Set(meantAlerts.map((one) => one.transformerId!))]
  if (assets.length > 1)
    return askWhich(
      turn,
      act,
      command,
      assets,
      t('staff.optionsWhich', { list: assets.slice(0, 8).join(', ') }),
    )
  try {
    await planAlert({ ctx, input: { alertId: alert.id } })
  } catch (error) {
    if (isAppError(error) && ['unprocessable', 'conflict'].includes(error.code))
      return say(refusalText(error.detail, turn.locale))
    throw error
  }
  const made = await planMeant(turn, alert.transformerId ?? undefined)
  return made && !Array.isArray(made) ? { plan: made, made: true } : say(t('staff.nothingPending'))
}

function round(kw: number): number {
  return Math.round(kw * 10) / 10
}
