import { route } from '@/lib/http/route'
import { verifyAudit } from '@/lib/usecases/audit/verify-audit'

export const GET = route('grid', async ({ ctx }) => ({ data: await verifyAudit(ctx) }))
