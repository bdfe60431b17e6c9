import type { Metadata } from 'next'
import { AutomationPage } from '@/components/grid/automation/automation-page'
import { requestLocale } from '@/lib/i18n/request-locale'
import { getTranslator } from '@/lib/i18n/translator'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator(await requestLocale(), 'grid-ui')
  return { title: t('title.automation') }
}

export default function Page() {
  return <AutomationPage />
}
