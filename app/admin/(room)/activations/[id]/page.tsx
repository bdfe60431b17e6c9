import type { Metadata } from 'next'
import { ActivationPage } from '@/components/grid/activation/activation-page'
import { requestLocale } from '@/lib/i18n/request-locale'
import { getTranslator } from '@/lib/i18n/translator'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator(await requestLocale(), 'grid-ui')
  return { title: t('title.activation') }
}

export default async function OneActivationPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  return <ActivationPage key={id} activationId={id} />
}
