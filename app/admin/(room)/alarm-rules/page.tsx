import type { Metadata } from 'next'
import { RulesPage } from '@/components/grid/rules/rules-page'
import { requestLocale } from '@/lib/i18n/request-locale'
import { getTranslator } from '@/lib/i18n/translator'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator(await requestLocale(), 'grid-ui')
  return { title: t('title.rules') }
}

export default function Page() {
  return <RulesPage />
}
