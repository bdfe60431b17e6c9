import type { Tx } from '@/lib/db/client'
import type { Order } from '@/lib/db/generated/client'
import type { SolarOffer as SolarTerms } from '@/lib/domain/solar/offer'
import { AppError } from '@/lib/errors'
import type { Quote } from '@/lib/protocol/order'
import type { Context } from '../context'

/** A quote as the order keeps it: the wire's, with the words of its card. */
export type StoredQuote = Quote & {
  consent: string
  statements: { id: string; value?: string; options?: { value: string; label: string }[] }[]
}

/** A price or terms that changed since the quote are asked again, never executed. */
export async function requireCurrentTerms(
  tx: Tx,
  ctx: Context,
  order: Order,
  quote: StoredQuote,
): Promise<SolarTerms | null> {
  const changed = new AppError(
    'stale-version',
    'The offer has changed since this quote. Nothing was done. Look at the newest quote.',
  )
  if (order.domain === 'solar') {
    const row = await tx.solarOffer.findUnique({ where: { id: order.offerId.replace(/^solar:/, '') } })
    const terms = row?.details as unknown as SolarTerms | undefined
    if (row?.state !== 'published' || !terms || new Date(terms.validUntil) <= ctx.now())
      throw new AppError('not-eligible', 'This solar offer is not open any more. Nothing was done.')
    if (terms.priceMinor !== quote.totalMinor || terms.currency !== quote.currency) throw changed
    return terms
  }
  const { programId } = order.offer as unknown as { programId: string }
  const program = await tx.program.findUnique({ where: { id: programId } })
  if (program?.state !== 'published')
    throw new AppError('not-eligible', 'This program is not open any more. Nothing was done.')
  if (quote.termsVersion !== `${programId} v${program.currentVersion}`) throw changed
  return null
}
