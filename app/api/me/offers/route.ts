import { AppError } from '@/lib/errors'
import { route } from '@/lib/http/route'
import { OrderDomain } from '@/lib/protocol/order'
import { listOffers } from '@/lib/usecases/offers/list-offers'

/** Only what this meter can take, best first; `excluded` says why not the rest. */
export const GET = route('customer', async ({ ctx, query }) => {
  const domain = OrderDomain.safeParse(query.get('domain') ?? 'dfp')
  if (!domain.success) throw new AppError('invalid-input', 'domain is dfp or solar.')
  const { offers, excluded, note } = await listOffers({ ctx, input: { domain: domain.data } })
  return { body: { data: offers, nextCursor: null, excluded, note: note ?? null } }
})
