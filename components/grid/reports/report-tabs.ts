/** Reports by their tab; the name of each stands in the address. */
export const REPORT_TABS = [
  'activations',
  'participation',
  'energy',
  'transformers',
  'alarms',
  'billing',
] as const
export type ReportTab = (typeof REPORT_TABS)[number]

export type ReportFilters = {
  from: string
  to: string
  feeder: string
  transformer: string
  program: string
}

/** Where a report is read, with its filters; null while the transformer to report on is not chosen. */
export function reportPath(tab: ReportTab, filters: ReportFilters): string | null {
  if (tab === 'transformers' && !filters.transformer) return null
  const { transformer, ...shared } = filters
  const query = new URLSearchParams(
    Object.entries(tab === 'transformers' ? shared : filters).filter(([, value]) => value !== ''),
  )
  const name = tab === 'alarms' ? 'alarm-kpis' : tab
  const path = tab === 'transformers' ? `transformers/${encodeURIComponent(transformer)}` : name
  return `/api/reports/${path}${query.size > 0 ? `?${query}` : ''}`
}

export function withFormat(path: string, format: 'csv' | 'pdf'): string {
  return `${path}${path.includes('?') ? '&' : '?'}format=${format}`
}
