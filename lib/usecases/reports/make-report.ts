import type { ReportColumn, ReportDto } from '@/lib/protocol/report'
import type { Context } from '@/lib/usecases/context'
import { type GridText, gridText } from '@/lib/usecases/grid-text'
import type { ReportScope } from './report-scope'

type Body = {
  summary: string
  totals: (Omit<ReportDto['totals'][number], 'label'> & { label?: string })[]
  columns: (Omit<ReportColumn, 'label'> & { label?: string })[]
  rows: ReportDto['rows']
  notes?: string[]
}

/** A report in its common form; labels come from the message files by column and total. */
export function makeReport(ctx: Context, report: string, scope: ReportScope, body: Body): ReportDto {
  const t = gridText(ctx.env)
  const { from, to, feeder, transformer, program, gridNow } = scope
  return {
    report,
    title: t(`report.title.${report}` as 'report.title.activations'),
    from: from.toISOString(),
    to: to.toISOString(),
    filters: { feeder, transformer, program },
    generatedAt: gridNow.toISOString(),
    currency: ctx.env.CURRENCY,
    summary: body.summary,
    totals: body.totals.map((total) => ({ ...total, label: total.label ?? label(t, total.id) })),
    columns: body.columns.map((column) => ({ ...column, label: column.label ?? label(t, column.id) })),
    rows: body.rows,
    notes: body.notes ?? [],
  }
}

function label(t: GridText, id: string): string {
  return t(`report.column.${id}` as 'report.column.reference')
}

export function text(id: string): Body['columns'][number] {
  return { id, kind: 'text' }
}

export function number(id: string, unit?: string): Body['columns'][number] {
  return unit ? { id, kind: 'number', unit } : { id, kind: 'number' }
}

export function round2(value: number | null | undefined): number | null {
  return value === null || value === undefined ? null : Math.round(value * 100) / 100
}

export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((1000 * part) / whole) / 10
}
