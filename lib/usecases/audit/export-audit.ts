import { csvLine } from '@/lib/domain/csv-line'
import { AppError } from '@/lib/errors'
import type { AuditEventDto } from '@/lib/protocol/admin'
import { requireStaff } from '@/lib/usecases/authorize'
import { type Call, withTransaction } from '@/lib/usecases/context'
import { auditFilter, presentAudit, readAuditInOrder } from './read-audit'
import { recordAudit } from './record-audit'

const COLUMNS = ['id', 'at', 'actor', 'action', 'subject', 'data', 'requestId', 'prevHash', 'hash'] as const

/** The log as a file, oldest first, row by row; taking it out is written down in it. */
export async function exportAudit({
  ctx,
  input,
}: Call<{ query: Record<string, string>; format: string }>): Promise<AsyncGenerator<string>> {
  requireStaff(ctx.actor, 'admin')
  if (input.format !== 'csv' && input.format !== 'json')
    throw new AppError('invalid-input', 'format is csv or json.')
  const where = auditFilter(input.query)
  await withTransaction(ctx, (tx) =>
    recordAudit(tx, ctx, 'audit.export', 'audit', { format: input.format, query: input.query }),
  )
  const rows = readAuditInOrder(ctx.db, where)
  return input.format === 'csv' ? asCsv(rows) : asJson(rows)
}

type Rows = ReturnType<typeof readAuditInOrder>

async function* asCsv(rows: Rows): AsyncGenerator<string> {
  yield csvLine(COLUMNS)
  for await (const row of rows) {
    const dto = presentAudit(row)
    yield csvLine(COLUMNS.map((column) => cell(dto, column)))
  }
}

function cell(dto: AuditEventDto, column: (typeof COLUMNS)[number]): string | null {
  const value = dto[column]
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value
}

async function* asJson(rows: Rows): AsyncGenerator<string> {
  yield '{"data":[\n'
  let between = ''
  for await (const row of rows) {
    yield between + JSON.stringify(presentAudit(row))
    between = ',\n'
  }
  yield '\n]}\n'
}
