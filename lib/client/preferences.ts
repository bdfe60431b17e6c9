import { LOCALE_COOKIE, LOCALES, type Locale } from '@/lib/i18n/locale'
import { callApi } from './api'

export type Theme = 'system' | 'light' | 'dark'
const YEAR = 31_536_000

/** Kept in cookies so that the server draws the first page right. */
export function chooseTheme(theme: Theme): void {
  const root = document.documentElement
  if (theme === 'system') delete root.dataset.theme
  else root.dataset.theme = theme
  keep('fl-theme', theme)
}

export function currentTheme(): Theme {
  const theme = document.documentElement.dataset.theme
  return theme === 'light' || theme === 'dark' ? theme : 'system'
}

/** The page's language; of a customer also that of the notices, which are written when nobody looks. */
export async function chooseLocale(locale: Locale, signedIn: boolean): Promise<void> {
  keep(LOCALE_COOKIE, locale)
  if (signedIn) await saveLocale(locale)
  window.location.reload()
}

/** Who chose a language before signing in meant it for what comes after too. */
export async function saveChosenLocale(): Promise<void> {
  const chosen = new RegExp(`(?:^|;\\s*)${LOCALE_COOKIE}=(\\w+)`).exec(document.cookie)?.[1]
  const locale = LOCALES.find((one) => one === chosen)
  if (locale) await saveLocale(locale)
}

async function saveLocale(locale: Locale): Promise<void> {
  await callApi('/api/me/preferences', { method: 'PATCH', json: { locale } })
}

function keep(name: string, value: string): void {
  const secure = window.location.protocol === 'https:' ? '; Secure' : ''
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in some browsers
  document.cookie = `${name}=${value}; Path=/; Max-Age=${YEAR}; SameSite=Lax${secure}`
}
