import type { AuditCheck } from '@/lib/protocol/admin'
import { requireStaffOrSystem } from '@/lib/usecases/authorize'
import type { Context } from '@/lib/usecases/context'
import { auditHash, GENESIS } from './audit-chain'
import { readAuditInOrder } from './read-audit'

/**
 * Computes every hash of the log again. The first row that does not follow from the one before is named.
 * Rows cut off at the end leave a sound chain: only the head noted elsewhere (each export has it) tells.
 */
export async function verifyAudit(ctx: Context): Promise<AuditCheck> {
  requireStaffOrSystem(ctx.actor, 'admin')
  let prevHash = GENESIS
  let checked = 0
  let head: AuditCheck['head'] = null
  for await (const row of readAuditInOrder(ctx.db)) {
    const problem =
      row.prevHash !== prevHash
        ? 'does not follow the row before it: one was removed or put in'
        : row.hash !== auditHash(prevHash, row)
          ? 'was changed after it was written'
          : null
    if (problem) return { intact: false, checked, head, broken: { id: String(row.id), problem } }
    prevHash = row.hash
    checked += 1
    head = { id: String(row.id), hash: row.hash, at: row.at.toISOString() }
  }
  return { intact: true, checked, head, broken: null }
}
