import type { Db, Tx } from '@/lib/db/client'
import { eligibility } from '@/lib/domain/program/eligibility'
import { callableAnyHour, type ProgramTerms } from '@/lib/domain/program/terms'
import { getTranslator } from '@/lib/i18n/translator'
import type { Offer } from '@/lib/protocol/message'
import type { OrderDomain } from '@/lib/protocol/order'
import { requireCustomer } from '../authorize'
import type { Call } from '../context'
import { loadHome } from '../customers/load-home'
import { listSolarOffers, type SetByCustomer } from './list-solar-offers'
import { type ProgramRow, presentDfpOffer } from './present-dfp-offer'

export type OffersFound = {
  offers: Offer[]
  excluded: { offerId: string; name: string; reason: string; code: string }[]
  /** What holds for all of them, in one paragraph */
  note?: string
}
export type ListOffersInput = { domain: OrderDomain; locale?: 'en' | 'es'; set?: SetByCustomer }

/** What the customer's own meter can take, best first; and what it cannot, with the reason. */
export async function listOffers({ ctx, input }: Call<ListOffersInput>): Promise<OffersFound> {
  const actor = requireCustomer(ctx.actor)
  const locale = input.locale ?? (actor.locale === 'es' ? 'es' : 'en')
  const home = await loadHome(ctx.db, actor.meterId, ctx.env.TIME_ZONE, await ctx.gridNow())
  if (input.domain === 'solar') return listSolarOffers({ ctx, input: { home, locale, set: input.set } })
  const t = await getTranslator(locale, 'offers')
  const programs = await publishedPrograms(ctx.db)
  const judged = programs.map((program) => ({ program, fit: eligibility(program.id, program.terms, home) }))
  const open = judged.filter(({ fit }) => fit.ok).sort((a, b) => anyHourFirst(a.program, b.program))
  return {
    offers: open.map(({ program, fit }, i) =>
      presentDfpOffer(program, home, fit, ctx.env.CURRENCY, locale, t, i === 0),
    ),
    excluded: judged
      .filter(({ fit }) => !fit.ok)
      .map(({ program, fit }) => ({
        offerId: `dfp:${program.id}`,
        code: fit.ok ? 'fits' : fit.reason,
        name: program.terms.name[locale],
        reason: presentDfpOffer(program, home, fit, ctx.env.CURRENCY, locale, t, false).fit.text,
      })),
  }
}

function anyHourFirst(a: ProgramRow, b: ProgramRow): number {
  return Number(callableAnyHour(b.terms)) - Number(callableAnyHour(a.terms))
}

export async function publishedPrograms(db: Db | Tx): Promise<ProgramRow[]> {
  const rows = await db.program.findMany({
    where: { state: 'published' },
    include: { versions: true },
    orderBy: [{ rank: 'asc' }, { id: 'asc' }],
  })
  return rows.flatMap((row) => {
    const current = row.versions.find((v) => v.version === row.currentVersion)
    return current
      ? [{ id: row.id, version: current.version, terms: current.terms as unknown as ProgramTerms }]
      : []
  })
}
