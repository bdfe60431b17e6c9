import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { database } from '@/lib/db/client'
import { type Actor, hasRole, type StaffRole } from '@/lib/domain/actor'
import { env } from '@/lib/env'
import { resolveSession } from '@/lib/usecases/sessions/resolve-session'
import { sessionIdFromCookies } from './session-token'

/** The member of staff behind a page request; sends others to the login. The use cases check again. */
export async function requireStaffPage(
  atLeast: StaffRole = 'viewer',
): Promise<Extract<Actor, { kind: 'staff' }>> {
  const actor = await pageActor('staff')
  const path = (await headers()).get('x-feederline-path') ?? '/admin'
  if (actor?.kind !== 'staff') redirect(`/admin/login?next=${encodeURIComponent(path)}`)
  if (!hasRole(actor, atLeast)) redirect('/admin')
  return actor
}

export async function pageActor(kind: 'customer' | 'staff'): Promise<Actor | null> {
  const jar = await cookies()
  const header = jar
    .getAll()
    .map((c) => `${c.name}=${encodeURIComponent(c.value)}`)
    .join('; ')
  const e = env()
  const sid = await sessionIdFromCookies(e, header, kind)
  const session = await resolveSession(database().db, e, sid, new Date(), { touch: true })
  return session?.actor ?? null
}
