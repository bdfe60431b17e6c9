/** 13 May, May 2026: a local day or month of a report in few letters; it has no zone any more. */
export function dayLabel(period: string, locale: string): string {
  const byMonth = /^\d{4}-\d{2}$/.test(period)
  const at = new Date(byMonth ? `${period}-01T12:00:00Z` : `${period}T12:00:00Z`)
  if (Number.isNaN(at.getTime())) return period
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    month: 'short',
    ...(byMonth ? { year: 'numeric' } : { day: 'numeric' }),
  }).format(at)
}
