import { randomUUID } from 'node:crypto'
import type { NextAuthOptions } from 'next-auth'
import { decode, encode } from 'next-auth/jwt'
import CredentialsProvider from 'next-auth/providers/credentials'
import { env } from '@/lib/env'
import { isAppError } from '@/lib/errors'
import { log } from '@/lib/log'
import { contextFor } from '@/lib/runtime'
import { verifyCode } from '@/lib/usecases/otp/verify-code'
import { endReplaced } from '@/lib/usecases/sessions/end-session'
import { takeLoginTicket } from '@/lib/usecases/sessions/login-ticket'
import { resolveSession } from '@/lib/usecases/sessions/resolve-session'
import { signOutHere } from '@/lib/usecases/sessions/sign-out-here'
import { signInStaff } from '@/lib/usecases/staff/sign-in-staff'
import { cookieNames, readVisitor, type SessionKind } from './cookies'
import { sessionIdFromCookies } from './session-token'

type Granted = { id: string; sid: string }
type AuthorizeRequest = { headers?: Record<string, string> }

/**
 * next-auth for one kind of person. Both kinds share the routes; each has its own cookie, so that a customer's and a
 * member of staff's session live side by side. The cookie names a session row; the row decides.
 */
export function authOptions(kind: SessionKind): NextAuthOptions {
  const e = env()
  const names = cookieNames(e)
  const base = { path: '/', httpOnly: true, sameSite: 'lax' as const, secure: e.secure }
  return {
    secret: e.authSecret,
    session: { strategy: 'jwt', maxAge: e.SESSION_ABSOLUTE_HOURS * 3600 },
    useSecureCookies: e.secure,
    cookies: {
      sessionToken: { name: names[kind], options: base },
      csrfToken: { name: names.csrf, options: base },
      callbackUrl: { name: names.callback, options: base },
    },
    pages: { signIn: kind === 'staff' ? '/admin/login' : '/' },
    providers: [kind === 'staff' ? adminProvider() : meterProvider()],
    jwt: {
      encode,
      // Every reader of a cookie goes by the row: an ended session decodes to nothing.
      async decode(params) {
        const claims = await decode(params).catch(() => null)
        if (!claims || claims.kind !== kind || typeof claims.sid !== 'string') return null
        const ctx = contextFor({ kind: 'visitor', visitorId: null }, randomUUID())
        return (await resolveSession(ctx.db, e, claims.sid, ctx.now(), { touch: false })) ? claims : null
      },
    },
    callbacks: {
      jwt({ token, user, trigger }) {
        // Only a sign-in puts anything into the token: an update payload comes from the client and is ignored.
        if (trigger === 'signIn' && user) return { sid: (user as unknown as Granted).sid, kind }
        return token
      },
      async session({ session, token }) {
        const ctx = contextFor({ kind: 'visitor', visitorId: null }, randomUUID())
        const live = await resolveSession(ctx.db, e, String(token.sid), ctx.now(), { touch: false })
        if (!live) return {} as typeof session
        const { actor } = live
        return {
          user: { kind, name: actor.name, ...(actor.kind === 'staff' ? { role: actor.role } : {}) },
          expires: live.expiresAt.toISOString(),
        } as unknown as typeof session
      },
    },
    events: {
      async signOut({ token }) {
        const sid = token?.sid
        if (typeof sid !== 'string') return
        const ctx = contextFor({ kind: 'visitor', visitorId: null }, randomUUID())
        await signOutHere(ctx, sid)
      },
    },
    logger: {
      error(code) {
        // An ended session is ordinary; next-auth reports it with a stack on every look.
        if (code !== 'JWT_SESSION_ERROR') log().warn({ code }, 'sign-in problem')
      },
      warn() {},
      debug() {},
    },
  }
}

function meterProvider() {
  return CredentialsProvider({
    id: 'meter',
    name: 'Meter ID and code',
    credentials: { meterId: {}, code: {}, ticket: {} },
    async authorize(credentials, request) {
      const headers = (request as AuthorizeRequest).headers ?? {}
      const visitorId = readVisitor(env(), headers.cookie)
      if (!credentials || !visitorId) return null
      const ctx = contextFor({ kind: 'visitor', visitorId }, randomUUID())
      const before = await sessionIdFromCookies(env(), headers.cookie, 'customer')
      return refusedAsNull(async () => {
        if (credentials.ticket) {
          const sid = await takeLoginTicket(ctx, visitorId, String(credentials.ticket))
          if (sid) await endReplaced(ctx, before, sid)
          return sid ? { id: sid, sid } : null
        }
        const verified = await verifyCode({
          ctx,
          input: {
            visitorId,
            meterId: String(credentials.meterId ?? ''),
            code: String(credentials.code ?? ''),
            userAgent: headers['user-agent'],
          },
        })
        await endReplaced(ctx, before, verified.sessionId)
        return { id: verified.customerId, sid: verified.sessionId }
      })
    },
  })
}

function adminProvider() {
  return CredentialsProvider({
    id: 'admin',
    name: 'Staff',
    credentials: { username: {}, password: {}, totp: {} },
    async authorize(credentials, request) {
      if (!credentials?.username || !credentials.password) return null
      const { username, password, totp } = credentials
      const ctx = contextFor({ kind: 'visitor', visitorId: null }, randomUUID())
      const { cookie } = (request as AuthorizeRequest).headers ?? {}
      const before = await sessionIdFromCookies(env(), cookie, 'staff')
      return refusedAsNull(async () => {
        const { sessionId, userId } = await signInStaff({
          ctx,
          input: {
            username,
            password,
            totp,
            userAgent: (request as AuthorizeRequest).headers?.['user-agent'],
            address: (request as AuthorizeRequest).headers?.['x-feederline-address'],
          },
        })
        await endReplaced(ctx, before, sessionId)
        return { id: userId, sid: sessionId }
      })
    },
  })
}

/** A refusal is null: a thrown message would end up in a URL. */
async function refusedAsNull(run: () => Promise<Granted | null>): Promise<Granted | null> {
  try {
    return await run()
  } catch (error) {
    if (isAppError(error)) return null
    throw error
  }
}
