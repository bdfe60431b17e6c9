import type { Activation, Participant } from '@/lib/db/generated/client'
import type { Measured, NotMeasured } from '@/lib/domain/baseline/compute-baseline'
import type { ProgramTerms } from '@/lib/domain/program/terms'
import type { SettlementLine } from '@/lib/domain/settlement/settle-event'
import type { Env } from '@/lib/env'
import type { EventResult, Part } from '@/lib/protocol/message'
import { eventPart } from './event-part'
import { eventText } from './event-text'
import type { HomeChart } from './measure-group'

export type HomeResult = {
  measured: Measured | NotMeasured
  lines: (SettlementLine | { label: 'penalty'; amountMinor: number })[]
  totalMinor: number
  chart: HomeChart | null
}

/** A customer's result: the figure, the chart, and every step of the sum. */
export function resultMessage(
  env: Env,
  locale: string,
  activation: Activation,
  participant: Participant,
  terms: ProgramTerms,
  home: HomeResult,
  gridNow: Date,
): Part[] {
  const text = eventText(env, locale)
  const { t } = text
  const times = { from: text.time(activation.startAt), to: text.time(activation.endAt) }
  const card = eventPart(env, locale, activation, participant, terms, { gridNow, speed: 1 })
  const common = { ...card, state: 'provisional' as const, response: responseOf(participant), tips: [] }
  const { wallSecondsToStart: _past, ...event } = common
  if (home.measured.state === 'insufficient') {
    const reason = t(`result.reason.${home.measured.reason}`)
    const words = t('result.introUnmeasured', { reason })
    return [
      { type: 'text', text: words },
      { ...event, title: t('result.title'), text: t('result.textUnmeasured', times), summary: words },
    ]
  }
  const kwh = text.number(Math.abs(home.measured.energyKwh))
  const saved = home.measured.energyKwh > 0
  return [
    { type: 'text', text: t(saved ? 'result.intro' : 'result.introNothing') },
    {
      ...event,
      title: t('result.title'),
      text: t(saved ? 'result.text' : 'result.textMore', { kwh, ...times }),
      result: resultOf(env, locale, activation, home.measured, home),
      summary: t('result.summary', {
        kwh: text.number(home.measured.energyKwh),
        amount: text.money(home.totalMinor),
      }),
    },
  ]
}

function responseOf({ state }: Participant): 'none' | 'accepted' | 'declined' {
  return state === 'accepted' ? 'accepted' : state === 'declined' ? 'declined' : 'none'
}

function resultOf(
  env: Env,
  locale: string,
  activation: Activation,
  measured: Measured,
  home: HomeResult,
): EventResult {
  const hours = 0.25
  const baselineKwh = measured.intervals.reduce((sum, interval) => sum + interval.baselineKw * hours, 0)
  const usedKwh = measured.intervals.reduce((sum, interval) => sum + interval.actualKw * hours, 0)
  const { t } = eventText(env, locale)
  return {
    provisional: true,
    energyKwh: round3(measured.energyKwh),
    baselineKwh: round3(baselineKwh),
    usedKwh: round3(usedKwh),
    reboundKwh: measured.reboundKwh === null ? null : round3(measured.reboundKwh),
    amountMinor: home.totalMinor,
    currency: env.CURRENCY,
    chart: {
      startAt: (home.chart?.startAt ?? activation.startAt).toISOString(),
      intervalMinutes: 15,
      usualKw: home.chart?.usualKw ?? [],
      yourKw: home.chart?.yourKw ?? [],
      eventStartAt: activation.startAt.toISOString(),
      eventEndAt: activation.endAt.toISOString(),
    },
    steps: steps(env, locale, measured, home, { baselineKwh, usedKwh }),
    note: `${t('result.noteProvisional')} ${t('result.noteGroup')}`,
  }
}

/** usual + adjustment - used = below usual; below usual x rate, and what else the terms pay, = total. */
function steps(
  env: Env,
  locale: string,
  measured: Measured,
  home: HomeResult,
  { baselineKwh, usedKwh }: { baselineKwh: number; usedKwh: number },
): EventResult['steps'] {
  const text = eventText(env, locale)
  const { t } = text
  const kwh = (value: number) => `${text.number(value)} kWh`
  const usualKwh = measured.adjustment > 0 ? baselineKwh / measured.adjustment : baselineKwh
  const noon = (date: string) => new Date(`${date}T12:00:00Z`)
  const days = measured.days
  return [
    {
      label: t('result.step.usual'),
      detail: t('result.step.usualDetail', {
        days: days.length,
        first: text.date(noon(days[0]!)),
        last: text.date(noon(days.at(-1)!)),
      }),
      value: kwh(usualKwh),
    },
    {
      label: t('result.step.adjusted'),
      detail: t('result.step.adjustedDetail', {
        percent: text.number(Math.abs(measured.adjustment - 1) * 100),
        direction: measured.adjustment >= 1 ? 'more' : 'less',
      }),
      value: signed(baselineKwh - usualKwh, kwh),
    },
    {
      label: t(usedKwh < 0 ? 'result.step.exported' : 'result.step.used'),
      detail: t('result.step.usedDetail', { count: measured.intervals.length }),
      value: signed(-usedKwh, kwh),
    },
    { label: t('result.step.below'), value: kwh(measured.energyKwh), total: true },
    ...home.lines.map((line) => ({
      label: t(`result.step.${line.label}`),
      ...(line.label === 'energy' && 'quantity' in line
        ? {
            detail: t('result.step.energyDetail', {
              kwh: text.exact(line.quantity),
              rate: text.money(line.rateMinor),
            }),
          }
        : {}),
      value: text.money(line.amountMinor),
    })),
    { label: t('result.step.total'), value: text.money(home.totalMinor), total: true },
  ]
}

function signed(value: number, show: (value: number) => string): string {
  return value < 0 ? `−${show(-value)}` : `+${show(value)}`
}

function round3(value: number): number {
  return Math.round(value * 1000) / 1000
}
