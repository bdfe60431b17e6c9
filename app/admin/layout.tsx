import 'uplot/dist/uPlot.min.css'
import './room.css'
import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { IntlProvider } from '@/components/ui/intl-provider'
import { env } from '@/lib/env'
import { loadMessages } from '@/lib/i18n/messages'
import { requestLocale } from '@/lib/i18n/request-locale'
import { getTranslator } from '@/lib/i18n/translator'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator(await requestLocale(), 'grid-ui')
  return {
    title: { default: t('title.room'), template: `%s · ${t('title.room')}` },
    robots: { index: false },
  }
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f6f7f8' },
    { media: '(prefers-color-scheme: dark)', color: '#2c3238' },
  ],
}

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const locale = await requestLocale()
  const messages = await loadMessages(locale, ['grid-ui', 'customers-ui'])
  return (
    <IntlProvider locale={locale} timeZone={env().TIME_ZONE} messages={messages}>
      <div className="control-room">{children}</div>
    </IntlProvider>
  )
}
