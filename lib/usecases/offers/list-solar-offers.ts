import type { ComparisonAssumptions } from '@/lib/domain/comparison/assumptions'
import type { SolarAssumptions } from '@/lib/domain/solar/assumptions'
import type { SolarOffer as SolarTerms } from '@/lib/domain/solar/offer'
import { solarOfferProblems } from '@/lib/domain/solar/offer'
import { type SolarValue, valueSolar } from '@/lib/domain/solar/value-solar'
import { getTranslator } from '@/lib/i18n/translator'
import type { Call } from '../context'
import type { LoadedHome } from '../customers/load-home'
import { type HomeYear, loadHomeYear } from '../usage/load-home-year'
import type { OffersFound } from './list-offers'
import { labelSolarOffers, presentSolarOffer, solarNote } from './present-solar-offer'
import { readSolarAssumptions } from './solar-assumptions'

export type SolarRow = { id: string; name: string; terms: SolarTerms; value: SolarValue }

/** A system that makes more than this share of the year's use is listed last: what is sold pays little. */
const TOO_LARGE = 1.1

/** Solar offers that this home can take, worked out alike on its own use: shortest wait first, oversized ones last. */
export async function listSolarOffers({
  ctx,
  input: { home, locale, year: given, set = {} },
}: Call<{
  home: LoadedHome
  locale: 'en' | 'es'
  year?: HomeYear
  set?: SetByCustomer
}>): Promise<OffersFound> {
  const t = await getTranslator(locale, 'solar')
  const [rows, site, year] = await Promise.all([
    ctx.db.solarOffer.findMany({
      where: { state: 'published' },
      orderBy: [{ rank: 'asc' }, { id: 'asc' }],
    }),
    readSolarAssumptions(ctx.db),
    given ?? loadHomeYear(ctx.db, home.meterId, ctx.env.TIME_ZONE, await ctx.gridNow()),
  ])
  const assumptions = withSet(site, set)
  const growth = set.rateGrowthPercent ?? 0
  const excluded: OffersFound['excluded'] = []
  const open: SolarRow[] = []
  for (const row of rows) {
    const terms = row.details as unknown as SolarTerms
    const reason = whyNot(terms, home, ctx.now())
    if (reason)
      excluded.push({
        offerId: `solar:${row.id}`,
        name: row.name,
        reason: t(`excluded.${reason}`),
        code: reason,
      })
    else
      open.push({
        id: row.id,
        name: row.name,
        terms,
        value: valueSolar(year, terms, assumptions, undefined, growth),
      })
  }
  const late = (row: SolarRow) => Number(row.value.coverShare > TOO_LARGE)
  const wait = (row: SolarRow) => row.terms.priceMinor / Math.max(1, row.value.mid.yearMinor)
  open.sort((a, b) => late(a) - late(b) || wait(a) - wait(b))
  const labels = labelSolarOffers(open)
  return {
    offers: open.map((row) => presentSolarOffer(row, labels.get(row.id), assumptions, locale, t)),
    excluded,
    note: solarNote(year, { ...assumptions, rateGrowthPercent: growth }, ctx.env.CURRENCY, locale, t),
  }
}

/** What the customer has set for a comparison and holds for the offers as well */
export type SetByCustomer = Partial<
  Pick<
    ComparisonAssumptions,
    'rateGrowthPercent' | 'retailMinorPerKwh' | 'exportMinorPerKwh' | 'yieldKwhPerKw' | 'fadePercent'
  >
>

function withSet(site: SolarAssumptions, set: SetByCustomer): SolarAssumptions {
  return {
    ...site,
    retailMinorPerKwh: set.retailMinorPerKwh ?? site.retailMinorPerKwh,
    exportMinorPerKwh: set.exportMinorPerKwh ?? site.exportMinorPerKwh,
    yieldKwhPerKw: set.yieldKwhPerKw ?? site.yieldKwhPerKw,
    fadePercent: set.fadePercent ?? site.fadePercent,
  }
}

type WhyNot = 'home-type' | 'owners-only' | 'low-use' | 'expired' | 'unsound'

function whyNot(terms: SolarTerms, home: LoadedHome, now: Date): WhyNot | null {
  if (solarOfferProblems(terms).length > 0) return 'unsound'
  if (new Date(terms.validUntil) <= now) return 'expired'
  const { homeTypes, ownersOnly, minDailyKwh } = terms.eligibility
  if (homeTypes.length && !homeTypes.includes(home.homeType)) return 'home-type'
  if (ownersOnly && !home.ownsHome) return 'owners-only'
  if (home.usage.dailyKwh < minDailyKwh) return 'low-use'
  return null
}
