'use client'

import { useTranslations } from 'use-intl'
import { Bars } from '@/components/ui/bars'
import { Card, CardHead, Facts } from '../card'
import { useFormats } from '../chat-context'
import type { PartProps } from '../part-view'

export function UsageCard({ part }: PartProps<'usage'>) {
  const t = useTranslations('chat')
  const formats = useFormats()
  const { hourlyKw, monthly, highlightHours = [] } = part
  return (
    <Card label={part.title}>
      <CardHead
        title={part.title}
        end={part.simulated ? <span className="status">{t('card.simulated')}</span> : undefined}
      />
      {hourlyKw && hourlyKw.length > 0 && (
        <Bars
          label={t('usage.hourly')}
          bars={hourlyKw.map((kw, hour) => ({
            key: String(hour),
            value: kw,
            marked: highlightHours.includes(hour),
            words: t('usage.bar', { when: formats.hourOfDay(hour), value: formats.kw(kw) }),
          }))}
          ticks={[formats.hourOfDay(0), formats.hourOfDay(12), formats.hourOfDay(0)]}
        />
      )}
      {monthly && monthly.length > 0 && (
        <Bars
          label={t('usage.monthly')}
          bars={monthly.map((entry) => ({
            key: entry.month,
            value: entry.kwh,
            marked: false,
            words: t('usage.bar', { when: formats.month(entry.month), value: formats.kwh(entry.kwh) }),
          }))}
          ticks={[formats.month(monthly[0]!.month), formats.month(monthly.at(-1)!.month)]}
        />
      )}
      <Facts facts={part.facts} />
    </Card>
  )
}
