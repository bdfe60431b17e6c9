import { type Reply, say, type Turn } from '@/lib/agent/turn'
import type { Act } from '@/lib/agent/understanding/understanding'
import { isAppError } from '@/lib/errors'
import type { ActivationDryRun, ActivationObjective } from '@/lib/protocol/activation'
import { dryRunActivation } from '@/lib/usecases/activations/dry-run-activation'
import { withTransaction } from '@/lib/usecases/context'
import { gridText } from '@/lib/usecases/grid-text'
import { markConfirmations } from '@/lib/usecases/recommendations/mark-confirmations'
import { clockTime, nextAt } from './local-time'
import type { OpenPlan } from './open-confirmations'
import { planOf } from './option-topics'
import { optionsOf, pickOption } from './pick-option'
import type { Choice } from './proceed'
import { note, type StaffTopic } from './staff-topic'

/**
 * An event of another size or time than the plan's: so many kW, back under the limit, everybody, at a time, for so long.
 * It is put up with its own confirmation in place of the plan's; a yes is still needed.
 */
export const shapeEvent: StaffTopic = async (turn, act, command) => {
  const found = await planOf(turn, act, command)
  if ('messages' in found) return found
  const { plan } = found
  const choice = await choiceOf(turn, act, plan)
  if (!choice) return say(turn.t('staff.noOptionLeft', { transformer: plan.transformerId }))
  const dry = await tryOut(turn, choice)
  if ('messages' in dry) return dry
  if (dry.blocks.length > 0) return say(dry.blocks.map((one) => one.text).join(' '))
  await withTransaction(turn.ctx, (tx) =>
    markConfirmations(tx, { id: plan.id, alertIds: [plan.alertId] }, { state: 'superseded' }),
  )
  return {
    messages: [
      { kind: 'chat', parts: [{ type: 'text', text: wordsOf(turn, dry) }], alertId: plan.alertId },
      { kind: 'confirmation', parts: [confirmPart(turn, plan, choice, dry)], alertId: plan.alertId },
    ],
    memory: { transformerId: plan.transformerId, ...note(turn, 'choice', choice) },
  }
}

/** What a yes would do now, with nothing written. */
export const dryRun: StaffTopic = async (turn, act, command) => {
  const found = await planOf(turn, act, command)
  if ('messages' in found) return found
  const { plan } = found
  const last = turn.memory.notes?.choice as Choice | undefined
  const same = last?.recommendationId === plan.id && last.version === plan.version && !act.slots.optionRank
  const choice = same ? last : await choiceOf(turn, act, plan)
  if (!choice) return say(turn.t('staff.noOptionLeft', { transformer: plan.transformerId }))
  const dry = await tryOut(turn, choice)
  if ('messages' in dry) return dry
  const blocks = dry.blocks.map((one) => one.text)
  return say([turn.t('staff.dryRun'), wordsOf(turn, dry), ...blocks].join(' '))
}

async function choiceOf(turn: Turn, act: Act, plan: OpenPlan): Promise<Choice | null> {
  const option = pickOption(plan, act.slots.optionRank, '') ?? optionsOf(plan)[0]
  if (!option) return null
  const { time, durationMinutes, powerKw } = act.slots
  const objective = objectiveOf(turn.text, powerKw)
  const starts = time && !/\b(until|till|hasta)\b/i.test(turn.text)
  const startAt = starts ? nextAt(turn, time, await turn.ctx.gridNow()).toISOString() : undefined
  return {
    recommendationId: plan.id,
    optionId: option.id,
    version: plan.version,
    ...(objective === 'option' ? {} : { objective }),
    ...(objective === 'kw' ? { targetKw: powerKw } : {}),
    ...(startAt ? { startAt } : {}),
    ...(durationMinutes ? { durationMinutes } : {}),
  }
}

function objectiveOf(text: string, powerKw: number | undefined): ActivationObjective {
  if (/\b(maximum|everybody|everyone|everything|all|m[aá]ximo|todos|todo)\b/i.test(text)) return 'maximum'
  if (powerKw !== undefined) return 'kw'
  return /\b(limit|rating|l[ií]mite|100 ?%)/i.test(text) ? 'to-limit' : 'option'
}

async function tryOut(turn: Turn, choice: Choice): Promise<ActivationDryRun | Reply> {
  try {
    return await dryRunActivation({ ctx: turn.ctx, input: choice })
  } catch (error) {
    if (isAppError(error) && error.code !== 'forbidden') return say(error.detail)
    throw error
  }
}

function wordsOf(turn: Turn, dry: ActivationDryRun): string {
  const { t } = turn
  const text = t('staff.wouldAsk', {
    count: dry.wouldAsk,
    programs: dry.programs.map((one) => `${one.name} ${one.participants}`).join(', '),
    from: clockTime(turn, new Date(dry.startAt)),
    to: clockTime(turn, new Date(dry.endAt)),
    expected: dry.expectedKw,
    low: dry.lowKw,
    high: dry.highKw,
    needed: dry.neededKw,
  })
  const two = dry.approval.needed ? t('staff.needsTwo') : ''
  return [text, ...dry.warnings.map((one) => one.text), two].filter(Boolean).join(' ')
}

function confirmPart(turn: Turn, plan: OpenPlan, choice: Choice, dry: ActivationDryRun) {
  const grid = gridText(turn.ctx.env)
  const text = wordsOf(turn, dry)
  return {
    type: 'confirm' as const,
    recommendationId: plan.id,
    optionId: choice.optionId,
    version: plan.version,
    alertId: plan.alertId,
    startAt: dry.startAt,
    endAt: dry.endAt,
    title: grid('confirm.title', {
      option: choice.optionId,
      name: plan.transformerName,
      reference: plan.reference,
      version: plan.version,
    }),
    text,
    action: 'recommendation.proceed',
    values: { ...choice },
    declineAction: 'recommendation.decline',
    yesLabel: grid('confirm.yes'),
    noLabel: grid('confirm.no'),
    expiresAt: plan.expiresAt.toISOString(),
    state: 'open' as const,
    summary: text,
  }
}
