'use client'

import { useLocale, useTranslations } from 'use-intl'
import type { AlertDto } from '@/lib/protocol/alert'

const KINDS = [
  'overload',
  'temperature',
  'voltage',
  'outage-risk',
  'source-silent',
  'forecast-overload',
  'undecided',
  'dr-shortfall',
  'rebound',
  'reverse-flow',
] as const

/** What the sender says, else the kind in words; a shelved one says until when. */
export function useAlarmMessage(alert: AlertDto): string {
  const kind = useAlarmKind()
  return useOwnWords(alert) || kind(alert.kind)
}

/** What came with an alarm; one of our own in the language of who reads it. */
export function useOwnWords({ message, messageEs }: Pick<AlertDto, 'message' | 'messageEs'>): string {
  return (useLocale() === 'es' ? messageEs : null) ?? message
}

export function useAlarmKind(): (kind: string) => string {
  const t = useTranslations('grid-ui')
  return (kind) => {
    const known = KINDS.find((each) => each === kind)
    return known ? t(`kind.${known}`) : kind.replaceAll('-', ' ')
  }
}
