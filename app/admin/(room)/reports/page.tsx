import type { Metadata } from 'next'
import { ReportsPage } from '@/components/grid/reports/reports-page'
import { requestLocale } from '@/lib/i18n/request-locale'
import { getTranslator } from '@/lib/i18n/translator'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator(await requestLocale(), 'grid-ui')
  return { title: t('title.reports') }
}

export default function Page() {
  return <ReportsPage />
}
