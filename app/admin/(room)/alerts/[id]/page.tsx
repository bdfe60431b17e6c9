import type { Metadata } from 'next'
import { AlertPage } from '@/components/grid/alert/alert-page'
import { requestLocale } from '@/lib/i18n/request-locale'
import { getTranslator } from '@/lib/i18n/translator'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator(await requestLocale(), 'grid-ui')
  return { title: t('title.alert') }
}

export default async function OneAlertPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  return <AlertPage key={id} alertId={id} />
}
