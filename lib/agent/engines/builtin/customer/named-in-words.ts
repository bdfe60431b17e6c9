import type { Turn } from '@/lib/agent/turn'
import type { Named, OfferOnTable } from '@/lib/agent/understanding/understanding'
import type { ProgramRow } from '@/lib/usecases/offers/present-dfp-offer'
import { solarOnSale } from './catalogue'
import { folded } from './offers-on-table'

/** Programs that the message may name: by two words of the name at least, so that "pause" is not a program's name. */
export function programsNamedIn(
  text: string,
  programs: readonly Pick<ProgramRow, 'id' | 'terms'>[],
  locale: 'en' | 'es',
): Named[] {
  return programs.flatMap(({ id, terms }) =>
    [terms.name[locale], terms.name.en, terms.name.es]
      .filter((name, i, all) => all.indexOf(name) === i)
      .filter((name) => mayName(text, name))
      .map((name) => ({ id, name })),
  )
}

/** Solar offers that the message names and nobody has shown: known by name, after those on the table. */
export async function solarNamedIn(turn: Turn, shown: readonly OfferOnTable[]): Promise<OfferOnTable[]> {
  return (await solarOnSale(turn))
    .map((row) => ({ id: `solar:${row.id}`, name: row.name, domain: 'solar' as const }))
    .filter((offer) => mayName(turn.text, offer.name) && !shown.some((one) => one.id === offer.id))
    .map((offer, i) => ({ ...offer, ordinal: shown.length + i + 1 }))
}

function mayName(text: string, name: string): boolean {
  const words = new Set(folded(text).split(' '))
  const parts = folded(name).split(' ')
  return parts.filter((part) => words.has(part)).length >= Math.min(2, parts.length)
}
