import type { Turn } from '@/lib/agent/turn'

/** Dates and times as this customer reads them, in the utility's time zone. */
export function whenText({ ctx, locale }: Pick<Turn, 'ctx' | 'locale'>) {
  const format = (at: Date | string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale === 'es' ? 'es-US' : 'en-US', {
      timeZone: ctx.env.TIME_ZONE,
      ...options,
    }).format(new Date(at))
  return {
    day: (at: Date | string) => format(at, { weekday: 'short', month: 'short', day: 'numeric' }),
    date: (at: Date | string) => format(at, { month: 'short', day: 'numeric', year: 'numeric' }),
    time: (at: Date | string) => format(at, { hour: 'numeric', minute: '2-digit' }),
    /** An hour of the day by number, in no zone at all: "10 PM" */
    hour: (hour: number) =>
      new Intl.DateTimeFormat(locale === 'es' ? 'es-US' : 'en-US', {
        hour: 'numeric',
        timeZone: 'UTC',
      }).format(Date.UTC(2026, 0, 1, hour)),
    dayTime: (at: Date | string) =>
      format(at, { weekday: 'short', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' }),
    month: (at: Date | string) =>
      new Intl.DateTimeFormat(locale === 'es' ? 'es-US' : 'en-US', {
        month: 'long',
        year: 'numeric',
        timeZone: 'UTC',
      }).format(new Date(at)),
  }
}

export function numberText(value: number, locale: string, digits = 1): string {
  return new Intl.NumberFormat(locale === 'es' ? 'es-US' : 'en-US', {
    maximumFractionDigits: digits,
  }).format(value)
}
