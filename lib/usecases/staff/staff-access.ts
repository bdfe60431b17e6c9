import { randomBytes } from 'node:crypto'
import { hashPassword } from '@/lib/auth/password'
import { makeToken, sha256 } from '@/lib/auth/secrets'
import type { Tx } from '@/lib/db/client'
import { base62 } from '@/lib/domain/api-key'
import type { Context } from '../context'

const LINK_HOURS = { invite: 72, reset: 24 } as const

export type Access = {
  passwordHash: string
  /** Shown once, kept nowhere */
  password: string | null
  link: string | null
  expiresAt: Date | null
  /** Row of the link, written with the account */
  invite: { hash: string; purpose: 'invite' | 'reset'; expiresAt: Date } | null
}

/**
 * A way in: a password shown once, or a link that lets the person choose one, once. Behind a link the password is
 * random and known to nobody until it is chosen.
 */
export async function makeAccess(
  ctx: Context,
  way: 'link' | 'password',
  purpose: 'invite' | 'reset',
): Promise<Access> {
  const password = newPassword()
  const passwordHash = await hashPassword(password)
  if (way === 'password') return { passwordHash, password, link: null, expiresAt: null, invite: null }
  const token = makeToken(32)
  const expiresAt = new Date(ctx.now().getTime() + LINK_HOURS[purpose] * 3_600_000)
  return {
    passwordHash,
    password: null,
    // Behind the hash sign: no server and no log ever sees it.
    link: `${ctx.env.publicUrl}/admin/invite#${token}`,
    expiresAt,
    invite: { hash: sha256(token), purpose, expiresAt },
  }
}

/** Earlier links of the person stop working; the new one, if there is one, starts to. */
export async function replaceLinks(tx: Tx, ctx: Context, staffId: string, access: Access): Promise<void> {
  await tx.staffInvite.deleteMany({ where: { staffId, consumedAt: null } })
  if (access.invite)
    await tx.staffInvite.create({ data: { ...access.invite, staffId, createdAt: ctx.now() } })
}

export function newPassword(): string {
  return base62(randomBytes(64), 20)
}
