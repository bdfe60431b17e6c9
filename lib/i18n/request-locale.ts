import { cookies, headers } from 'next/headers'
import { LOCALE_COOKIE, type Locale, resolveLocale } from './locale'

/** The language of the page request at hand. */
export async function requestLocale(): Promise<Locale> {
  const [jar, incoming] = await Promise.all([cookies(), headers()])
  return resolveLocale(jar.get(LOCALE_COOKIE)?.value, incoming.get('accept-language'))
}
