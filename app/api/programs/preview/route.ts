import { route } from '@/lib/http/route'
import { previewProgram } from '@/lib/usecases/programs/preview-program'

export const POST = route('grid', async ({ ctx, json }) => ({
  data: await previewProgram({ ctx, input: await json() }),
}))
