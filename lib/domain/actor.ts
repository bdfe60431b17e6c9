export const STAFF_ROLES = ['viewer', 'operator', 'approver', 'admin'] as const
export type StaffRole = (typeof STAFF_ROLES)[number]

export const API_SCOPES = [
  'alerts:write',
  'alerts:read',
  'telemetry:write',
  'readings:write',
  'grid:read',
] as const
export type ApiScope = (typeof API_SCOPES)[number]

/** Who acts. The agent acts as the customer or the member of staff it speaks with and can never do more. */
export type Actor =
  | { kind: 'visitor'; visitorId: string | null }
  | { kind: 'customer'; customerId: string; meterId: string; sessionId: string; name: string; locale: string }
  | { kind: 'staff'; userId: string; username: string; name: string; role: StaffRole; sessionId: string }
  | {
      kind: 'apiKey'
      keyId: string
      name: string
      scopes: string[]
      /** Formats whose messages must be signed */
      signedFormats?: string[]
    }
  | { kind: 'system'; job: string }

export function hasRole(actor: Actor, atLeast: StaffRole): boolean {
  return actor.kind === 'staff' && STAFF_ROLES.indexOf(actor.role) >= STAFF_ROLES.indexOf(atLeast)
}

/** How an actor stands in history rows: `customer:<id>`, `staff:<username>`, `key:<id>`, `system:<job>`. */
export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case 'visitor':
      return 'visitor'
    case 'customer':
      return `customer:${actor.customerId}`
    case 'staff':
      return `staff:${actor.username}`
    case 'apiKey':
      return `key:${actor.keyId}`
    case 'system':
      return `system:${actor.job}`
  }
}
