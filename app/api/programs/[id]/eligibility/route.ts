import { readWhole } from '@/lib/http/read-whole'
import { route } from '@/lib/http/route'
import { readProgramEligibility } from '@/lib/usecases/programs/count-eligible'

export const GET = route('grid', async ({ ctx, params, query }) => ({
  data: await readProgramEligibility({
    ctx,
    input: { programId: params.id ?? '', version: readWhole(query, 'version') },
  }),
}))
