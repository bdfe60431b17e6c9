import { type Reply, say, type Turn } from '@/lib/agent/turn'
import { getTranslator } from '@/lib/i18n/translator'
import type { SolarOffer } from '@/lib/protocol/message'
import { requireCustomer } from '@/lib/usecases/authorize'
import { readStored } from '@/lib/usecases/comparison/compare-for-home'
import { paybackText } from '@/lib/usecases/offers/present-solar-offer'
import { measureIn, offerByMeasure } from '../by-measure'
import { programsOnSale, solarOnSale } from '../catalogue'
import { chips } from '../chips'
import { found } from '../offers-on-table'
import { type Subject, subjectOf, talkDomain } from '../subject'
import { homeFacts } from './home-facts'
import { moneyFacts } from './money-facts'
import type { FactsOf, KnownOffer, SolarFact } from './solar-fact'
import { systemFacts } from './system-facts'

const FACTS: readonly SolarFact[] = [...systemFacts, ...homeFacts, ...moneyFacts]
const MOST = 3

/** "And the Gable?" right after a fact asks the same of another offer. */
const SAME_OF = /^(?:and |ok |so |what about |how about |y |que tal )+|\btoo\?*$/

const HOW_MUCH = /\b(?:how much|what (?:price|cost)|cuanto)\b/

/** The facts that folded words ask for, whatever the talk is about. */
export function solarFactsIn(words: string, named = false): SolarFact[] {
  const asked = FACTS.filter(
    (fact) => fact.asked.test(words) && !fact.not?.test(words) && (named || !fact.namedOnly),
  )
  const needless = asked.flatMap(({ over = [] }) => over)
  return asked.filter(({ id }) => !needless.includes(id))
}

/** Which facts about solar a message asks for; none where its words mean something else in this talk. */
export function factsAsked(
  turn: Turn,
  { words, saysSolar, saysProgram, solar, saysEvents }: Subject,
): SolarFact[] {
  const talk = talkDomain(turn.memory)
  const ofPrograms = saysProgram || saysEvents
  // What a program's quote is asked stays with the program.
  const atProgram = turn.memory.asking === 'order' && turn.memory.orderDomain === 'dfp' && !saysSolar
  const ofSolar = saysSolar || (talk === 'solar' && !ofPrograms)
  const asked = solarFactsIn(words, solar !== undefined).filter((fact) =>
    fact.notOfPrograms && talk === 'dfp' && !saysSolar
      ? false
      : fact.alsoOfPrograms
        ? !atProgram && (saysSolar || talk === 'solar' || (!fact.inTalkOnly && talk !== undefined))
        : (!saysProgram || saysSolar) && (ofSolar || (!fact.inTalkOnly && !ofPrograms)),
  )
  if (asked.length > 0) return asked.slice(0, MOST)
  const before = turn.memory.notes?.solarFacts
  // "But how much more?", after the black panels
  if (
    Array.isArray(before) &&
    before.includes('looks') &&
    HOW_MUCH.test(words) &&
    words.split(' ').length <= 6
  )
    return FACTS.filter(({ id }) => id === 'looks')
  return solar && Array.isArray(before) && SAME_OF.test(words) && words.split(' ').length <= 8
    ? FACTS.filter(({ id }) => before.includes(id))
    : []
}

/** The facts asked for, each in a sentence or two; undefined when none is, or none can be told. */
export async function answerSolarFacts(turn: Turn, text: string): Promise<Reply | undefined> {
  const subject = await subjectOf(turn, text)
  const facts = factsAsked(turn, subject)
  if (facts.length === 0) return undefined
  const of = await factsOf(turn, subject, facts)
  if (!of) return undefined
  const told: string[] = of.measured ? [priceOf(of)] : []
  let about = of.about
  for (const fact of facts) {
    const one = await fact.tell(of)
    if (typeof one === 'object') about = one.about
    if (one) told.push(typeof one === 'string' ? one : one.text)
  }
  if (told.length === (of.measured ? 1 : 0)) return undefined
  const ofOne = of.named || about !== of.about || turn.memory.focusOfferId?.startsWith('solar:')
  return {
    ...say(
      told.join(' '),
      ...(turn.memory.asking === 'order'
        ? []
        : [
            chips(turn, ofOne ? ['detailsOf', 'quoteFor'] : ['solar', 'solarOrPrograms'], {
              name: about.offer.name,
            }),
          ]),
    ),
    memory: {
      ...(ofOne ? { focusOfferId: about.offer.offerId, lastTopic: 'solar.details' } : {}),
      notes: { solarFacts: facts.map(({ id }) => id) },
    },
  }
}

/** "What's the cheapest, and what does it make?": which one it is comes first. */
function priceOf({ turn, about: { offer } }: FactsOf): string {
  return turn.t('solarFacts.price', { name: offer.name, price: offer.headline, note: offer.headlineNote })
}

async function factsOf(
  turn: Turn,
  subject: Subject,
  facts: readonly SolarFact[],
): Promise<FactsOf | undefined> {
  const { ctx, memory, locale } = turn
  const [{ offers }, rows, tSolar] = await Promise.all([
    found(turn, 'solar'),
    solarOnSale(turn),
    getTranslator(locale, 'solar'),
  ])
  const all = (offers as SolarOffer[]).flatMap((offer): KnownOffer[] => {
    const row = rows.find(({ id }) => `solar:${id}` === offer.offerId)
    return row ? [{ offer, terms: row.details }] : []
  })
  const byId = (id: string | undefined) => all.find(({ offer }) => offer.offerId === id)
  const spoken = byId(memory.focusOfferId) ?? byId(memory.compared?.solar)
  const measured = byId(subject.solar ? undefined : await pointedByMeasure(turn, subject, facts))
  const about = byId(subject.solar?.offerId) ?? measured ?? spoken ?? all[0]
  if (!about) return undefined
  const [program, set] = await Promise.all([programOf(turn, subject), readStored(ctx)])
  return {
    turn,
    words: subject.words,
    about,
    named: subject.solar !== undefined || measured !== undefined,
    measured: measured !== undefined,
    ...(spoken && { before: spoken }),
    all,
    growth: set.rateGrowthPercent ?? 0,
    ...(program && { program }),
    wait: ({ offer }) => paybackText({ low: offer.paybackYearsLow, high: offer.paybackYearsHigh }, tSolar),
  }
}

/** "The cheapest of those", where what is asked is something else of it than that */
async function pointedByMeasure(turn: Turn, { words }: Subject, facts: readonly SolarFact[]) {
  const measure = measureIn(words)
  const asksOfOne = facts.some(({ id }) => id === 'makes' || id === 'count' || id === 'brand')
  if (!measure || measure === 'bestPaid' || !asksOfOne) return undefined
  return (await offerByMeasure({ ...turn, memory: { ...turn.memory, focusOfferId: undefined } }, words))
    ?.offerId
}

/** The program named, the one spoken of, the one compared, the one this home is in. */
async function programOf(turn: Turn, { program }: Subject) {
  const { ctx, memory, locale } = turn
  if (program) return { id: program.id, name: program.terms.name[locale] }
  const { meterId } = requireCustomer(ctx.actor)
  const enrolled = await ctx.db.enrollment.findFirst({
    where: { meterId, state: { in: ['active', 'paused'] } },
  })
  const spoken =
    memory.focusOfferId?.startsWith('dfp:') && memory.lastTopic ? memory.focusOfferId.slice(4) : undefined
  const id = spoken ?? enrolled?.programId ?? memory.compared?.program
  const row = (await programsOnSale(turn)).find((one) => one.id === id)
  return row && { id: row.id, name: row.terms.name[locale] }
}
