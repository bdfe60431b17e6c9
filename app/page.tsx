import { cookies } from 'next/headers'
import { ChatPage } from '@/components/chat/chat-page'
import { IntlProvider } from '@/components/ui/intl-provider'
import { cookieNames } from '@/lib/auth/cookies'
import { env } from '@/lib/env'
import { loadMessages } from '@/lib/i18n/messages'
import { requestLocale } from '@/lib/i18n/request-locale'

export default async function Page() {
  const { UTILITY_NAME, UTILITY_PHONE, EMERGENCY_PHONE, CURRENCY, TIME_ZONE, demo, llm, secure } = env()
  const locale = await requestLocale()
  const messages = await loadMessages(locale, ['chat'])
  // Only a hint for the first picture: the socket says who is signed in.
  const mayBeSignedIn = (await cookies()).has(cookieNames({ secure }).customer)
  return (
    <IntlProvider locale={locale} timeZone={TIME_ZONE} messages={messages}>
      <ChatPage
        site={{
          utilityName: UTILITY_NAME,
          phone: UTILITY_PHONE,
          emergencyPhone: EMERGENCY_PHONE,
          currency: CURRENCY,
          demo,
          languageModel: llm !== null,
          mayBeSignedIn,
        }}
      />
    </IntlProvider>
  )
}
