import { route } from '@/lib/http/route'
import { stopAutomation } from '@/lib/usecases/policies/automation'

export const POST = route('grid', async ({ ctx }) => ({ data: await stopAutomation(ctx) }))
