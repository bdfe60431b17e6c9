import type { StaffUser } from '@/lib/db/generated/client'
import type { StaffDto } from '@/lib/protocol/admin'

/** A member of staff as colleagues see them; what only administrators see is null for others. */
export function presentStaff(
  row: StaffUser,
  facts: { invited: boolean; sessions: number },
  forAdmin: boolean,
): StaffDto {
  return {
    id: row.id,
    username: row.username,
    name: row.name,
    role: row.role as StaffDto['role'],
    state: row.disabledAt ? 'disabled' : facts.invited ? 'invited' : 'active',
    createdAt: row.createdAt.toISOString(),
    secondFactor: forAdmin ? row.totpSecret !== null : null,
    lastSignInAt: forAdmin ? (row.lastSignInAt?.toISOString() ?? null) : null,
    sessions: forAdmin ? facts.sessions : null,
    lockedUntil: forAdmin ? (row.lockedUntil?.toISOString() ?? null) : null,
  }
}
