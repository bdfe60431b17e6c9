export type PageSession = { kind: string; name?: string; role?: string } | null

/** Trades the socket's single-use ticket for the page's own session cookie. True when the session is really there. */
export async function redeemTicket(ticket: string): Promise<boolean> {
  await postForm('/api/auth/callback/meter', { ticket })
  return (await readSession('customer')) !== null
}

/** Signs in with a form's fields; judged by the session, since a refused request can answer 200. */
export async function signInStaff(fields: Record<string, string>): Promise<boolean> {
  await postForm('/api/auth/callback/admin', fields)
  return (await readSession('staff')) !== null
}

export async function signOut(as: 'customer' | 'staff'): Promise<void> {
  await postForm(`/api/auth/signout?as=${as}`, {})
}

export async function readSession(as: 'customer' | 'staff'): Promise<PageSession> {
  const response = await fetch(`/api/auth/session?as=${as}`, { cache: 'no-store' })
  if (!response.ok) return null
  const body = (await response.json()) as { user?: { kind: string; name?: string; role?: string } }
  return body.user ?? null
}

/** Uses the session, which renews its idle time; answers when it now ends. */
export async function extendSession(): Promise<string | null> {
  const response = await fetch('/api/auth/session?as=customer', { cache: 'no-store' })
  const body = (await response.json().catch(() => ({}))) as { user?: unknown; expires?: string }
  return body.user && body.expires ? body.expires : null
}

async function postForm(url: string, fields: Record<string, string>): Promise<Response> {
  const csrf = await fetch('/api/auth/csrf', { cache: 'no-store' })
  const { csrfToken } = (await csrf.json()) as { csrfToken: string }
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ ...fields, csrfToken, json: 'true' }),
  })
}
