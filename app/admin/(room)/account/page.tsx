import type { Metadata } from 'next'
import { AccountPage } from '@/components/grid/account/account-page'
import { requestLocale } from '@/lib/i18n/request-locale'
import { getTranslator } from '@/lib/i18n/translator'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator(await requestLocale(), 'grid-ui')
  return { title: t('title.account') }
}

export default function Page() {
  return <AccountPage />
}
