import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import type { Act } from '@/lib/agent/understanding/understanding'
import { formatMoney, formatMoneyRange } from '@/lib/domain/money'
import type { UsageDto } from '@/lib/protocol/me'
import type { Part, PartOf } from '@/lib/protocol/message'
import { perKwh } from '@/lib/usecases/offers/present-solar-offer'
import { readSolarAssumptions } from '@/lib/usecases/offers/solar-assumptions'
import { EVENING_HOURS, readMyUsage } from '@/lib/usecases/usage/read-my-usage'
import { readPeriodUse, USE_PERIODS } from '@/lib/usecases/usage/read-period-use'
import { chips } from './chips'
import { daysOf } from './usage-follow-ups'
import { numberText, whenText } from './when-text'

export async function showUsage(turn: Turn, act: Act): Promise<Reply> {
  const { ctx, t, locale } = turn
  const usage = await readMyUsage(ctx)
  if (usage.days === 0 && usage.months.length === 0) return say(t('usage.none'))
  const asked = USE_PERIODS.find((one) => one === act.slots.day)
  const part = usagePart(turn, usage)
  if (asked) {
    const use = await readPeriodUse({ ctx, input: { period: asked } })
    const key =
      use.hoursMeasured === 0
        ? 'usage.periodNone'
        : use.hoursMeasured < use.hours * 0.97
          ? 'usage.periodPart'
          : 'usage.period'
    const told = about(
      t(key, {
        period: t(`usage.periods.${asked}`),
        kwh: numberText(use.kwh, locale),
        measured: Math.round(use.hoursMeasured),
        hours: Math.round(use.hours),
      }),
      part,
      chips(turn, ['bill', 'programs']),
    )
    return { ...told, memory: { ...told.memory, used: await daysOf(turn, asked) } }
  }
  const peak = usage.hourlyKw.indexOf(Math.max(...usage.hourlyKw))
  return about(
    t('usage.usual', {
      kwh: numberText(usage.dayKwh, locale),
      evening: numberText(usage.eveningKwh, locale),
      percent: Math.round((usage.eveningKwh / Math.max(0.01, usage.dayKwh)) * 100),
      days: usage.days,
      hour: hourText(peak, locale),
      kw: numberText(usage.hourlyKw[peak] ?? 0, locale, 2),
    }),
    part,
    chips(turn, ['bill', 'solarOrPrograms', 'programs']),
  )
}

/** "And last month?" goes on with the same question. */
function about(text: string, ...parts: Part[]): Reply {
  return { ...say(text, ...parts), memory: { lastTopic: 'usage.summary', used: undefined } }
}

function usagePart(turn: Turn, usage: UsageDto): PartOf<'usage'> {
  const { t, locale } = turn
  const newest = usage.months.filter((month) => month.days > 0).slice(-13)
  return {
    type: 'usage',
    title: t('usage.title'),
    facts: [
      { label: t('usage.day'), value: `${numberText(usage.dayKwh, locale)} kWh` },
      { label: t('usage.evening'), value: `${numberText(usage.eveningKwh, locale)} kWh` },
      { label: t('usage.year'), value: t('usage.yearValue', { kwh: numberText(usage.yearKwh, locale, 0) }) },
      ...(usage.lastReadingAt
        ? [{ label: t('usage.lastReading'), value: whenText(turn).dayTime(usage.lastReadingAt) }]
        : []),
    ],
    hourlyKw: usage.hourlyKw,
    highlightHours: [...EVENING_HOURS],
    monthly: newest.map(({ month, kwh }) => ({ month, kwh })),
    simulated: usage.simulated,
    summary: t('usage.summary', { kwh: numberText(usage.dayKwh, locale), days: usage.days }),
  }
}

/** What the energy comes to at an assumed price, and plainly what we cannot know about a bill. */
export async function explainBill(turn: Turn, _act: Act): Promise<Reply> {
  const { ctx, t, locale } = turn
  const [usage, assumptions, lastMonth] = await Promise.all([
    readMyUsage(ctx),
    readSolarAssumptions(ctx.db),
    readPeriodUse({ ctx, input: { period: 'last-month' } }),
  ])
  if (lastMonth.hoursMeasured === 0) return say(t('bill.none', { phone: ctx.env.UTILITY_PHONE }))
  const { retailMinorPerKwh } = assumptions
  const money = (kwh: number) => formatMoney(Math.round(kwh * retailMinorPerKwh), ctx.env.CURRENCY, locale)
  const full = usage.months.filter((month) => month.days >= 28)
  const [low, high] = [Math.min, Math.max].map((pick) => pick(...full.map((month) => month.kwh)))
  return say(
    t('bill.text', {
      month: whenText(turn).month(lastMonth.from),
      kwh: numberText(lastMonth.kwh, locale, 0),
      price: perKwh(retailMinorPerKwh, ctx.env.CURRENCY, locale),
      amount: money(lastMonth.kwh),
    }),
    {
      type: 'usage',
      title: t('bill.title'),
      facts: [
        { label: t('bill.energy'), value: `${numberText(lastMonth.kwh, locale, 0)} kWh` },
        {
          label: t('bill.atPrice'),
          value: t('bill.atPriceValue', {
            price: perKwh(retailMinorPerKwh, ctx.env.CURRENCY, locale),
            amount: money(lastMonth.kwh),
          }),
        },
        ...(full.length > 1
          ? [
              {
                label: t('bill.range'),
                value: formatMoneyRange(
                  Math.round(low! * retailMinorPerKwh),
                  Math.round(high! * retailMinorPerKwh),
                  ctx.env.CURRENCY,
                  locale,
                ),
              },
            ]
          : []),
        { label: t('bill.unknown'), value: t('bill.unknownValue') },
      ],
      monthly: usage.months.slice(-13).map(({ month, kwh }) => ({ month, kwh })),
      simulated: usage.simulated,
      summary: t('bill.unknownValue'),
    },
    chips(turn, ['usage', 'programs', 'person']),
  )
}

function hourText(hour: number, locale: string): string {
  return new Intl.DateTimeFormat(locale === 'es' ? 'es-US' : 'en-US', {
    hour: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(Date.UTC(2026, 0, 1, hour)))
}
