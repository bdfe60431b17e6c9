import { createTranslator } from 'use-intl/core'
import type { Env } from '@/lib/env'
import en from '@/messages/en/grid.json'
import es from '@/messages/es/grid.json'

/** What the control room reads, by key, in the language of `env`. What is kept for everybody is made in both. */
export function gridText(env: Env) {
  const locale = env.roomLanguage ?? 'en'
  const grid = locale === 'es' ? (es as typeof en) : en
  return createTranslator({ locale, messages: { grid }, namespace: 'grid', timeZone: env.TIME_ZONE })
}

export type GridText = ReturnType<typeof gridText>

/** A time of day as the room's clocks show it, with the weekday when it is not today's. */
export function roomTime(env: Env, at: Date, now?: Date): string {
  const format = (date: Date, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(env.roomLanguage ?? 'en', { timeZone: env.TIME_ZONE, ...options }).format(date)
  const time = format(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const day = (date: Date) => format(date, { year: 'numeric', month: '2-digit', day: '2-digit' })
  return now && day(at) !== day(now) ? `${format(at, { weekday: 'short' })} ${time}` : time
}
