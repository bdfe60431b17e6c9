import { type Actor, type ApiScope, hasRole, type StaffRole } from '@/lib/domain/actor'
import { AppError } from '@/lib/errors'

type Of<K extends Actor['kind']> = Extract<Actor, { kind: K }>

/** First line of every use case. */
export function requireCustomer(actor: Actor): Of<'customer'> {
  if (actor.kind === 'customer') return actor
  throw new AppError('unauthenticated', 'Sign in with your meter ID first.')
}

export function requireStaff(actor: Actor, atLeast: StaffRole = 'viewer'): Of<'staff'> {
  if (actor.kind !== 'staff') throw new AppError('unauthenticated', 'Sign in as a member of staff first.')
  if (!hasRole(actor, atLeast))
    throw new AppError('forbidden', `This needs the role ${atLeast}; yours is ${actor.role}.`)
  return actor
}

export function requireScope(actor: Actor, scope: ApiScope): Of<'apiKey'> {
  if (actor.kind !== 'apiKey')
    throw new AppError('unauthenticated', 'Send an API key as "Authorization: Bearer <key>".')
  if (!actor.scopes.includes(scope)) throw new AppError('forbidden', `This API key lacks the scope ${scope}.`)
  return actor
}

/** A key with the scope, a member of staff with the role, or the system itself. */
export function requireScopeOrStaff(actor: Actor, scope: ApiScope, role: StaffRole = 'viewer'): void {
  if (actor.kind === 'system') return
  if (actor.kind === 'apiKey') requireScope(actor, scope)
  else requireStaff(actor, role)
}

export function requireStaffOrSystem(actor: Actor, atLeast: StaffRole): void {
  if (actor.kind !== 'system') requireStaff(actor, atLeast)
}
