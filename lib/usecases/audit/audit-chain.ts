import { createHash } from 'node:crypto'
import { canonicalJson } from '@/lib/domain/canonical-json'

export type AuditFact = {
  at: Date
  actor: string
  action: string
  subject: string
  data: unknown
  requestId: string | null
}

/** What stands in for the hash before the first row. */
export const GENESIS = '0'.repeat(64)

/** SHA-256 over the hash before and the row in canonical JSON: whoever has an export can compute it again. */
export function auditHash(prevHash: string, fact: AuditFact): string {
  const { actor, action, subject, data, requestId } = fact
  const row = canonicalJson({ at: fact.at.toISOString(), actor, action, subject, data, requestId })
  return createHash('sha256').update(`${prevHash}\n${row}`).digest('hex')
}
