import * as z from 'zod'
import { newVisitor, readVisitor } from '@/lib/auth/cookies'
import { route } from '@/lib/http/route'
import { requestCode } from '@/lib/usecases/otp/request-code'

const Input = z.strictObject({ meterId: z.string().min(1).max(60) })

export const POST = route('anyone', async ({ ctx, request, json }) => {
  const { meterId } = Input.parse(await json())
  const known = readVisitor(ctx.env, request.headers.get('cookie'))
  const fresh = known ? null : newVisitor(ctx.env)
  const { expiresInSeconds, resendAfterSeconds } = await requestCode({
    ctx,
    input: {
      visitorId: known ?? fresh!.visitorId,
      meterId,
      address: request.headers.get('x-feederline-address'),
    },
  })
  return {
    status: 202,
    data: { expiresInSeconds, resendAfterSeconds },
    headers: fresh ? { 'set-cookie': fresh.setCookie } : undefined,
  }
})
