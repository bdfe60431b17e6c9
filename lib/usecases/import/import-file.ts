import type { Tx } from '@/lib/db/client'
import type { ImportKind, ImportProblem, ImportReport } from '@/lib/protocol/admin-intake'
import { recordAudit } from '@/lib/usecases/audit/record-audit'
import { requireStaffOrSystem } from '@/lib/usecases/authorize'
import type { Call } from '@/lib/usecases/context'
import type { Columns, Row } from './columns'
import { CUSTOMER_COLUMNS, checkCustomers, writeCustomers } from './import-customers'
import { checkDevices, DEVICE_COLUMNS, writeDevices } from './import-devices'
import { checkNetwork, NETWORK_COLUMNS, writeNetwork } from './import-network'
import { readRows } from './read-rows'
import type { Written } from './write-rows'

export type ImportInput = { kind: ImportKind; csv: string; dryRun: boolean }

const LIMIT_MS = 10 * 60_000
const MOST_PROBLEMS = 1000

type Kind = {
  columns: Columns
  check: (tx: Tx, rows: never[]) => Promise<ImportProblem[]>
  write: (tx: Tx, rows: never[]) => Promise<Written>
}

export const KINDS = {
  network: { columns: NETWORK_COLUMNS, check: checkNetwork, write: writeNetwork },
  customers: { columns: CUSTOMER_COLUMNS, check: checkCustomers, write: writeCustomers },
  devices: { columns: DEVICE_COLUMNS, check: checkDevices, write: writeDevices },
} satisfies Record<ImportKind, Kind>

/**
 * Takes a utility's own data from a CSV file: all of it or, when anything is wrong, nothing, with every problem by
 * line. The same file again changes nothing. A dry run does the same work and takes it back, so that its counts are
 * those of the import.
 */
export async function importFile({ ctx, input }: Call<ImportInput>): Promise<ImportReport> {
  requireStaffOrSystem(ctx.actor, 'admin')
  const kind: Kind = KINDS[input.kind]
  const { rows, problems, count } = readRows(input.csv, kind.columns)
  let report: ImportReport = reportOf(input, count, problems)
  const takeBack = new Error('taken back')
  try {
    await ctx.db.$transaction(
      async (tx) => {
        // Two imports at once would each check against what the other is about to change.
        await tx.$executeRaw`select pg_advisory_xact_lock(72707371)`
        const all = rows as (Row<Columns> & never)[]
        problems.push(...(await kind.check(tx, all)))
        if (problems.length > 0) {
          report = reportOf(input, count, problems)
          throw takeBack
        }
        const { created, changed } = await kind.write(tx, all)
        report = {
          ...reportOf(input, count, []),
          created: created.size,
          changed: changed.size,
          unchanged: rows.length - created.size - changed.size,
          written: !input.dryRun,
        }
        if (input.dryRun) throw takeBack
        const { unchanged } = report
        await recordAudit(tx, ctx, `import.${input.kind}`, 'import', {
          rows: rows.length,
          created: created.size,
          changed: changed.size,
          unchanged,
        })
      },
      { timeout: LIMIT_MS, maxWait: 10_000 },
    )
  } catch (error) {
    if (error !== takeBack) throw error
  }
  return report
}

function reportOf({ kind, dryRun }: ImportInput, rows: number, problems: ImportProblem[]): ImportReport {
  return {
    kind,
    dryRun,
    written: false,
    rows,
    created: 0,
    changed: 0,
    unchanged: 0,
    problemCount: problems.length,
    problems: problems.toSorted((a, b) => a.line - b.line).slice(0, MOST_PROBLEMS),
  }
}
