import * as z from 'zod'
import { Time } from './time'

const Cell = z.union([z.string(), z.number(), z.null()])

/** text, number, percent, time as they are; money in minor units of the report's currency. */
export const ReportColumn = z.object({
  id: z.string(),
  label: z.string(),
  kind: z.enum(['text', 'number', 'percent', 'time', 'money']),
  unit: z.string().optional(),
})
export type ReportColumn = z.infer<typeof ReportColumn>

/** One report: a sentence, totals, a table. The same in JSON, CSV (the table) and PDF. Times are grid time. */
export const ReportDto = z.object({
  report: z.string(),
  title: z.string(),
  from: Time,
  to: Time,
  filters: z.object({
    feeder: z.string().nullable(),
    transformer: z.string().nullable(),
    program: z.string().nullable(),
  }),
  generatedAt: Time,
  currency: z.string(),
  summary: z.string(),
  totals: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      value: Cell,
      kind: ReportColumn.shape.kind,
      unit: z.string().optional(),
      /** What it should be, where practice names a target */
      target: z.string().optional(),
      met: z.boolean().nullable().optional(),
    }),
  ),
  columns: z.array(ReportColumn),
  rows: z.array(z.object({ href: z.string().optional(), values: z.record(z.string(), Cell) })),
  notes: z.array(z.string()),
})
export type ReportDto = z.infer<typeof ReportDto>
export type ReportRow = ReportDto['rows'][number]

/** A day as YYYY-MM-DD (local) or an instant. */
const Moment = z.union([z.iso.date(), Time])
export const ReportQuery = z.object({
  from: Moment.optional(),
  to: Moment.optional(),
  feeder: z.string().max(100).optional(),
  transformer: z.string().max(100).optional(),
  program: z.string().max(100).optional(),
})
export type ReportQuery = z.infer<typeof ReportQuery>
export const ReportFormat = z.enum(['json', 'csv', 'pdf'])
export type ReportFormat = z.infer<typeof ReportFormat>
