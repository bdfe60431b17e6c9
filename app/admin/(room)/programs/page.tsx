import type { Metadata } from 'next'
import { ProgramPage } from '@/components/grid/programs/program-page'
import { requestLocale } from '@/lib/i18n/request-locale'
import { getTranslator } from '@/lib/i18n/translator'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator(await requestLocale(), 'grid-ui')
  return { title: t('title.programs') }
}

export default function ProgramsPage() {
  return <ProgramPage />
}
