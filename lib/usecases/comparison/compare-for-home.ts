import type { Prisma } from '@/lib/db/generated/client'
import {
  ASSUMPTION_RANGES,
  asAssumptionId,
  COMPARISON_DEFAULTS,
  type ComparisonAssumptions,
  readAssumption,
} from '@/lib/domain/comparison/assumptions'
import { type Comparison, compareSolarProgram } from '@/lib/domain/comparison/compare-solar-program'
import { eligibility } from '@/lib/domain/program/eligibility'
import { estimateReward } from '@/lib/domain/program/estimate-reward'
import { hasDearerHours, type ProgramTerms } from '@/lib/domain/program/terms'
import type { SolarAssumptions } from '@/lib/domain/solar/assumptions'
import { AppError } from '@/lib/errors'
import type { SolarOffer } from '@/lib/protocol/message'
import { requireCustomer } from '../authorize'
import { type Call, type Context, withTransaction } from '../context'
import { type LoadedHome, loadHome } from '../customers/load-home'
import { publishedPrograms } from '../offers/list-offers'
import { listSolarOffers } from '../offers/list-solar-offers'
import type { ProgramRow } from '../offers/present-dfp-offer'
import { readSolarAssumptions } from '../offers/solar-assumptions'
import { type HomeYear, loadHomeYear } from '../usage/load-home-year'
import { busiestHours } from './busiest-hours'

export type ComparisonInput = {
  solarOfferId?: string
  programId?: string
  /** The offer was named just now: it wins over a size that was set before */
  named?: boolean
}

/** Everything a comparison card or answer is made of. */
export type ComparisonFor = {
  comparison: Comparison
  assumptions: ComparisonAssumptions
  changed: string[]
  site: SolarAssumptions
  year: HomeYear
  solar: SolarOffer
  program: { id: string; version: number; terms: ProgramTerms; enrolled: boolean }
  peakHours: number[]
}

/** Solar against a program, or both, for the customer's own home, with the assumptions they have set. */
export async function compareForHome({ ctx, input }: Call<ComparisonInput>): Promise<ComparisonFor> {
  const actor = requireCustomer(ctx.actor)
  const gridNow = await ctx.gridNow()
  const locale = actor.locale === 'es' ? 'es' : 'en'
  const [home, year] = await Promise.all([
    loadHome(ctx.db, actor.meterId, ctx.env.TIME_ZONE, gridNow),
    loadHomeYear(ctx.db, actor.meterId, ctx.env.TIME_ZONE, gridNow),
  ])
  const [found, programs, site, stored, peakHours] = await Promise.all([
    listSolarOffers({ ctx, input: { home, locale, year } }),
    publishedPrograms(ctx.db),
    readSolarAssumptions(ctx.db),
    readStored(ctx),
    busiestHours(ctx.db, home.transformerId, ctx.env.TIME_ZONE, gridNow),
  ])
  const assumptions = withDefaults(stored, site)
  const size = input.named ? null : assumptions.systemKw
  const solar = pickSolar(found.offers as SolarOffer[], input.solarOfferId, size)
  if (!solar)
    throw new AppError('not-eligible', 'No solar offer fits your home, so there is nothing to compare with.')
  const wanted = input.programId ?? home.enrolledProgramIds[0] ?? bestFitting(programs, home)?.id
  const row = programs.find((p) => p.id === wanted)
  if (!row)
    throw new AppError('not-eligible', 'No program fits your meter, so there is nothing to compare with.')
  const device = home.devices.find((d) => d.type === row.terms.deviceType && d.state === 'connected')
  return {
    comparison: compareSolarProgram({
      home: year,
      system: solar,
      program: { terms: row.terms, deviceKw: device?.ratedKw ?? null },
      site,
      assumptions,
      peakHours,
    }),
    assumptions: { ...assumptions, systemKw: solar.systemKw },
    changed: Object.keys(stored),
    site,
    year,
    solar,
    program: { ...row, enrolled: home.enrolledProgramIds.includes(row.id) },
    peakHours,
  }
}

/** What may pay this home most a year; one that makes hours dearer only when nothing else fits. */
function bestFitting(programs: readonly ProgramRow[], home: LoadedHome): ProgramRow | undefined {
  const fitting = programs.filter(({ id, terms }) => eligibility(id, terms, home).ok)
  const plain = fitting.filter(({ terms }) => !hasDearerHours(terms))
  const middle = ({ terms }: ProgramRow) => {
    const device = home.devices.find((d) => d.type === terms.deviceType && d.state === 'connected')
    const pays = estimateReward(terms, { eveningKw: home.eveningKw, deviceKw: device?.ratedKw ?? null })
    return pays.lowMinor + pays.highMinor
  }
  return (plain.length > 0 ? plain : fitting).toSorted((a, b) => middle(b) - middle(a))[0]
}

/** Keeps one assumption of the customer's for this and later sessions; null takes it back. `all` with null takes back all. */
export async function changeAssumption({
  ctx,
  input,
}: Call<{ id: string; value: string | null }>): Promise<void> {
  const { customerId, meterId } = requireCustomer(ctx.actor)
  const id = asAssumptionId(input.id)
  if (!id && !(input.id === 'all' && input.value === null))
    throw new AppError('invalid-input', 'There is no such assumption to change.')
  const value = id && input.value !== null ? readAssumption(id, input.value) : null
  if (id && input.value !== null && value === null) {
    const { min, max, cents } = ASSUMPTION_RANGES[id]
    const shown = (n: number) => (cents ? n / 100 : n)
    throw new AppError('invalid-input', `Give a number from ${shown(min)} to ${shown(max)}.`)
  }
  await withTransaction(ctx, async (tx) => {
    await tx.$queryRaw`select 1 from "Customer" where id = ${customerId} for update`
    const row = await tx.customer.findFirstOrThrow({ where: { id: customerId, meterId, deletedAt: null } })
    const kept = (row.preferences ?? {}) as Record<string, unknown>
    const before = (kept.comparison ?? {}) as Record<string, number>
    const after = id ? { ...before, [id]: value } : {}
    const comparison = Object.fromEntries(Object.entries(after).filter(([, v]) => v !== null))
    await tx.customer.update({
      where: { id: customerId },
      data: { preferences: { ...kept, comparison } as Prisma.InputJsonValue },
    })
  })
}

/** What the customer set once: it holds for everything that is worked out for them. */
export async function readStored(ctx: Context): Promise<Partial<ComparisonAssumptions>> {
  const { customerId, meterId } = requireCustomer(ctx.actor)
  const row = await ctx.db.customer.findFirst({ where: { id: customerId, meterId, deletedAt: null } })
  const { comparison } = (row?.preferences ?? {}) as { comparison?: Record<string, unknown> }
  return Object.fromEntries(
    Object.entries(comparison ?? {}).filter(([id, v]) => asAssumptionId(id) && typeof v === 'number'),
  )
}

function withDefaults(stored: Partial<ComparisonAssumptions>, site: SolarAssumptions): ComparisonAssumptions {
  return {
    yearKwh: null,
    systemKw: null,
    selfUsePercent: null,
    eventsPerYear: null,
    retailMinorPerKwh: site.retailMinorPerKwh,
    exportMinorPerKwh: site.exportMinorPerKwh,
    yieldKwhPerKw: site.yieldKwhPerKw,
    fadePercent: site.fadePercent,
    ...COMPARISON_DEFAULTS,
    ...stored,
  }
}

/** The offer named, else the one nearest to the size wanted, else the first of the list (the shortest wait). */
function pickSolar(
  offers: SolarOffer[],
  offerId: string | undefined,
  systemKw: number | null,
): SolarOffer | undefined {
  if (systemKw !== null)
    return offers.toSorted((a, b) => Math.abs(a.systemKw - systemKw) - Math.abs(b.systemKw - systemKw))[0]
  return offers.find((offer) => offer.offerId === offerId) ?? offers[0]
}
