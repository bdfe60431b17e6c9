import { route } from '@/lib/http/route'
import { unshelveAlert } from '@/lib/usecases/alerts/shelve-alert'

export const POST = route('grid', async ({ ctx, params }) => ({
  data: await unshelveAlert({ ctx, input: { alertId: params.id ?? '' } }),
}))
