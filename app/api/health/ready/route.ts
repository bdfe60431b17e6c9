import { route } from '@/lib/http/route'
import { readReadiness } from '@/lib/usecases/health/read-readiness'

/** Ready: migrated, seeded, demo.json written, relay and jobs running. Shows grid time and speed. */
export const GET = route('anyone', async ({ ctx }) => {
  const readiness = await readReadiness(ctx)
  return { status: readiness.state === 'ready' ? 200 : 503, data: readiness }
})
