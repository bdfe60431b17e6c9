/** Numbers and times as the control room writes them: three significant digits, absolute times in the utility's zone. */
export type RoomFormat = {
  /** 14:02:11 */
  clock: (at: number | string) => string
  /** 14:02 */
  minute: (at: number | string) => string
  /** Wed 13 May */
  day: (at: number | string) => string
  /** 13 May 14:02 */
  dayMinute: (at: number | string) => string
  /** 372, 70.8, 0.95 */
  number: (value: number) => string
  /** 1,635 */
  whole: (value: number) => string
  /** 96 % as the number 96 */
  percent: (value: number) => string
  /** Money in minor units without its currency's name, 1,635.50 */
  money: (minor: number, currency: string) => string
  /** PST, IST */
  zoneName: (at: number) => string
}

export function makeRoomFormat(locale: string, zone: string): RoomFormat {
  const clock = dateFormat(locale, zone, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
  const minute = dateFormat(locale, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const weekday = dateFormat(locale, zone, { weekday: 'short' })
  const dayMonth = dateFormat(locale, zone, { day: 'numeric', month: 'short' })
  const zoneParts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'short' })
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const one = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const two = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 2 })
  const currencies = new Map<string, Intl.NumberFormat>()
  return {
    clock,
    minute,
    day: (at) => `${weekday(at)} ${dayOf(at)}`,
    dayMinute: (at) => `${dayOf(at)} ${minute(at)}`,
    number(value) {
      const size = Math.abs(value)
      if (size >= 99.95 || Number.isInteger(value)) return whole.format(value)
      return size >= 9.995 ? one.format(value) : two.format(value)
    },
    whole: (value) => whole.format(value),
    percent: (value) => whole.format(value),
    money(minor, currency) {
      let format = currencies.get(currency)
      if (!format) {
        format = new Intl.NumberFormat(locale, { style: 'currency', currency })
        currencies.set(currency, format)
      }
      return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
    },
    zoneName: (at) => zoneParts.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? zone,
  }

  function dayOf(at: number | string): string {
    return dayMonth(at)
  }
}

function dateFormat(locale: string, timeZone: string, options: Intl.DateTimeFormatOptions) {
  const format = new Intl.DateTimeFormat(locale, { timeZone, ...options })
  return (at: number | string) => format.format(typeof at === 'string' ? new Date(at) : at)
}

/** 4 s, 2 min, 1 h 14, 3 d: an age that fits a narrow column. */
export function formatSpan(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return minutes % 60 ? `${hours} h ${String(minutes % 60).padStart(2, '0')}` : `${hours} h`
  return `${Math.floor(hours / 24)} d`
}

/** 07:23 or 1:27:30: time that is left. */
export function formatCountdown(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const two = (value: number) => String(value).padStart(2, '0')
  const minutes = Math.floor(seconds / 60) % 60
  const hours = Math.floor(seconds / 3600)
  if (hours > 0) return `${hours}:${two(minutes)}:${two(seconds % 60)}`
  return `${two(minutes)}:${two(seconds % 60)}`
}
