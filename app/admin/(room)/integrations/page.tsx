import type { Metadata } from 'next'
import { IntegrationsPage } from '@/components/grid/integrations/integrations-page'
import { env } from '@/lib/env'
import { requestLocale } from '@/lib/i18n/request-locale'
import { getTranslator } from '@/lib/i18n/translator'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator(await requestLocale(), 'grid-ui')
  return { title: t('title.integrations') }
}

export default function Page() {
  return <IntegrationsPage publicUrl={env().publicUrl} />
}
