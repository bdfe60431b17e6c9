import { unbroken } from './unbroken'

/** Numbers, money and times as the reader's language and the utility's time zone show them. */
export type Formats = ReturnType<typeof createFormats>

type When = Date | string

export function createFormats(locale: string, timeZone: string) {
  const region = locale === 'en' ? 'en-US' : locale === 'es' ? 'es-US' : locale
  const date = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(region, { timeZone, ...options })
  const clock = date({ hour: 'numeric', minute: '2-digit' })
  const hourOnly = date({ hour: 'numeric' })
  const minute = new Intl.DateTimeFormat('en', { timeZone, minute: 'numeric' })
  const dayKey = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })
  const shortDay = date({ month: 'short', day: 'numeric' })
  const shortDayYear = date({ month: 'short', day: 'numeric', year: 'numeric' })
  const weekday = date({ weekday: 'long', month: 'long', day: 'numeric' })
  const weekdayYear = date({ weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' })
  const weekdayShort = date({ weekday: 'short', month: 'short', day: 'numeric' })
  const full = date({
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  })
  const zoneLong = date({ timeZoneName: 'long' })
  const decimal = (digits: number) =>
    new Intl.NumberFormat(region, { minimumFractionDigits: 0, maximumFractionDigits: digits })
  const hourMinute = new Intl.DateTimeFormat('en', {
    timeZone,
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  })
  const plainHour = new Intl.DateTimeFormat(region, { timeZone: 'UTC', hour: 'numeric' })
  const oneDecimal = new Intl.NumberFormat(region, { minimumFractionDigits: 1, maximumFractionDigits: 1 })

  const key = (when: When) => dayKey.format(new Date(when))
  const wholeHour = (when: When) => minute.format(new Date(when)) === '0'

  return {
    number: (value: number, digits = 1) => decimal(digits).format(value),
    kwh: (value: number) => keep(`${oneDecimal.format(value)} kWh`),
    kw: (value: number) => keep(`${oneDecimal.format(value)} kW`),
    money: (minor: number, currency: string) => money(region, minor, currency),
    /** Without cents when there are none: for headlines */
    moneyShort: (minor: number, currency: string) => money(region, minor, currency, minor % 100 === 0),
    moneyRange: (lowMinor: number, highMinor: number, currency: string) => {
      const short = lowMinor % 100 === 0 && highMinor % 100 === 0
      const [low, high] = [
        money(region, lowMinor, currency, short),
        money(region, highMinor, currency, short),
      ]
      return low === high ? low : join(low, high)
    },
    range: (low: string, high: string) => (low === high ? low : join(low, high)),
    time: (when: When) => keep(clock.format(new Date(when))),
    /** "6 PM", with minutes only where there are some */
    timeShort: (when: When) => keep((wholeHour(when) ? hourOnly : clock).format(new Date(when))),
    /** "6–8 PM", with minutes only where there are some */
    timeRange: (start: When, end: When) => {
      const format = wholeHour(start) && wholeHour(end) ? hourOnly : clock
      // Across midnight a range would spell out both dates.
      if (key(start) !== key(end))
        return keep(join(format.format(new Date(start)), format.format(new Date(end))))
      return keep(format.formatRange(new Date(start), new Date(end)).replace(/\s*[–-]\s*/, '\u2013\u2060'))
    },
    day: (when: When) => shortDay.format(new Date(when)),
    dayYear: (when: When) => shortDayYear.format(new Date(when)),
    weekday: (when: When) => capital(weekday.format(new Date(when))),
    weekdayShort: (when: When) => capital(weekdayShort.format(new Date(when))),
    dateTime: (when: When) => unbroken(full.format(new Date(when)).replace(/\u202f/g, ' ')),
    /** The utility's zone in words: "Pacific Standard Time" */
    zone: (when: When) =>
      zoneLong.formatToParts(new Date(when)).find((part) => part.type === 'timeZoneName')?.value ?? timeZone,
    /** How many days `when` lies after `now` on the utility's calendar */
    daysFrom: (now: When, when: When) =>
      Math.round((Date.parse(key(when)) - Date.parse(key(now))) / 86_400_000),
    /** The day on the utility's calendar as a date field holds it: 2026-07-03 */
    isoDay: (when: When) => key(when),
    sameDay: (a: When, b: When) => key(a) === key(b),
    /** At the start of a line: languages that write days small begin a sentence with a capital */
    longDay: (now: When, when: When) =>
      capital(
        (key(now).slice(0, 4) === key(when).slice(0, 4) ? weekday : weekdayYear).format(new Date(when)),
      ),
    hourTick: (when: When) => keep(hourOnly.format(new Date(when))),
    /** The local hour of the day with its fraction: 18.5 is half past six in the evening */
    hourOf: (when: When) => {
      const parts = hourMinute.formatToParts(new Date(when))
      const value = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0)
      return value('hour') + value('minute') / 60
    },
    /** An hour of the day by number, 0 to 24, in no zone at all */
    hourOfDay: (hour: number) => keep(plainHour.format(new Date(Date.UTC(2026, 0, 1, hour)))),
    month: (yearMonth: string) =>
      new Intl.DateTimeFormat(region, { timeZone: 'UTC', month: 'short' }).format(
        new Date(`${yearMonth.slice(0, 7)}-15T00:00:00Z`),
      ),
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A value and its unit, or the ends of a range, never stand on two lines. */
function keep(text: string): string {
  return text.replace(/[\s\u202f]/g, '\u00a0')
}

function join(low: string, high: string): string {
  return `${low}\u2013\u2060${high}`
}

function money(region: string, minor: number, currency: string, whole = false): string {
  const format = new Intl.NumberFormat(region, {
    style: 'currency',
    currency,
    ...(whole ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {}),
  })
  const digits =
    new Intl.NumberFormat(region, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ??
    2
  return format.format(minor / 10 ** digits).replace('-', '\u2212')
}
