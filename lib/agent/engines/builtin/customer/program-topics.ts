import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import { asks } from '@/lib/agent/understanding/only-asks'
import type { Act } from '@/lib/agent/understanding/understanding'
import { eligibility } from '@/lib/domain/program/eligibility'
import { getTranslator } from '@/lib/i18n/translator'
import { requireCustomer } from '@/lib/usecases/authorize'
import { loadHome } from '@/lib/usecases/customers/load-home'
import { type ProgramRow, presentDfpOffer } from '@/lib/usecases/offers/present-dfp-offer'
import { programsOnSale } from './catalogue'
import { chips } from './chips'
import { DEVICE_OF, programsForDevice } from './device-programs'
import { lately } from './follow-ups'
import { meantOffer, offerOfId } from './offers-on-table'
import { showPrograms } from './programs'
import { propose } from './proposals'
import { solarCatch, solarDetails } from './solar-topics'
import { tablePart } from './table-part'

type Meant = { program: ProgramRow; name: string; joined: boolean } | 'solar' | null

/** The program that a question is about: named, pointed at, spoken of last, or the one the customer is in. */
export async function meantProgram(turn: Turn, act: Act): Promise<Meant> {
  const { ctx, locale } = turn
  const { meterId } = requireCustomer(ctx.actor)
  const offer = (await namedByDevice(turn, act)) ?? meantOffer(turn, act)
  if (offer?.domain === 'solar') return 'solar'
  const programs = await programsOnSale(turn)
  const enrolled = await ctx.db.enrollment.findFirst({
    where: { meterId, state: { in: ['active', 'paused'] } },
  })
  const id = offer?.id.replace(/^dfp:/, '') ?? enrolled?.programId
  const program = programs.find((row) => row.id === id)
  if (!program) return null
  return { program, name: program.terms.name[locale], joined: enrolled?.programId === program.id }
}

/** "And with the water heater one?": what was spoken of when it works with that device, else the best that does. */
async function namedByDevice(turn: Turn, act: Act) {
  if (act.slots.offerId || act.slots.programId || act.slots.ordinal !== undefined) return undefined
  const device = act.slots.deviceKind && DEVICE_OF[act.slots.deviceKind]
  if (!device) return undefined
  const [focus, published] = [turn.memory.focusOfferId, await programsOnSale(turn)]
  const uses = (id: string | undefined) =>
    published.some((row) => `dfp:${row.id}` === id && row.terms.deviceType === device)
  if (uses(focus)) return offerOfId(turn, focus!)
  const [best] = await programsForDevice(turn, act)
  const any = best?.offerId ?? published.map(({ id }) => `dfp:${id}`).find(uses)
  return any ? offerOfId(turn, any) : undefined
}

/** The six answers of a program: what happens, what I get, what it costs, saying no, why now, my data. */
export async function explainProgram(turn: Turn, act: Act): Promise<Reply> {
  const meant = await meantProgram(turn, act)
  if (meant === 'solar') return solarDetails(turn, act)
  if (!meant) return showPrograms(turn, act)
  const { ctx, t, locale } = turn
  const { program, name } = meant
  const tOffers = await getTranslator(locale, 'offers')
  const home = await homeOf(turn)
  const fit = eligibility(program.id, program.terms, home)
  const offer = presentDfpOffer(program, home, fit, ctx.env.CURRENCY, locale, tOffers, false)
  const { card } = program.terms
  const rows = (['whatHappens', 'whatYouGet', 'whatItCosts', 'sayingNo', 'whyNow', 'yourData'] as const).map(
    (key) => [tOffers(`quote.${key}`), card[key][locale]] as const,
  )
  const worth = t('programs.worth', { headline: offer.headline, note: offer.headlineNote })
  return {
    ...say(
      `${program.terms.promise[locale]} ${fit.ok ? worth : meant.joined ? t('programs.youAreIn') : offer.fit.text}`,
      tablePart(name, [t('table.question'), t('table.answer')], rows),
      fit.ok ? chips(turn, ['enrollIn', 'catch', 'other'], { name }) : chips(turn, ['catch', 'programs']),
    ),
    memory: { focusOfferId: `dfp:${program.id}`, lastTopic: 'programs.details' },
  }
}

/** "Do I lose what I earned?" */
const KEEPS =
  /\b(?:lose|forfeit|keep|pierdo|perder|conservo)\b.{0,40}\b(?:earn\w*|made|money|rewards?|gan\w+|dinero|recompensas?)\b/i

/** "Can I leave later?" */
const LEAVES =
  /\b(?:leave|quit|get out|back out|opt out|drop out|cancel|stop|locked in|tied|minimum|commit\w*|how long (?:do|must|would) (?:i|we)|m[ií]nimo|obligad\w*|comprom\w*|salir\w*|dejar\w*|baja|cancelar\w*|atad[oa]|permanencia)\b/i

/** "How much does it keep for an outage?" */
const RESERVED =
  /\b(?:reserves?|back-?up|outages?|blackouts?|storms?|drain\w*|empty|left|reserva|respaldo|apag[oó]n\w*|cortes?|tormentas?|vac[ií]a)\b/i

/** The downsides, from the program's own terms. */
export async function explainCatch(turn: Turn, act: Act): Promise<Reply> {
  const meant = await meantProgram(turn, act)
  if (meant === 'solar') return solarCatch(turn, act)
  if (!meant) return say(turn.t('programs.whichCatch'), chips(turn, ['programs']))
  const { t, locale } = turn
  const { program, name } = meant
  const { limits, card, penalty } = program.terms
  return {
    ...say(
      [
        t('programs.catch', {
          name,
          events: limits.maxEventsPerYear,
          hours: limits.maxHoursPerEvent,
        }),
        t('programs.costs', { cost: card.whatItCosts[locale] }),
        ...(LEAVES.test(act.span) ? [t('programs.leaveAnyDay')] : []),
        ...(KEEPS.test(act.span) ? [t('programs.keepsEarned')] : []),
        ...(RESERVED.test(act.span) && program.terms.deviceType === 'battery' ? [t('programs.reserve')] : []),
        card.sayingNo[locale],
        ...(penalty ? [] : [t('programs.noPenalty')]),
      ].join(' '),
      chips(turn, ['detailsOf', 'other', 'programs'], { name }),
    ),
    memory: { focusOfferId: `dfp:${program.id}`, lastTopic: 'programs.catch' },
  }
}

/** "Would solar mean leaving the program?" */
export const MUST_LEAVE =
  /\b(?:mean|require|have to|need to|must|force|make me|tengo que|tendr[ií]a que|hay que|implica|significa)\b.{0,20}\b(?:leav\w*|quit\w*|drop\w*|salir\w*|dejar\w*)\b/i

/** "Why not both?", "two at once?" */
export const ONE_ONLY =
  /\b(?:both|two|more than one|several|one at a time|only one|just one|at the same time|at once|together|combine|los dos|las dos|ambos|ambas|dos (?:programas|a la vez)|a la vez|solo uno|uno solo|combinar|varios)\b/i

const ASKS_JOINING = /\b(?:can|could|may|allowed|whether|if|still|puedo|podemos|se puede)\b/i

/** Whether this home qualifies, with the reason for each program; a word about medical equipment is taken seriously. */
export async function explainEligibility(turn: Turn, act: Act): Promise<Reply> {
  const { ctx, t, locale } = turn
  const home = await homeOf(turn)
  const saysMedical =
    /\b(oxygen|cpap|ventilator|dialysis|medical (?:device|equipment)|life support|ox[ií]geno|respirador|di[aá]lisis|equipo m[eé]dico)\b/i.test(
      act.span,
    ) && /\b(i|we|my|someone|have|has|use|uses|mi|tengo|tenemos|usa|uso|alguien)\b/i.test(act.span)
  const mayJoin = saysMedical && (asks(act.span) || ASKS_JOINING.test(act.span))
  if (mayJoin && (home.medicalEquipment || lately(turn, /^programs\.eligibility$/, 3)))
    return say(t('eligibility.medicalMayJoin'), chips(turn, ['solar', 'usage']))
  if (saysMedical && !home.medicalEquipment)
    return propose(turn, {
      kind: 'medical',
      title: t('eligibility.medicalTitle'),
      text: t('eligibility.medicalText'),
      yesLabel: t('eligibility.medicalYes'),
      intro: t(mayJoin ? 'eligibility.medicalMayJoin' : 'eligibility.medicalIntro'),
    })
  if (
    act.slots.deviceKind &&
    !act.slots.programId &&
    /^\W*(?:only|just|solo|s[oó]lo|solamente)\b/i.test(act.span)
  )
    return showPrograms(turn, act)
  if (ONE_ONLY.test(act.span) || MUST_LEAVE.test(act.span))
    return say(t('eligibility.oneOnly'), chips(turn, ['programs', 'mine']))
  const tOffers = await getTranslator(locale, 'offers')
  const programs = await programsOnSale(turn)
  const named = act.slots.programId ?? meantOffer(turn, act, 'none')?.id.replace(/^dfp:/, '')
  const rows = programs
    .filter((program) => !named || program.id === named)
    .map((program) => {
      const fit = eligibility(program.id, program.terms, home)
      const { text } = presentDfpOffer(program, home, fit, ctx.env.CURRENCY, locale, tOffers, false).fit
      return { name: program.terms.name[locale], text, ok: fit.ok }
    })
  if (rows.length === 1) {
    const [only] = rows
    return say(
      `${only!.name}: ${only!.text}.`,
      chips(turn, only!.ok ? ['enrollIn'] : ['programs'], { name: only!.name }),
    )
  }
  return say(
    t('eligibility.all', { fit: rows.filter((row) => row.ok).length, count: rows.length }),
    tablePart(
      t('eligibility.title'),
      [t('table.program'), t('table.answer')],
      rows.map((row) => [row.name, row.text]),
    ),
    chips(turn, ['programs']),
  )
}

async function homeOf({ ctx }: Turn) {
  const { meterId } = requireCustomer(ctx.actor)
  return loadHome(ctx.db, meterId, ctx.env.TIME_ZONE, await ctx.gridNow())
}
