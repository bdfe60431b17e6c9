import type { Activation, Participant } from '@/lib/db/generated/client'
import type { ProgramTerms } from '@/lib/domain/program/terms'
import type { Env } from '@/lib/env'
import type { PartOf } from '@/lib/protocol/message'
import { eventText } from './event-text'

export type EventOf = Pick<Activation, 'id' | 'startAt' | 'endAt' | 'emergency'>
export type Asked = Pick<Participant, 'programId' | 'participation' | 'expectedKw' | 'deviceTypes' | 'state'>

/** The notice of an event as a customer's card: when, what is asked, what it may pay. */
export function eventPart(
  env: Env,
  locale: string,
  event: EventOf,
  asked: Asked,
  terms: ProgramTerms,
  clock: { gridNow: Date; speed: number },
): PartOf<'event'> {
  const text = eventText(env, locale)
  const programName = terms.name[locale === 'es' ? 'es' : 'en']
  const from = text.time(event.startAt)
  const to = text.time(event.endAt)
  const title = text.sameDay(event.startAt, clock.gridNow)
    ? text.t('notice.titleToday', { from, to })
    : text.t('notice.titleOther', { day: text.day(event.startAt), from, to })
  const device = terms.deviceType
  const body =
    device && asked.participation === 'opt-out'
      ? text.t('notice.textOptOut', { device: text.t(`device.${device}`) })
      : text.t('notice.textOptIn')
  return {
    type: 'event',
    activationId: event.id,
    state: 'notice',
    response: 'none',
    participation: asked.participation === 'opt-in' ? 'opt-in' : 'opt-out',
    programId: asked.programId,
    programName,
    emergency: event.emergency,
    title,
    text: body,
    startAt: event.startAt.toISOString(),
    endAt: event.endAt.toISOString(),
    wallSecondsToStart: Math.max(
      0,
      Math.round((event.startAt.getTime() - clock.gridNow.getTime()) / 1000 / clock.speed),
    ),
    range: rangeOf(env, event, asked, terms),
    tips: text.tips(device ?? 'behavioural', { from, to }),
    summary: text.t('notice.summary', { program: programName, title, text: body }),
  }
}

/** One spread either side of what the planner expects of this customer when they take part. */
function rangeOf(env: Env, event: EventOf, asked: Asked, terms: ProgramTerms): PartOf<'event'>['range'] {
  const { reward, response } = terms
  const hours = (event.endAt.getTime() - event.startAt.getTime()) / 3_600_000
  const kwh = (asked.expectedKw / Math.max(0.01, response.participation)) * hours
  const lowKwh = kwh * Math.max(0.3, 1 - response.cv)
  const highKwh = kwh * (1 + response.cv)
  const minor = (amount: number) =>
    Math.round(
      Math.min(
        reward.capPerEventMinor ?? Number.POSITIVE_INFINITY,
        amount * (reward.perKwhMinor ?? 0) + (reward.perEventMinor ?? 0),
      ),
    )
  const round2 = (value: number) => Math.round(value * 100) / 100
  return {
    lowMinor: minor(lowKwh),
    highMinor: minor(highKwh),
    currency: env.CURRENCY,
    lowKwh: round2(lowKwh),
    highKwh: round2(highKwh),
  }
}
