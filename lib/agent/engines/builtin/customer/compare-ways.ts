import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import type { Act } from '@/lib/agent/understanding/understanding'
import type { Range, Way } from '@/lib/domain/comparison/compare-solar-program'
import { formatMoney, formatSignedRange } from '@/lib/domain/money'
import { getTranslator } from '@/lib/i18n/translator'
import { type ComparisonFor, compareForHome } from '@/lib/usecases/comparison/compare-for-home'
import { comparisonVerdict } from '@/lib/usecases/comparison/comparison-verdict'
import { presentComparison } from '@/lib/usecases/comparison/present-comparison'
import { paybackText } from '@/lib/usecases/offers/present-solar-offer'
import { chips } from './chips'
import { programsIfFree } from './device-programs'

/**
 * Solar against a program on the customer's own readings: the two that are named, else those of the comparison under
 * way, else what was spoken of; without any the program this home is in or the one that may pay it most, and it is
 * said which. The card comes when it is new; the same two again are a sentence.
 */
export async function compareWays(
  turn: Turn,
  act: Act,
  intro?: string,
  also: { perYear?: boolean } = {},
): Promise<Reply> {
  const { ctx, locale, t } = turn
  const { found, chosen } = await lookAt(turn, act)
  const compared = { solar: found.solar.offerId, program: found.program.id }
  const known = !intro && isKnown(turn, found)
  const tComparison = await getTranslator(locale, 'comparison')
  const verdict = comparisonVerdict(found, ctx.env.CURRENCY, locale, tComparison)
  const text = [
    ...(also.perYear ? [perYearText(turn, found)] : []),
    intro ?? verdict,
    ...(chosen && !intro ? [chosen] : []),
  ].join(' ')
  const remembered = { lastTopic: 'compare.solar-programs', compared }
  if (known) return { ...say(text, chips(turn, ['ratesRise', 'tenYears'])), memory: remembered }
  const part = await presentComparison(ctx.env, found, locale)
  return {
    ...say(text || t('compare.intro'), part, chips(turn, ['ratesRise', 'tryKw', 'tenYears'])),
    memory: remembered,
  }
}

function perYearText({ ctx, locale, t }: Turn, found: ComparisonFor): string {
  const money = ({ low, high }: Range) => formatSignedRange(low, high, ctx.env.CURRENCY, locale)
  const { solar, program } = found.comparison
  return t('compare.perYear', {
    solar: found.solar.name,
    solarYear: money(solar.yearMinor),
    program: found.program.terms.name[locale],
    programYear: money(program.yearMinor),
  })
}

/** "How much up front with each?" */
export async function tellUpFront(turn: Turn, act: Act): Promise<Reply> {
  const { ctx, locale, t } = turn
  const { found } = await lookAt(turn, act)
  const { solar, program } = found.comparison
  const money = (minor: number) => formatMoney(minor, ctx.env.CURRENCY, locale)
  return {
    ...say(
      t('compare.upFrontEach', {
        solar: found.solar.name,
        solarUpFront: money(solar.upFrontMinor),
        program: found.program.terms.name[locale],
        programUpFront: money(program.upFrontMinor),
      }),
      chips(turn, ['solarOrPrograms', 'tenYears']),
    ),
    memory: {
      lastTopic: 'compare.solar-programs',
      compared: { solar: found.solar.offerId, program: found.program.id },
    },
  }
}

/** "Both together in numbers": each year and over the years, beside what each would be alone. */
export async function tellTogether(turn: Turn, act: Act): Promise<Reply> {
  const { ctx, locale, t } = turn
  const { found, chosen } = await lookAt(turn, act)
  const { solar, program, both } = found.comparison
  const money = ({ low, high }: Range) => formatSignedRange(low, high, ctx.env.CURRENCY, locale)
  const tSolar = await getTranslator(locale, 'solar')
  const years = found.assumptions.horizonYears
  const names = { program: found.program.terms.name[locale], solar: found.solar.name }
  const known = turn.memory.notes?.toldTogether === true && isKnown(turn, found)
  const text = [
    t(known ? 'compare.togetherAgain' : 'compare.together', {
      ...names,
      years,
      year: money(both.yearMinor),
      solarYear: money(solar.yearMinor),
      programYear: money(program.yearMinor),
      upFront: formatMoney(both.upFrontMinor, ctx.env.CURRENCY, locale),
      wait: paybackText(both.paybackYears, tSolar),
      net: money(both.netMinor),
      solarNet: money(solar.netMinor),
      programNet: money(program.netMinor),
    }),
    t(`compare.best.${bestOf(found)}`, { ...names, years }),
    ...(chosen ? [chosen] : []),
  ].join(' ')
  return {
    ...say(text, chips(turn, ['solarOrPrograms', 'ratesRise', 'tenYears'])),
    memory: {
      lastTopic: 'compare.solar-programs',
      notes: { toldTogether: true },
      compared: { solar: found.solar.offerId, program: found.program.id },
    },
  }
}

/** The same two were set against each other in the answer before */
function isKnown({ memory }: Turn, { solar, program }: ComparisonFor): boolean {
  return (
    /^compare\.(?:solar|assumption)/.test(memory.recent?.[0] ?? '') &&
    memory.compared?.solar === solar.offerId &&
    memory.compared.program === program.id
  )
}

/** What is worth most over the years, by the middle of each range; "open" when the best two overlap. */
function bestOf({ comparison }: ComparisonFor): 'solar' | 'program' | 'both' | 'open' {
  const ways = (['solar', 'program', 'both'] as const)
    .map((id) => ({ id, net: comparison[id].netMinor }))
    .toSorted((a, b) => middle(b.net) - middle(a.net))
  const [first, second] = ways
  return first!.net.low >= second!.net.high ? first!.id : 'open'
}

function middle({ low, high }: Way['netMinor']): number {
  return low + high
}

/** The two that are looked at, and a sentence on the program when nobody named it. */
async function lookAt(turn: Turn, act: Act): Promise<{ found: ComparisonFor; chosen?: string }> {
  const { ctx, memory, locale, t } = turn
  const { offerId, programId } = act.slots
  const namedSolar = offerId?.startsWith('solar:') ? offerId : undefined
  const namedProgram = programId ?? (offerId?.startsWith('dfp:') ? offerId.slice(4) : undefined)
  const under = /^compare\.(?:solar|assumption)/.test(memory.recent?.[0] ?? '') ? memory.compared : undefined
  // The first of a list was put forward by us; what a question was about was chosen by the customer.
  const spoken = memory.lastTopic ? memory.focusOfferId : undefined
  const solarOfferId = namedSolar ?? under?.solar ?? (spoken?.startsWith('solar:') ? spoken : undefined)
  const wantedProgram =
    namedProgram ?? under?.program ?? (spoken?.startsWith('dfp:') ? spoken.slice(4) : undefined)
  const found = await compareForHome({
    ctx,
    input: { solarOfferId, programId: wantedProgram, named: namedSolar !== undefined },
  })
  const { program } = found
  if (namedProgram && act.slots.deviceKind) return { found, ...(await alsoUsing(turn, found)) }
  if (wantedProgram) return { found }
  const key = program.enrolled ? 'compare.chosenIn' : 'compare.chosenBest'
  return { found, chosen: t(key, { program: program.terms.name[locale] }) }
}

/** Named by its device alone: others that use it stay one word away. */
async function alsoUsing(turn: Turn, { program }: ComparisonFor): Promise<{ chosen?: string }> {
  const { deviceType } = program.terms
  const names = (await programsIfFree(turn))
    .filter(({ id, terms }) => deviceType && terms.deviceType === deviceType && id !== program.id)
    .map(({ terms }) => terms.name[turn.locale])
  return names.length > 0
    ? { chosen: turn.t('order.alsoFor', { count: names.length, names: names.join(', ') }) }
    : {}
}
