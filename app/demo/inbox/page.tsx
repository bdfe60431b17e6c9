import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DemoInbox } from '@/components/account/demo-inbox'
import { IntlProvider } from '@/components/ui/intl-provider'
import { env } from '@/lib/env'
import { loadMessages } from '@/lib/i18n/messages'
import { requestLocale } from '@/lib/i18n/request-locale'
import { getTranslator } from '@/lib/i18n/translator'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator(await requestLocale(), 'account')
  return { title: t('inbox.title') }
}

export default async function Page() {
  const { UTILITY_NAME, TIME_ZONE, demo } = env()
  if (!demo) notFound()
  const locale = await requestLocale()
  const messages = await loadMessages(locale, ['chat', 'account'])
  return (
    <IntlProvider locale={locale} timeZone={TIME_ZONE} messages={messages}>
      <DemoInbox utilityName={UTILITY_NAME} />
    </IntlProvider>
  )
}
