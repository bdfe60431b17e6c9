import NextAuth from 'next-auth'
import type { SessionKind } from '@/lib/auth/cookies'
import { authOptions } from '@/lib/auth/options'

type Params = { params: Promise<{ nextauth: string[] }> }

async function handler(request: Request, context: Params) {
  const path = (await context.params).nextauth.join('/')
  const kind = kindOf(path, new URL(request.url))
  return NextAuth(request as never, context as never, authOptions(kind))
}

/** The provider says whose sign-in it is; else ?as=customer|staff, customer by default. */
function kindOf(path: string, url: URL): SessionKind {
  if (path.endsWith('/admin')) return 'staff'
  if (path.endsWith('/meter')) return 'customer'
  return url.searchParams.get('as') === 'staff' ? 'staff' : 'customer'
}

export { handler as GET, handler as POST }
