import { AppError } from '@/lib/errors'
import { route } from '@/lib/http/route'

const refuse = route('anyone', async ({ request }) => {
  throw new AppError(
    'not-found',
    `There is nothing at ${new URL(request.url).pathname}. The routes are listed at /api/docs.`,
  )
})

/** An address under /api that does not exist answers as a problem too. */
function handler(request: Request) {
  return refuse(request)
}

export { handler as DELETE, handler as GET, handler as PATCH, handler as POST, handler as PUT }
