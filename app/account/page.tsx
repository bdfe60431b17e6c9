import type { Metadata } from 'next'
import { AccountPage } from '@/components/account/account-page'
import { IntlProvider } from '@/components/ui/intl-provider'
import { env } from '@/lib/env'
import { loadMessages } from '@/lib/i18n/messages'
import { requestLocale } from '@/lib/i18n/request-locale'
import { getTranslator } from '@/lib/i18n/translator'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator(await requestLocale(), 'account')
  return { title: t('title') }
}

export default async function Page() {
  const { UTILITY_NAME, UTILITY_PHONE, TIME_ZONE } = env()
  const locale = await requestLocale()
  const messages = await loadMessages(locale, ['chat', 'account'])
  return (
    <IntlProvider locale={locale} timeZone={TIME_ZONE} messages={messages}>
      <AccountPage site={{ utilityName: UTILITY_NAME, phone: UTILITY_PHONE }} />
    </IntlProvider>
  )
}
