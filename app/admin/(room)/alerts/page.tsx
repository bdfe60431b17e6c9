import type { Metadata } from 'next'
import { AlarmPage } from '@/components/grid/alarms/alarm-page'
import { requestLocale } from '@/lib/i18n/request-locale'
import { getTranslator } from '@/lib/i18n/translator'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator(await requestLocale(), 'grid-ui')
  return { title: t('title.alerts') }
}

export default function AlertsPage() {
  return <AlarmPage />
}
