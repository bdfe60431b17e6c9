'use client'

import type { ReactNode } from 'react'
import { type AbstractIntlMessages, IntlProvider as UseIntlProvider } from 'use-intl'

type Props = { locale: string; timeZone: string; messages: AbstractIntlMessages; children: ReactNode }

export function IntlProvider({ locale, timeZone, messages, children }: Props) {
  return (
    <UseIntlProvider locale={locale} timeZone={timeZone} messages={messages}>
      {children}
    </UseIntlProvider>
  )
}
