import type { Metadata } from 'next'
import { ActivationList } from '@/components/grid/activation/activation-list'
import { requestLocale } from '@/lib/i18n/request-locale'
import { getTranslator } from '@/lib/i18n/translator'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator(await requestLocale(), 'grid-ui')
  return { title: t('title.activations') }
}

export default function ActivationsPage() {
  return <ActivationList />
}
