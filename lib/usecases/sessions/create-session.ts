import { makeToken } from '@/lib/auth/secrets'
import type { Tx } from '@/lib/db/client'
import type { Env } from '@/lib/env'

export type NewSession = {
  kind: 'customer' | 'staff'
  customerId?: string
  staffId?: string
  visitorId?: string | null
  userAgent?: string
}

/** A new 192-bit session id, minted only after a proof of who it is. */
export async function createSession(
  tx: Tx,
  env: Pick<Env, 'SESSION_ABSOLUTE_HOURS'>,
  now: Date,
  input: NewSession,
): Promise<string> {
  const id = makeToken(24)
  await tx.session.create({
    data: {
      id,
      kind: input.kind,
      customerId: input.customerId ?? null,
      staffId: input.staffId ?? null,
      visitorId: input.visitorId ?? null,
      userAgent: (input.userAgent ?? '').slice(0, 300),
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + env.SESSION_ABSOLUTE_HOURS * 3_600_000),
    },
  })
  return id
}
