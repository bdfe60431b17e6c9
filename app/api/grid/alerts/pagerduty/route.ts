import { postPagerDuty } from '@/lib/http/post-pagerduty'
import { route } from '@/lib/http/route'

export const POST = route('grid', ({ ctx, request }) => postPagerDuty(ctx, request))
