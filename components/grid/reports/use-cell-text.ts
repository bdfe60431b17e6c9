'use client'

import { useTranslations } from 'use-intl'
import { personName } from '@/lib/client/grid/asset-label'
import { ActivationState } from '@/lib/protocol/activation'
import type { ReportColumn, ReportDto } from '@/lib/protocol/report'
import { useRoom } from '../shell/room-context'

type Cell = ReportDto['rows'][number]['values'][string]
const WORDS = ['participated', 'overridden', 'no-response', 'rejected', 'yes', 'no'] as const

/** A value of a report as the room writes values of its kind; codes become words where they have one. */
export function useCellText(currency: string) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  return (column: Pick<ReportColumn, 'id' | 'kind' | 'unit'>, value: Cell | undefined): string => {
    if (value === null || value === undefined || value === '') return '–'
    if (typeof value === 'number') {
      if (column.kind === 'money') return format.money(value, currency)
      if (column.kind === 'percent') return `${format.number(value)} %`
      return format.number(value)
    }
    if (column.kind === 'time') return format.dayMinute(value)
    if (column.id === 'state') {
      const state = ActivationState.safeParse(value)
      if (state.success) return t(`activation.state.${state.data}`)
    }
    if (column.id === 'decidedBy') return personName(value)
    const word = WORDS.find((each) => each === value)
    return word ? t(`reports.words.${word}`) : value
  }
}
