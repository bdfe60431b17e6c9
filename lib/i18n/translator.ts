import { createTranslator } from 'use-intl/core'
import { oneFullStop } from './full-stops'
import type { Locale } from './locale'
import { loadMessages } from './messages'

/** Texts of one message file on the server. */
export async function getTranslator(locale: Locale, namespace: string): Promise<Translate> {
  const messages = await loadMessages(locale, [namespace])
  const t = createTranslator({ locale, messages, namespace }) as unknown as Translate
  return locale === 'es' ? (key, values) => oneFullStop(t(key, values)) : t
}

/** Texts of one namespace, by key. */
export type Translate = (key: string, values?: Record<string, string | number>) => string
