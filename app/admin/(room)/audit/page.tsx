import type { Metadata } from 'next'
import { AuditPage } from '@/components/grid/audit/audit-page'
import { requestLocale } from '@/lib/i18n/request-locale'
import { getTranslator } from '@/lib/i18n/translator'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator(await requestLocale(), 'grid-ui')
  return { title: t('title.audit') }
}

export default function Page() {
  return <AuditPage />
}
