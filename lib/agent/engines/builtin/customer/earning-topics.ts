import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import type { Act } from '@/lib/agent/understanding/understanding'
import { formatMoney } from '@/lib/domain/money'
import type { EventResult, Part } from '@/lib/protocol/message'
import { readEarnings } from '@/lib/usecases/earnings/read-earnings'
import { newestResult } from '@/lib/usecases/earnings/read-result'
import { USE_PERIODS, type UsePeriod } from '@/lib/usecases/usage/read-period-use'
import { chips } from './chips'
import { ASKS_WHEN_PAID } from './paying-words'
import { explainProgram, meantProgram } from './program-topics'
import { tablePart } from './table-part'
import { numberText, whenText } from './when-text'

export async function showEarnings(turn: Turn, act: Act): Promise<Reply> {
  const { ctx, t } = turn
  if (ASKS_WHEN_PAID.test(act.span)) return explainPaying(turn, act)
  const earned = await readEarnings(ctx)
  if (earned.items.length === 0 && earned.creditsMinor === 0)
    return say(t('earnings.none'), chips(turn, ['nextEvent', 'programs']))
  const period = USE_PERIODS.find((one) => one === act.slots.day)
  if (period) return earnedIn(turn, period, earned.totalMinor + earned.creditsMinor)
  return tellEarned(turn, earned, 'text', ['howCalculated', 'nextEvent'])
}

/** Of a part of the twelve months; asked about one in which nothing was settled, the sum of all is told beside it. */
async function earnedIn(turn: Turn, period: UsePeriod, totalMinor: number): Promise<Reply> {
  const { ctx, t, locale } = turn
  const earned = await readEarnings(ctx, period)
  const money = (minor: number) => formatMoney(minor, earned.currency, locale)
  const name = t(`usage.periods.${period}`)
  if (earned.items.length === 0 && earned.creditsMinor === 0)
    return about(
      t('earnings.periodNone', { period: name, total: money(totalMinor) }),
      chips(turn, ['earned', 'eventHistory']),
    )
  return tellEarned(turn, earned, 'period', ['earned', 'howCalculated'], name)
}

function tellEarned(
  turn: Turn,
  earned: Awaited<ReturnType<typeof readEarnings>>,
  key: 'text' | 'period',
  chipKeys: string[],
  period = '',
): Reply {
  const { t, locale } = turn
  const money = (minor: number) => formatMoney(minor, earned.currency, locale)
  const totalMinor = earned.totalMinor + earned.creditsMinor
  const credits = money(earned.creditsMinor)
  const beside = earned.creditsMinor === 0 ? '' : ` ${t('earnings.credits', { credits })}`
  const onlyCredits = earned.events === 0 && earned.totalMinor === 0 && earned.creditsMinor !== 0
  const text = onlyCredits
    ? t(`earnings.${key}Credits`, { period, credits })
    : t(earned.provisionalMinor === 0 ? `earnings.${key}` : `earnings.${key}Provisional`, {
        period,
        total: money(earned.totalMinor),
        events: earned.events,
        kwh: numberText(earned.energyKwh, locale),
        provisional: money(earned.provisionalMinor),
      }) + beside
  return about(
    text,
    {
      type: 'earnings',
      totalMinor,
      currency: earned.currency,
      items: earned.items,
      ...(earned.credits.length > 0 ? { credits: earned.credits } : {}),
      summary: onlyCredits
        ? text
        : t('earnings.summary', { total: money(earned.totalMinor), events: earned.events }) + beside,
    },
    chips(turn, chipKeys),
  )
}

/** When and how rewards are paid: in the words of the customer's own program. */
export async function explainPaying(turn: Turn, act: Act): Promise<Reply> {
  const { ctx, t, locale } = turn
  const [meant, earned] = await Promise.all([meantProgram(turn, act), readEarnings(ctx)])
  const money = (minor: number) => formatMoney(minor, earned.currency, locale)
  const how =
    meant && meant !== 'solar'
      ? t('earnings.paid', {
          name: meant.name,
          reward: meant.program.terms.card.whatYouGet[locale],
          phone: ctx.env.UTILITY_PHONE,
        })
      : t('earnings.paidNoProgram')
  const now =
    earned.items.length > 0 || earned.creditsMinor > 0
      ? t('earnings.paidNow', {
          final: money(earned.totalMinor + earned.creditsMinor - earned.provisionalMinor),
          provisional: money(earned.provisionalMinor),
        })
      : ''
  return about(`${how} ${now}`.trim(), chips(turn, meant ? ['earned', 'howCalculated'] : ['programs']))
}

/** "How much of that was last month?" goes on with the same question. */
function about(text: string, ...parts: Part[]): Reply {
  return { ...say(text, ...parts), memory: { lastTopic: 'earnings.show' } }
}

/** How the last reward came about, step by step; before the first event, what the program pays. */
export async function explainReward(turn: Turn, act: Act): Promise<Reply> {
  const found = await newestResult(turn.ctx)
  if (!found?.part.result) {
    const { t, memory } = turn
    const aboutProgram = memory.focusOfferId?.startsWith('dfp:') ? memory.focusOfferId : undefined
    const reply = await explainProgram({ ...turn, memory: { ...memory, focusOfferId: aboutProgram } }, act)
    return { ...reply, messages: [...say(t('reward.noneYet')).messages, ...reply.messages] }
  }
  return stepsReply(turn, found.part.result, found.part.startAt, 'reward.text')
}

/** What "usual use" means, in the customer's own numbers once there is an event. */
export async function explainBaseline(turn: Turn, _act: Act): Promise<Reply> {
  const { t } = turn
  const found = await newestResult(turn.ctx)
  if (!found?.part.result) return say(t('baseline.general'), chips(turn, ['usage', 'programs']))
  return stepsReply(turn, found.part.result, found.part.startAt, 'baseline.text')
}

export function stepsReply(turn: Turn, result: EventResult, startAt: string, key: string): Reply {
  const { t, locale } = turn
  return say(
    t(key, {
      day: whenText(turn).day(startAt),
      usual: numberText(result.baselineKwh, locale, 2),
      used: numberText(result.usedKwh, locale, 2),
      less: numberText(result.energyKwh, locale, 2),
      amount: formatMoney(result.amountMinor, result.currency, locale),
      state: t(result.provisional ? 'events.provisional' : 'events.final'),
    }),
    tablePart(
      t('reward.title'),
      [t('table.step'), t('table.value')],
      result.steps.map((step) => [step.detail ? `${step.label}: ${step.detail}` : step.label, step.value]),
    ),
    chips(turn, ['wrong', 'earned']),
  )
}
