import { route } from '@/lib/http/route'
import { resumeAutomation } from '@/lib/usecases/policies/automation'

export const POST = route('grid', async ({ ctx }) => ({ data: await resumeAutomation(ctx) }))
