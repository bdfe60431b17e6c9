import { openApiDocument } from '@/lib/http/openapi'
import { route } from '@/lib/http/route'

export const GET = route('anyone', async ({ ctx }) => ({ body: openApiDocument(ctx.env.publicUrl) }))
