import { route } from '@/lib/http/route'
import { exportParticipants } from '@/lib/usecases/activations/export-participants'

export const GET = route('grid', async ({ ctx, params }) => ({
  raw: new Response(await exportParticipants({ ctx, input: { activationId: params.id ?? '' } }), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="participants-${params.id}.csv"`,
      'cache-control': 'no-store',
    },
  }),
}))
