import { LOCALE_COOKIE, type Locale } from '@/lib/i18n/locale'

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

export function chooseLocale(locale: Locale): void {
  keep(LOCALE_COOKIE, locale)
  window.location.reload()
}

function keep(name: string, value: string): void {
  const secure = window.location.protocol === 'https:' ? '; Secure' : ''
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in some browsers
  document.cookie = `${name}=${value}; Path=/; Max-Age=${YEAR}; SameSite=Lax${secure}`
}
