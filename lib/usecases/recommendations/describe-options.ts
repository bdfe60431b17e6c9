import type { PlanReason } from '@/lib/domain/plan/option-reasons'
import { type Band, DEFAULT_CONFIDENCE } from '@/lib/domain/plan/plan-options'
import type { Obstacle } from '@/lib/domain/recommendation/program-obstacle'
import { round1 } from '@/lib/domain/units/load'
import type { Env } from '@/lib/env'
import type { RecommendationExcluded, RecommendationOption } from '@/lib/protocol/recommendation'
import { type GridText, gridText } from '@/lib/usecases/grid-text'
import type { ComputedPlan } from './compute-plan'

/** Ranked options with their reasons in words. */
export function describeOptions(env: Env, plan: ComputedPlan): RecommendationOption[] {
  const reasonsIn = (roomLanguage: 'en' | 'es', reasons: readonly PlanReason[]) => {
    const spoken = { ...env, roomLanguage }
    return reasons.map((reason) => reasonText(gridText(spoken), spoken, reason))
  }
  return plan.options.map((option, i) => ({
    id: String.fromCharCode(65 + i),
    rank: i + 1,
    programs: option.programs.map((program) => ({
      programId: program.programId,
      name: program.programName,
      participants: program.participants,
      expectedKw: round1(program.expectedKw),
    })),
    expectedKw: round1(option.expectedKw),
    lowKw: round1(option.lowKw),
    highKw: round1(option.highKw),
    byInterval: option.intervals.map(roundedBand),
    pEnough: Math.round(option.pEnough * 1000) / 1000,
    cost: { amountMinor: option.costMinor, currency: env.CURRENCY },
    leadMinutes: option.leadMinutes,
    deviceTypes: [...new Set(option.programs.flatMap((p) => plan.deviceTypesOf.get(p.programId) ?? []))],
    reasons: reasonsIn('en', option.reasons),
    reasonsEs: reasonsIn('es', option.reasons),
  }))
}

function roundedBand({ expectedKw, lowKw, highKw }: Band): Band {
  return { expectedKw: round1(expectedKw), lowKw: round1(lowKw), highKw: round1(highKw) }
}

export function describeExcluded(env: Env, plan: ComputedPlan): RecommendationExcluded[] {
  const own = plan.obstacles.map(({ programId, name, obstacle }) => ({
    programId,
    name,
    ...obstacleInBoth(env, obstacle),
  }))
  const planned = plan.excluded.map(({ programId, programName, code, values }) => ({
    programId,
    name: programName,
    ...obstacleInBoth(env, { code, values }),
  }))
  return [...own, ...planned]
}

/** An option's reasons in the language of `env`; plans of before have them in English alone. */
export function reasonsOf({ reasons, reasonsEs }: RecommendationOption, env: Env): string[] {
  return env.roomLanguage === 'es' ? (reasonsEs ?? reasons) : reasons
}

function obstacleInBoth(env: Env, obstacle: Obstacle): { reason: string; reasonEs: string } {
  const said = (roomLanguage: 'en' | 'es') => obstacleText({ ...env, roomLanguage }, obstacle)
  return { reason: said('en'), reasonEs: said('es') }
}

/** Why a program cannot be called, in words. */
export function obstacleText(env: Env, { code, values }: Obstacle): string {
  const t = gridText(env)
  const spans = {
    notice: spanText(t, Number(values.noticeMinutes ?? 0)),
    lead: spanText(t, Number(values.leadMinutes ?? 0)),
  }
  return t(`plan.excluded.${code}` as 'plan.excluded.busy', { ...values, ...spans } as never)
}

function spanText(t: GridText, minutes: number): string {
  if (minutes >= 1440 && minutes % 1440 === 0) return t('plan.span.days', { n: minutes / 1440 })
  if (minutes >= 120 && minutes % 60 === 0) return t('plan.span.hours', { n: minutes / 60 })
  return t('plan.span.minutes', { n: minutes })
}

export function money(env: Env, amountMinor: number, currency = env.CURRENCY): string {
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
    .maximumFractionDigits
  return new Intl.NumberFormat('en', { style: 'currency', currency }).format(
    amountMinor / 10 ** (digits ?? 2),
  )
}

function reasonText(t: GridText, env: Env, reason: PlanReason): string {
  const values: Record<string, number | string> = {}
  for (const [name, value] of Object.entries(reason.values))
    values[name] = name === 'pEnough' || name === 'confidence' ? percent(value) : round1(value)
  if (reason.code === 'cheapest-above-confidence') {
    const { savedMinor } = reason.values
    values.confidence = percent(DEFAULT_CONFIDENCE)
    values.saved = savedMinor > 0 ? t('plan.reason.cheapestSaved', { saved: money(env, savedMinor) }) : ''
  }
  return t(`plan.reason.${reason.code}` as 'plan.reason.fastest', values as never)
}

/** Rounded down, never a certainty: nobody reads 95 % where 94.6 % was too little. */
export function percent(probability: number): number {
  return Math.min(99, Math.max(1, Math.floor(probability * 100 + 1e-9)))
}
