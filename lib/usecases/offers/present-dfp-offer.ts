import { formatMoneyRange } from '@/lib/domain/money'
import type { Eligibility } from '@/lib/domain/program/eligibility'
import { estimateReward, type RewardEstimate } from '@/lib/domain/program/estimate-reward'
import { callableAnyHour, hasDearerHours, type ProgramTerms } from '@/lib/domain/program/terms'
import type { Translate } from '@/lib/i18n/translator'
import type { DfpOffer } from '@/lib/protocol/message'
import type { LoadedHome } from '../customers/load-home'

export type ProgramRow = { id: string; version: number; terms: ProgramTerms }

/** A program as this home sees it: what it may get, from its own use, and whether it fits. */
export function presentDfpOffer(
  program: ProgramRow,
  home: LoadedHome,
  fit: Eligibility,
  currency: string,
  locale: 'en' | 'es',
  t: Translate,
  primary: boolean,
): DfpOffer {
  const { terms } = program
  const device = home.devices.find((d) => d.type === terms.deviceType && d.state === 'connected')
  const estimate = estimateReward(terms, { eveningKw: home.eveningKw, deviceKw: device?.ratedKw ?? null })
  const { limits } = terms
  return {
    domain: 'dfp',
    offerId: `dfp:${program.id}`,
    programId: program.id,
    programVersion: program.version,
    name: terms.name[locale],
    promise: terms.promise[locale],
    headline: formatMoneyRange(estimate.lowMinor, estimate.highMinor, currency, locale),
    headlineNote: basisOf(terms, estimate, currency, locale, t),
    rewardLowMinor: estimate.lowMinor,
    rewardHighMinor: estimate.highMinor,
    currency,
    facts: [
      {
        label: t('facts.events'),
        value: t('facts.eventsValue', { low: estimate.eventsLow, high: estimate.eventsHigh }),
      },
      { label: t('facts.lasts'), value: durationText(limits.minHoursPerEvent, limits.maxHoursPerEvent, t) },
      { label: t('facts.told'), value: noticeText(terms.noticeMinutes, t) },
      { label: t('facts.skip'), value: t(`facts.${skipKey(terms)}`) },
    ],
    fit: fitOf(fit, t),
    deviceType: terms.deviceType,
    callableAnyHour: callableAnyHour(terms),
    ...(home.eveningKw > 0 && !terms.deviceType
      ? {
          bar: {
            usualKw: round1(home.eveningKw),
            cutLowKw: round1(estimate.cutLowKw),
            cutHighKw: round1(estimate.cutHighKw),
            window: t('eveningWindow'),
          },
        }
      : {}),
    primary,
  }
}

/** What the headline is and is not: money paid once is not paid every year, and a credit has its price. */
function basisOf(
  terms: ProgramTerms,
  { lowMinor, highMinor }: RewardEstimate,
  currency: string,
  locale: 'en' | 'es',
  t: Translate,
): string {
  if (hasDearerHours(terms)) return t('headlineCredit')
  const once = terms.reward.signUpMinor ?? 0
  if (once === 0) return t('headlineNote')
  return t('headlineFirst', {
    later: formatMoneyRange(lowMinor - once, highMinor - once, currency, locale),
  })
}

function skipKey(terms: ProgramTerms): 'skipDearer' | 'skipPenalty' | 'skipFree' {
  if (hasDearerHours(terms)) return 'skipDearer'
  return terms.penalty ? 'skipPenalty' : 'skipFree'
}

/** A shortest event of minutes says nothing to a customer: then the longest alone. */
function durationText(minHours: number, maxHours: number, t: Translate): string {
  if (minHours < 0.5 || minHours === maxHours) return t('facts.lastsUpTo', { hours: maxHours })
  return t('facts.lastsValue', { hours: `${minHours}–${maxHours}` })
}

function noticeText(minutes: number, t: Translate): string {
  if (minutes >= 1080) return t('facts.toldDayBefore')
  if (minutes >= 120) return t('facts.toldHours', { hours: Math.round(minutes / 60) })
  return t('facts.toldMinutes', { minutes })
}

function fitOf(fit: Eligibility, t: Translate): DfpOffer['fit'] {
  if (fit.ok) return { state: 'fits', text: t('fit.fits') }
  if (fit.reason === 'needs-device')
    return { state: 'needs', text: t(`fit.needs.${fit.deviceType ?? 'device'}`) }
  return { state: 'unavailable', text: t(`fit.${fit.reason}`) }
}

function round1(kw: number): number {
  return Math.round(kw * 10) / 10
}
