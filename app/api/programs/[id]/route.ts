import { route } from '@/lib/http/route'
import { getProgram } from '@/lib/usecases/programs/list-programs'
import { changeProgram } from '@/lib/usecases/programs/write-program'

export const GET = route('grid', async ({ ctx, params }) => ({
  data: await getProgram({ ctx, input: { programId: params.id ?? '' } }),
}))

export const PATCH = route('grid', async ({ ctx, params, json }) => ({
  data: await changeProgram({ ctx, input: { programId: params.id ?? '', body: await json() } }),
}))
