import { readOnce } from '@/lib/agent/read-once'
import type { Turn } from '@/lib/agent/turn'
import type { SolarOffer as SolarTerms } from '@/lib/domain/solar/offer'
import { publishedPrograms } from '@/lib/usecases/offers/list-offers'
import type { ProgramRow } from '@/lib/usecases/offers/present-dfp-offer'

/** The programs that are published, whoever may take them. */
export function programsOnSale(turn: Turn): Promise<ProgramRow[]> {
  return readOnce(turn, 'programs', () => publishedPrograms(turn.ctx.db))
}

export type SolarOnSale = { id: string; name: string; details: SolarTerms }

/** The solar offers that are published, whoever may take them. */
export function solarOnSale(turn: Turn): Promise<SolarOnSale[]> {
  return readOnce(turn, 'solar', async () => {
    const rows = await turn.ctx.db.solarOffer.findMany({
      where: { state: 'published' },
      select: { id: true, name: true, details: true },
    })
    return rows.map((row) => ({ ...row, details: row.details as unknown as SolarTerms }))
  })
}
