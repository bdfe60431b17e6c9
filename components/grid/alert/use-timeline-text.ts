'use client'

import { useLocale, useTranslations } from 'use-intl'
import type { AlertTimelineEntry } from '@/lib/protocol/alert'
import { useRoom } from '../shell/room-context'

const KNOWN = [
  'raised',
  'updated',
  'repeated',
  'cleared',
  'acknowledged',
  'shelved',
  'unshelved',
  'closed',
  'note',
  'planned',
  'replanned',
  'activated',
  'declined',
  'expired',
  'aborted',
  'settled',
  'notified',
  'started',
  'event-failed',
  'ended',
  'suppressed',
  'unsuppressed',
  'assigned',
  'unassigned',
  'announced',
  'clear-waits',
  'stale',
  'endorsed',
  'extended',
  'policy-acted',
  'policy-held',
  'escalated',
  'returned',
  're-raised',
  'mapped',
] as const

/** A timeline entry in words, with its evidence beside it. */
export function useTimelineText() {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const locale = useLocale()
  return (entry: AlertTimelineEntry): { what: string; evidence: string } => {
    const known = KNOWN.find((kind) => kind === entry.kind)
    const data = entry.data
    const what = [known ? t(`timeline.${known}`) : sentence(entry.kind), detail()].filter(Boolean).join(' ')
    return { what, evidence: evidence() }

    function detail(): string {
      const parts: string[] = []
      const load = number(data.loadKw)
      const percent = number(data.loadPercent)
      if (load !== null || percent !== null)
        parts.push(
          `${[load === null ? null : `${format.number(load)} kW`, percent === null ? null : `${format.number(percent)} %`].filter(Boolean).join(', ')}.`,
        )
      for (const key of ['text', 'note', 'reason', 'message'] as const) {
        const value = data[key]
        if (typeof value === 'string' && value) parts.push(value)
      }
      const explained = (locale === 'es' ? data.explanationEs : undefined) ?? data.explanation
      if (typeof explained === 'string') parts.push(explained)
      const minutes = number(data.minutes)
      if (minutes !== null) parts.push(t('timeline.forMinutes', { n: minutes }))
      const option = data.optionId
      if (typeof option === 'string') parts.push(optionWords(option))
      if (number(data.accepted) !== null)
        parts.push(
          t('timeline.funnel', {
            accepted: number(data.accepted) ?? 0,
            declined: number(data.declined) ?? 0,
            silent: number(data.silent) ?? 0,
          }),
        )
      if (entry.kind === 'settled') parts.push(...resultWords())
      return parts.join(' ')
    }
    function optionWords(option: string): string {
      const kw = number(data.expectedKw)
      const chance = number(data.pEnough)
      return kw === null || chance === null
        ? t('timeline.option', { option })
        : t('timeline.optionGives', {
            option,
            kw: format.number(kw),
            percent: format.percent(Math.floor(100 * chance + 1e-9)),
          })
    }
    function resultWords(): string[] {
      const kw = number(data.reductionKw)
      const total = number(data.totalMinor)
      return [
        ...(kw === null
          ? []
          : [
              t('timeline.reduced', {
                kw: format.number(kw),
                expected: format.number(number(data.expectedKw) ?? 0),
              }),
            ]),
        ...(typeof data.backUnderLimitAt === 'string'
          ? [t('timeline.backUnder', { time: format.minute(data.backUnderLimitAt) })]
          : []),
        ...(total === null || typeof data.currency !== 'string'
          ? []
          : [t('timeline.paid', { money: format.money(total, data.currency) })]),
      ]
    }
    function evidence(): string {
      const names = ['reference', 'sourceEventId', 'to', 'severity'] as const
      const version = number(data.version)
      return [
        ...names.map((name) => data[name]).filter((value): value is string => typeof value === 'string'),
        ...(version === null ? [] : [`v${version}`]),
      ].join(', ')
    }
  }
}

function number(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

function sentence(kind: string): string {
  const words = kind.replaceAll(/[-_.]/g, ' ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}
