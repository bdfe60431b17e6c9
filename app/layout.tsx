import type { Metadata, Viewport } from 'next'
import localFont from 'next/font/local'
import { cookies } from 'next/headers'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { env } from '@/lib/env'
import { requestLocale } from '@/lib/i18n/request-locale'
import './globals.css'

const inter = localFont({
  src: './fonts/inter-latin.woff2',
  weight: '100 900',
  display: 'swap',
  variable: '--font-inter',
})

export async function generateMetadata(): Promise<Metadata> {
  // Read at run time: a build knows no utility.
  await connection()
  const { UTILITY_NAME } = env()
  return { title: { default: UTILITY_NAME, template: `%s | ${UTILITY_NAME}` }, robots: { index: false } }
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  // The keyboard of a phone makes the page shorter, so that the composer stays above it.
  interactiveWidget: 'resizes-content',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#111315' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Every page is rendered for its request: the content security policy carries a fresh nonce.
  await connection()
  const locale = await requestLocale()
  const theme = (await cookies()).get('fl-theme')?.value
  return (
    <html
      lang={locale}
      data-theme={theme === 'light' || theme === 'dark' ? theme : undefined}
      className={inter.variable}
    >
      <body>{children}</body>
    </html>
  )
}
