import { route } from '@/lib/http/route'
import { getProgram } from '@/lib/usecases/programs/list-programs'

export const GET = route('grid', async ({ ctx, params }) => ({
  data: await getProgram({ ctx, input: { programId: params.id ?? '' } }),
}))
