import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import type { Act } from '@/lib/agent/understanding/understanding'
import { isAppError } from '@/lib/errors'
import type { RecommendationOption } from '@/lib/protocol/recommendation'
import { activate } from '@/lib/usecases/activations/activate'
import { declineRecommendation } from '@/lib/usecases/recommendations/decline-recommendation'
import { type OpenPlan, planMeant } from './open-confirmations'

type Choice = { recommendationId: string; optionId: string; version: number }

/** Approves exactly the plan and version shown. The activation's own messages say the rest, so a success adds none. */
export async function proceed(turn: Turn, choice: Choice): Promise<Reply> {
  const { ctx } = turn
  try {
    await activate({ ctx, input: choice })
    return { messages: [], memory: { expecting: undefined } }
  } catch (error) {
    if (isAppError(error) && ['already-decided', 'stale-version', 'expired', 'conflict'].includes(error.code))
      return say(error.detail)
    throw error
  }
}

/** A typed yes applies when exactly one plan is open; else it asks which. */
export async function proceedTyped(turn: Turn, act: Act): Promise<Reply> {
  const { t } = turn
  if (act.slots.hedgedYes) return say(t('staff.hedged'))
  const meant = await planMeant(turn, act.slots.transformerId)
  if (meant === null) return say(t('staff.nothingPending'))
  if (Array.isArray(meant)) return askWhich(turn, meant)
  const option = pickOption(meant, act.slots.optionRank)
  if (!option)
    return say(
      t('staff.noSuchOption', {
        options: optionsOf(meant)
          .map((o) => o.id)
          .join(', '),
      }),
    )
  return proceed(turn, { recommendationId: meant.id, optionId: option.id, version: meant.version })
}

export async function declineTyped(turn: Turn, act: Act): Promise<Reply> {
  const { ctx, t } = turn
  const meant = await planMeant(turn, act.slots.transformerId)
  if (meant === null) return say(t('staff.nothingPending'))
  if (Array.isArray(meant)) return askWhich(turn, meant)
  await declineRecommendation({ ctx, input: { recommendationId: meant.id } })
  return { messages: [] }
}

export function askWhich(turn: Turn, plans: OpenPlan[]): Reply {
  const { t } = turn
  const list = plans.map((plan) => `${plan.transformerId} (${plan.reference})`).join(', ')
  return say(t('staff.whichOne', { count: plans.length, list }), {
    type: 'suggestions',
    items: plans.slice(0, 3).map((plan) => t('staff.proceedChip', { transformer: plan.transformerId })),
  })
}

function optionsOf(plan: OpenPlan): RecommendationOption[] {
  return plan.options as unknown as RecommendationOption[]
}

function pickOption(plan: OpenPlan, rank: number | 'other' | undefined): RecommendationOption | undefined {
  const options = optionsOf(plan).toSorted((a, b) => a.rank - b.rank)
  if (rank === undefined) return options[0]
  if (rank === 'other') return options[1]
  return options[rank - 1]
}
