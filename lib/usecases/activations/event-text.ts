import { createTranslator } from 'use-intl/core'
import type { Env } from '@/lib/env'
import { oneFullStop } from '@/lib/i18n/full-stops'
import en from '@/messages/en/events.json'
import es from '@/messages/es/events.json'

/** What customers read about events, in their language and the utility's time zone. */
export function eventText(env: Env, locale: string) {
  const language = locale === 'es' ? 'es' : 'en'
  const events = language === 'es' ? (es as typeof en) : en
  const translate = createTranslator({ locale: language, messages: { events }, namespace: 'events' })
  const t = ((key: never, values: never) => oneFullStop(translate(key, values))) as typeof translate
  const region = language === 'es' ? 'es-US' : 'en-US'
  const format = (at: Date, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(region, { timeZone: env.TIME_ZONE, ...options }).format(at)
  const digits = new Intl.NumberFormat(region, {
    style: 'currency',
    currency: env.CURRENCY,
  }).resolvedOptions().maximumFractionDigits
  return {
    t,
    time: (at: Date) => format(at, { hour: 'numeric', minute: '2-digit' }),
    day: (at: Date) => format(at, { weekday: 'long', month: 'long', day: 'numeric' }),
    date: (at: Date) => format(at, { month: 'short', day: 'numeric' }),
    sameDay: (a: Date, b: Date) => format(a, { dateStyle: 'short' }) === format(b, { dateStyle: 'short' }),
    number: (value: number) => new Intl.NumberFormat(region, { maximumFractionDigits: 2 }).format(value),
    /** As many digits as a sum that pays by the kWh needs to be checked by hand */
    exact: (value: number) => new Intl.NumberFormat(region, { maximumFractionDigits: 3 }).format(value),
    money: (minor: number, currency = env.CURRENCY) =>
      new Intl.NumberFormat(region, { style: 'currency', currency }).format(minor / 10 ** (digits ?? 2)),
    /** Tips are lists in the message files. */
    tips: (deviceType: string, values: { from: string; to: string }): string[] => {
      const lists = events.tips as Record<string, string[]>
      return (lists[deviceType] ?? lists.behavioural ?? []).map((tip) =>
        oneFullStop(tip.replace('{from}', values.from).replace('{to}', values.to)),
      )
    },
  }
}
