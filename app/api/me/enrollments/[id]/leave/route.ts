import { readOptionalJson, route } from '@/lib/http/route'
import { leaveProgram } from '@/lib/usecases/enrollments/change-enrollment'
import { readMyEnrollment } from '@/lib/usecases/enrollments/list-my-enrollments'

export const POST = route('customer', async ({ ctx, params, request }) => {
  const enrollmentId = params.id ?? ''
  await leaveProgram({ ctx, input: { enrollmentId, body: await readOptionalJson(request) } })
  return { data: await readMyEnrollment(ctx, enrollmentId) }
})
