import { optionalJson } from '@/lib/http/read-json'
import { route } from '@/lib/http/route'
import { sendTestAlert } from '@/lib/usecases/sources/send-test-alert'

export const POST = route('grid', async ({ ctx, request }) => ({
  status: 201,
  data: await sendTestAlert({ ctx, input: await optionalJson(request) }),
}))
