export const LOCALES = ['en', 'es'] as const
export type Locale = (typeof LOCALES)[number]
export const DEFAULT_LOCALE: Locale = 'en'
export const LOCALE_COOKIE = 'fl-locale'

/** The choice kept in the cookie, else the first language the browser asks for that we speak. */
export function resolveLocale(cookie: string | undefined, acceptLanguage: string | null | undefined): Locale {
  return asLocale(cookie) ?? preferred(acceptLanguage ?? '') ?? DEFAULT_LOCALE
}

export function asLocale(value: string | null | undefined): Locale | undefined {
  return LOCALES.find((locale) => locale === value)
}

function preferred(acceptLanguage: string): Locale | undefined {
  const ranked = acceptLanguage
    .split(',')
    .map((entry) => {
      const [tag = '', ...parameters] = entry.trim().toLowerCase().split(';')
      const q = parameters.find((parameter) => parameter.trim().startsWith('q='))
      return { language: tag.split('-')[0], weight: q ? Number(q.split('=')[1]) : 1 }
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
  for (const { language } of ranked) {
    const known = asLocale(language)
    if (known) return known
  }
  return undefined
}
