import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import type { CustomerIntent } from '@/lib/agent/understanding/intent'
import type { Act } from '@/lib/agent/understanding/understanding'
import { getTranslator } from '@/lib/i18n/translator'
import type { TicketDto } from '@/lib/protocol/me'
import { openVisitorTicket } from '@/lib/usecases/tickets/open-visitor-ticket'
import { phoneIn } from './call-words'
import { programsOnSale } from './catalogue'
import { meterForm } from './meter-form'
import { tablePart } from './table-part'
import { wishAfterSignIn } from './wish-after-sign-in'

type VisitorTopic = (turn: Turn, act: Act) => Promise<Reply>

/** What can be answered before sign-in, so that nobody stands before a closed door. */
export const visitorTopics: Partial<Record<CustomerIntent, VisitorTopic>> = {
  'programs.search': showPublicPrograms,
  'programs.details': showPublicPrograms,
  'programs.catch': showPublicPrograms,
  'programs.eligibility': showPublicPrograms,
  'outage.report': outageForVisitor,
  'outage.status': outageForVisitor,
  'fault.report': outageForVisitor,
  'baseline.explain': async (turn) => say(turn.t('visitor.baseline'), meterForm(turn)),
  'events.why': async (turn) => say(turn.t('events.whyGeneral'), meterForm(turn)),
  'solar.subsidy': async (turn) => say(turn.t('solar.subsidy'), meterForm(turn)),
  'privacy.data-use': async (turn) =>
    say(turn.t('privacy.use', { utility: turn.ctx.env.UTILITY_NAME }), meterForm(turn)),
  'handover.person': (turn, act) => handOverVisitor(turn, act, 'question'),
  'auth.not-my-number': (turn, act) => handOverVisitor(turn, act, 'contact-change'),
  complaint: (turn, act) => handOverVisitor(turn, act, 'complaint'),
  'language.switch': switchVisitorLanguage,
}

/** Programs are public; what this meter gets is not. */
async function showPublicPrograms(turn: Turn, act: Act): Promise<Reply> {
  const { t, locale } = turn
  const programs = await programsOnSale(turn)
  return {
    ...say(
      t('visitor.programs', { count: programs.length }),
      tablePart(
        t('visitor.programsTitle'),
        [t('table.program'), t('table.answer')],
        programs.map(({ terms }) => [terms.name[locale], terms.promise[locale]]),
      ),
      meterForm(turn),
    ),
    memory: { ...wishAfterSignIn(turn, act), expecting: 'meter-id' },
  }
}

async function outageForVisitor(turn: Turn, _act: Act): Promise<Reply> {
  const { ctx, t, text } = turn
  return {
    ...say(
      `${t('outage.danger', { phone: ctx.env.EMERGENCY_PHONE })} ${t('visitor.outage', { phone: ctx.env.UTILITY_PHONE })}`,
      meterForm(turn),
    ),
    memory: { afterSignIn: text.slice(0, 500), expecting: 'meter-id' },
  }
}

async function handOverVisitor(turn: Turn, act: Act, topic: string): Promise<Reply> {
  const { ctx, t } = turn
  const contact = phoneIn(turn.text) ?? act.slots.phone ?? act.slots.email
  const { ticket: before } = turn.memory
  if (before?.topic === topic && before.ago < 6)
    return say(t('visitor.stands', { reference: before.reference, phone: ctx.env.UTILITY_PHONE }))
  const ticket = await openVisitorTicket({ ctx, input: { topic, text: act.span, contact } })
  const reply = handedOver(
    turn,
    ticket,
    t(contact ? 'visitor.ticketCall' : 'visitor.ticket', {
      reference: ticket.reference,
      phone: ctx.env.UTILITY_PHONE,
      contact: contact ?? '',
    }),
  )
  return {
    ...reply,
    memory: { ticket: { reference: ticket.reference, topic, ago: 0 }, expecting: undefined },
  }
}

function handedOver({ ctx, t }: Turn, ticket: TicketDto, text: string): Reply {
  return say(text, {
    type: 'handover',
    ticketId: ticket.ticketId,
    reference: ticket.reference,
    state: ticket.state,
    text: t('visitor.card'),
    phone: ctx.env.UTILITY_PHONE,
    summary: `${ticket.reference}. ${t('visitor.card')}`,
  })
}

async function switchVisitorLanguage(turn: Turn, act: Act): Promise<Reply> {
  const { language } = act.slots
  if (language !== 'en' && language !== 'es')
    return say(turn.t(language ? 'language.unknown' : 'language.which'))
  const spoken = await getTranslator(language, 'agent')
  return { ...say(spoken('language.switched')), memory: { locale: language } }
}
