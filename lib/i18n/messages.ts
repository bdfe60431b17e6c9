import type { AbstractIntlMessages } from 'use-intl'
import type { Locale } from './locale'

/** A namespace is a file in messages/<locale>/; a page loads only those it shows. */
export async function loadMessages(
  locale: Locale,
  namespaces: readonly string[],
): Promise<AbstractIntlMessages> {
  const files = await Promise.all(namespaces.map((namespace) => loadNamespace(locale, namespace)))
  return Object.fromEntries(namespaces.map((namespace, i) => [namespace, files[i]!]))
}

async function loadNamespace(locale: Locale, namespace: string): Promise<AbstractIntlMessages> {
  const file = (await import(`../../messages/${locale}/${namespace}.json`)) as {
    default: AbstractIntlMessages
  }
  return file.default
}
