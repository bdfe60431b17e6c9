import type { Metadata } from 'next'
import { HandoverPage } from '@/components/grid/handover/handover-page'
import { requestLocale } from '@/lib/i18n/request-locale'
import { getTranslator } from '@/lib/i18n/translator'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator(await requestLocale(), 'grid-ui')
  return { title: t('title.handover') }
}

export default function Page() {
  return <HandoverPage />
}
