import type { Turn } from '@/lib/agent/turn'
import type { DfpOffer } from '@/lib/protocol/message'
import { requireCustomer } from '@/lib/usecases/authorize'
import type { ProgramRow } from '@/lib/usecases/offers/present-dfp-offer'
import { programsOnSale } from './catalogue'
import { found } from './offers-on-table'

/** The program meant by its device: the one spoken of, the one this home is in, the first that fits it, else any with it. */
export async function bestProgram(turn: Turn, device: string): Promise<ProgramRow | undefined> {
  const { ctx, memory } = turn
  const { meterId } = requireCustomer(ctx.actor)
  const uses = (await programsOnSale(turn)).filter(({ terms }) => terms.deviceType === device)
  if (uses.length < 2) return uses[0]
  const byId = (id: string | undefined) => uses.find((row) => id === row.id || id === `dfp:${row.id}`)
  const spoken = byId(memory.focusOfferId)
  if (spoken) return spoken
  const enrolled = await ctx.db.enrollment.findFirst({
    where: { meterId, state: { in: ['active', 'paused'] } },
  })
  const fitting = ((await found(turn, 'dfp')).offers as DfpOffer[]).filter(
    (offer) => offer.deviceType === device,
  )
  return byId(enrolled?.programId) ?? byId(fitting[0]?.offerId) ?? uses[0]
}
