import { type Reply, say, type Turn } from '@/lib/agent/turn'
import type { Act } from '@/lib/agent/understanding/understanding'
import { MOST_STAGGER_MINUTES, STAGGER_STEP_MINUTES } from '@/lib/domain/activation/stagger'
import { isAppError } from '@/lib/errors'
import { getTranslator } from '@/lib/i18n/translator'
import type { ActivationDryRun, ActivationObjective } from '@/lib/protocol/activation'
import { dryRunActivation } from '@/lib/usecases/activations/dry-run-activation'
import { withTransaction } from '@/lib/usecases/context'
import { gridText } from '@/lib/usecases/grid-text'
import { speaking, withSpanish } from '@/lib/usecases/in-both-languages'
import { markConfirmations } from '@/lib/usecases/recommendations/mark-confirmations'
import { refusalText } from '@/lib/usecases/refusal-text'
import { clockTime, nextAt } from './local-time'
import type { OpenPlan } from './open-confirmations'
import { planOf } from './option-topics'
import { optionsOf, pickOption } from './pick-option'
import type { Choice } from './proceed'
import { readSpread } from './read-spread'
import { note, type StaffTopic } from './staff-topic'

/**
 * An event of another size or time than the plan's: so many kW, back under the limit, everybody, at a time, for so long.
 * It is put up with its own confirmation in place of the plan's; a yes is still needed.
 */
export const shapeEvent: StaffTopic = async (turn, act, command) => {
  const found = await planOf(turn, act, command)
  if ('messages' in found) return found
  const { plan } = found
  const unclear = spreadProblem(turn, act)
  if (unclear) return unclear
  const choice = await choiceOf(turn, act, plan)
  if (!choice) return say(turn.t('staff.noOptionLeft', { transformer: plan.transformerId }))
  // The room reads the card in either language; the answer is in that of who asked.
  const [english, spanish] = await Promise.all([inLanguage(turn, 'en'), inLanguage(turn, 'es')])
  const own = turn.locale === 'es' ? spanish : english
  const inEnglish = await tryOut(english, choice)
  const inSpanish = await tryOut(spanish, choice)
  if ('messages' in inEnglish || 'messages' in inSpanish)
    return own === spanish ? (inSpanish as Reply) : (inEnglish as Reply)
  const dry = own === spanish ? inSpanish : inEnglish
  if (dry.blocks.length > 0) return say(dry.blocks.map((one) => one.text).join(' '))
  const card = withSpanish(
    confirmPart(english, plan, choice, inEnglish),
    confirmPart(spanish, plan, choice, inSpanish),
  )
  await withTransaction(turn.ctx, (tx) =>
    markConfirmations(tx, { id: plan.id, alertIds: [plan.alertId] }, { state: 'superseded' }),
  )
  return {
    messages: [
      { kind: 'chat', parts: [{ type: 'text', text: wordsOf(own, dry) }], alertId: plan.alertId },
      { kind: 'confirmation', parts: [card], alertId: plan.alertId },
    ],
    memory: { transformerId: plan.transformerId, ...note(turn, 'choice', choice) },
  }
}

/** What a yes would do now, with nothing written. */
export const dryRun: StaffTopic = async (turn, act, command) => {
  const found = await planOf(turn, act, command)
  if ('messages' in found) return found
  const { plan } = found
  const unclear = spreadProblem(turn, act)
  if (unclear) return unclear
  const last = lastChoice(turn, plan)
  const same = last && !act.slots.optionRank && act.slots.staggerMinutes === undefined
  const choice = same ? last : await choiceOf(turn, act, plan)
  if (!choice) return say(turn.t('staff.noOptionLeft', { transformer: plan.transformerId }))
  const dry = await tryOut(await inLanguage(turn, turn.locale), choice)
  if ('messages' in dry) return dry
  const blocks = dry.blocks.map((one) => one.text)
  return say([turn.t('staff.dryRun'), wordsOf(turn, dry), ...blocks].join(' '))
}

/** What was last put up for this very version of the plan. */
function lastChoice(turn: Turn, plan: OpenPlan): Choice | undefined {
  const last = turn.memory.notes?.choice as Choice | undefined
  return last?.recommendationId === plan.id && last.version === plan.version ? last : undefined
}

async function choiceOf(turn: Turn, act: Act, plan: OpenPlan): Promise<Choice | null> {
  const option = pickOption(plan, act.slots.optionRank, '') ?? optionsOf(plan)[0]
  if (!option) return null
  const { time, durationMinutes, powerKw } = act.slots
  const last = lastChoice(turn, plan)
  const staggerMinutes = spreadOf(act, last)
  const spread = staggerMinutes ? { staggerMinutes } : {}
  const words = readSpread(turn.text)?.rest ?? turn.text
  const objective = objectiveOf(words, powerKw)
  const starts = time && !/\b(until|till|hasta)\b/i.test(turn.text)
  // Only how its starts are spread is said: what was put up before is spread.
  if (last && readSpread(turn.text) && objective === 'option' && !starts && !durationMinutes)
    if (!act.slots.optionRank) return { ...last, staggerMinutes: staggerMinutes ?? 0 }
  const startAt = starts ? nextAt(turn, time, await turn.ctx.gridNow()).toISOString() : undefined
  return {
    recommendationId: plan.id,
    optionId: option.id,
    version: plan.version,
    ...(objective === 'option' ? {} : { objective }),
    ...(objective === 'kw' ? { targetKw: powerKw } : {}),
    ...(startAt ? { startAt } : {}),
    ...(durationMinutes ? { durationMinutes } : {}),
    ...spread,
  }
}

/** In whole steps; what was put up before stays spread until somebody says otherwise. */
function spreadOf(act: Act, last: Choice | undefined): number | undefined {
  const { staggerMinutes } = act.slots
  if (staggerMinutes === undefined) return last?.staggerMinutes
  if (staggerMinutes === 0) return 0
  return Math.max(1, Math.round(staggerMinutes / STAGGER_STEP_MINUTES)) * STAGGER_STEP_MINUTES
}

/** A spread that nobody gave the minutes of, or that is too long for any event. */
function spreadProblem(turn: Turn, act: Act): Reply | null {
  const spread = readSpread(turn.text)
  if (!spread) return null
  if (act.slots.staggerMinutes === undefined)
    return say(turn.t('staff.spreadHow'), {
      type: 'suggestions',
      items: [10, 15, 30].map((minutes) => turn.t('staff.spreadChip', { minutes })),
    })
  return act.slots.staggerMinutes > MOST_STAGGER_MINUTES
    ? say(turn.t('staff.spreadTooLong', { most: MOST_STAGGER_MINUTES }))
    : null
}

function objectiveOf(text: string, powerKw: number | undefined): ActivationObjective {
  if (/\b(maximum|everybody|everyone|everything|all|m[aá]ximo|todos|todo)\b/i.test(text)) return 'maximum'
  if (powerKw !== undefined) return 'kw'
  return /\b(limit|rating|l[ií]mite|100 ?%)/i.test(text) ? 'to-limit' : 'option'
}

/** The same turn, whose words come out in this language. */
async function inLanguage(turn: Turn, locale: 'en' | 'es'): Promise<Turn> {
  return { ...turn, locale, t: await getTranslator(locale, 'agent'), ctx: speaking(turn.ctx, locale) }
}

async function tryOut(turn: Turn, choice: Choice): Promise<ActivationDryRun | Reply> {
  try {
    return await dryRunActivation({ ctx: turn.ctx, input: choice })
  } catch (error) {
    if (isAppError(error) && error.code !== 'forbidden') return say(refusalText(error.detail, turn.locale))
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
