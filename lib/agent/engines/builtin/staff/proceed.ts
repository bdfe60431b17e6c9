import { type Reply, say, type Turn } from '@/lib/agent/turn'
import type { Act } from '@/lib/agent/understanding/understanding'
import { isAppError } from '@/lib/errors'
import type { CreateActivationInput } from '@/lib/protocol/activation'
import { activate } from '@/lib/usecases/activations/activate'
import { declineRecommendation } from '@/lib/usecases/recommendations/decline-recommendation'
import { refusalText } from '@/lib/usecases/refusal-text'
import { cardSeq, confirmationMeant, nothingToConfirm, type OpenPlan, openPlans } from './open-confirmations'
import { optionsOf, pickOption } from './pick-option'
import type { Command } from './read-command'
import { note, type StaffTopic } from './staff-topic'
import { askWhich } from './which'

/** What a yes agrees to: one option of one version, as it was shown. */
export type Choice = Omit<CreateActivationInput, 'objective' | 'nextStage' | 'staggerMinutes'> &
  Partial<Pick<CreateActivationInput, 'objective' | 'nextStage' | 'staggerMinutes'>>

const WEAK_YES =
  /^\W*(?:ok(?:ay|ey)?|kk?|right|good|great|perfect|fine|alright|all right|cool|nice|sounds good|that is fine|that's fine|correct|true|vale|bien|bueno|perfecto|correcto)\W*$|^\s*[👍✅]+\s*$/iu

/** What a refusal means to the one who said yes: a sentence, not an error. */
const SAID = ['already-decided', 'stale-version', 'expired', 'conflict', 'approval-required', 'unprocessable']

/** Approves exactly the plan and version shown. The activation's own messages say the rest, so a success adds none. */
export async function proceed(turn: Turn, choice: Choice): Promise<Reply> {
  const { ctx } = turn
  try {
    await activate({ ctx, input: choice })
    return { messages: [], memory: { expecting: undefined, ...note(turn, 'choice', undefined) } }
  } catch (error) {
    if (isAppError(error) && SAID.includes(error.code)) return say(refusalText(error.detail, turn.locale))
    throw error
  }
}

/** A typed yes applies when exactly one plan is open; else it asks which. One tied to a condition does nothing. */
export const proceedTyped: StaffTopic = async (turn, act, command) => {
  const { t } = turn
  if (act.slots.hedgedYes) return say(t('staff.hedged'))
  const { transformerId, optionRank } = act.slots
  if (command?.transformers) return oneAtATime(turn, act, command)
  const meant = await confirmationMeant(turn, transformerId, command)
  if (meant === null) return say(await nothingToConfirm(turn, transformerId, command))
  if (Array.isArray(meant)) return askWhichPlan(turn, act, command, meant)
  const shownAt = await cardSeq(turn, meant)
  if (shownAt > turn.seq) return say(t('staff.justMoved', { plan: meant.reference, version: meant.version }))
  if (WEAK_YES.test(turn.text) && shownAt !== turn.seq - 1) return askForYes(turn, meant)
  const picked = pickOption(meant, optionRank, act.intent === 'options.proceed-with' ? turn.text : '')
  if (picked === undefined || (picked === null && act.intent === 'options.proceed-with'))
    return say(
      t('staff.noSuchOption', {
        options: optionsOf(meant)
          .map((option) => option.id)
          .join(', '),
      }),
    )
  const choice = turn.memory.notes?.choice as Choice | undefined
  // What was last put up for this very version is what a plain yes agrees to.
  if (picked === null && choice?.recommendationId === meant.id && choice.version === meant.version)
    return proceed(turn, choice)
  const option = picked ?? optionsOf(meant)[0]
  if (!option) return say(t('staff.noOptionLeft', { transformer: meant.transformerId }))
  return proceed(turn, { recommendationId: meant.id, optionId: option.id, version: meant.version })
}

/** Several are named: a yes or a no is for one plan, so nothing happens until one is named. */
async function oneAtATime(turn: Turn, act: Act, command: Command): Promise<Reply> {
  const transformers = command.transformers ?? []
  const open = (await openPlans(turn)).filter(
    (plan) => transformers.includes(plan.transformerId) && optionsOf(plan).length > 0,
  )
  if (open.length === 0) return say(await nothingToConfirm(turn, transformers[0]))
  return askWhichPlan(turn, act, command, open)
}

/** "Ok" right below the card agrees to it; said later it may answer anything, and the room is one for all. */
function askForYes(turn: Turn, plan: OpenPlan): Reply {
  const { t } = turn
  const facts = { plan: plan.reference, transformer: plan.transformerId }
  return say(t('staff.sayYes', facts), {
    type: 'suggestions',
    items: [t('staff.proceedChip', facts)],
  })
}

export const declineTyped: StaffTopic = async (turn, act, command) => {
  const { ctx } = turn
  if (command?.transformers) return oneAtATime(turn, act, command)
  const { transformerId } = act.slots
  const meant = await confirmationMeant(turn, transformerId, command)
  if (meant === null) return say(await nothingToConfirm(turn, transformerId, command))
  if (Array.isArray(meant)) return askWhichPlan(turn, act, command, meant)
  try {
    await declineRecommendation({ ctx, input: { recommendationId: meant.id } })
    return {
      messages: [],
      memory: { transformerId: meant.transformerId, ...note(turn, 'choice', undefined) },
    }
  } catch (error) {
    if (isAppError(error) && error.code === 'already-decided')
      return say(refusalText(error.detail, turn.locale))
    throw error
  }
}

/** "Not yet": nothing starts, nothing is declined; says how long the confirmation stays open. */
export const holdTyped: StaffTopic = async (turn, act, command) => {
  const { t } = turn
  const open = (await openPlans(turn)).filter(
    (plan) =>
      optionsOf(plan).length > 0 &&
      (!act.slots.transformerId || plan.transformerId === act.slots.transformerId),
  )
  if (open.length === 0) return say(await nothingToConfirm(turn, act.slots.transformerId, command))
  const list = open.map((plan) =>
    t('staff.staysOpen', {
      plan: plan.reference,
      transformer: plan.transformerId,
      minutes: Math.ceil((plan.expiresAt.getTime() - turn.ctx.now().getTime()) / 60_000),
    }),
  )
  return say(`${t('staff.held')} ${list.join(' ')}`)
}

/** The name alone is answer enough: it goes on with what was said, for that plan. */
export function askWhichPlan(turn: Turn, act: Act, command: Command | undefined, plans: OpenPlan[]): Reply {
  const { t } = turn
  const names = plans.map((plan) => `${plan.transformerId} (${plan.reference})`)
  const { transformers: _several, ...rest } = command ?? {}
  const text = t('staff.whichOne', { count: plans.length, list: names.join(', ') })
  const starts = act.slots.polarity !== 'no'
  return askWhich(turn, act, rest, names, text, (transformer) =>
    starts ? t('staff.proceedChip', { transformer }) : transformer,
  )
}
