/** `$7`, `$7.50`; whole units show no cents. Zero is "$0.00", never "free". */
export function formatMoney(minor: number, currency: string, locale: string = 'en'): string {
  const digits = minor !== 0 && minor % 100 === 0 ? 0 : 2
  return new Intl.NumberFormat(locale === 'es' ? 'es-US' : 'en-US', {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(minor / 100)
}

/** A range on one line, joined by an en dash; one figure when both ends are alike. */
export function formatMoneyRange(
  lowMinor: number,
  highMinor: number,
  currency: string,
  locale: string = 'en',
): string {
  const whole = (minor: number) => Math.round(minor / 100) * 100
  const low = highMinor >= 1000 ? whole(lowMinor) : lowMinor
  const high = highMinor >= 1000 ? whole(highMinor) : highMinor
  if (low === high) return formatMoney(low, currency, locale)
  return `${formatMoney(low, currency, locale)}–${formatMoney(high, currency, locale)}`
}

/** "−$7,420 to −$470" when an end is negative, else "$70–$250". */
export function formatSignedRange(low: number, high: number, currency: string, locale: string): string {
  if (low >= 0) return formatMoneyRange(Math.round(low), Math.round(high), currency, locale)
  const text = (minor: number) => {
    const whole = Math.round(minor / 100) * 100
    const shown = formatMoney(Math.abs(whole), currency, locale).replace(/[.,]00$/, '')
    return whole < 0 ? `−${shown}` : shown
  }
  return `${text(low)} ${locale === 'es' ? 'a' : 'to'} ${text(high)}`
}
