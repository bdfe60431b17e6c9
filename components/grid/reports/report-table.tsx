'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import Link from 'next/link'
import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { ReportColumn, ReportDto } from '@/lib/protocol/report'
import { EmptyNote } from '../states/empty-note'
import { useCellText } from './use-cell-text'

const ROW = 28

/** The rows of a report; only those in view exist. The first cell leads to what the row is about. */
export function ReportTable({ report }: { report: ReportDto }) {
  const t = useTranslations('grid-ui')
  const cell = useCellText(report.currency)
  const scroller = useRef<HTMLDivElement>(null)
  const { columns, rows } = report
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
  })
  const items = virtual.getVirtualItems()
  const above = items[0]?.start ?? 0
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0)
  if (rows.length === 0)
    return (
      <section className="r-panel">
        <EmptyNote title={t('reports.none')} text={t('reports.noneText')} />
      </section>
    )
  return (
    <section className="r-panel" aria-label={report.title}>
      <div className="r-head">
        <h2>{report.title}</h2>
        <span className="muted small">{t('reports.rows', { n: rows.length })}</span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reachable by keyboard */}
      <div ref={scroller} className="r-scroll report-table" tabIndex={0}>
        <table className="r-table">
          <thead className="pinned">
            <tr>
              {columns.map((column) => (
                <th key={column.id} className={isNumber(column) ? 'number' : undefined}>
                  {column.label}
                  {column.unit ? <span className="muted">, {column.unit}</span> : null}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {above > 0 ? <tr style={{ height: above }} /> : null}
            {items.map((item) => {
              const row = rows[item.index]
              if (!row) return null
              return (
                <tr key={item.key}>
                  {columns.map((column, index) => {
                    const text = cell(column, row.values[column.id])
                    return (
                      <td key={column.id} className={isNumber(column) ? 'number' : undefined}>
                        {index === 0 && row.href ? (
                          <Link className="r-link" href={row.href} prefetch={false}>
                            {text}
                          </Link>
                        ) : (
                          text
                        )}
                      </td>
                    )
                  })}
                </tr>
              )
            })}
            {below > 0 ? <tr style={{ height: below }} /> : null}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function isNumber(column: ReportColumn): boolean {
  return column.kind === 'number' || column.kind === 'percent' || column.kind === 'money'
}
