import { route } from '@/lib/http/route'
import { noteAlert } from '@/lib/usecases/alerts/note-alert'

export const POST = route('grid', async ({ ctx, params, json }) => ({
  status: 201,
  data: await noteAlert({ ctx, input: { alertId: params.id ?? '', body: await json() } }),
}))
