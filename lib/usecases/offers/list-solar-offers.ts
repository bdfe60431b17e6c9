import type { Call } from '../context'
import type { LoadedHome } from '../customers/load-home'
import type { OffersFound } from './list-offers'

/** Solar offers for a home. None are published until a provider's catalogue is there. */
export async function listSolarOffers(
  _call: Call<{ home: LoadedHome; locale: 'en' | 'es' }>,
): Promise<OffersFound> {
  return { offers: [], excluded: [] }
}
