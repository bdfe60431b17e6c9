import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import { foldText } from '@/lib/agent/understanding/normalize-text'
import { asks } from '@/lib/agent/understanding/only-asks'
import type { Act } from '@/lib/agent/understanding/understanding'
import type { TicketDto } from '@/lib/protocol/me'
import type { PartOf } from '@/lib/protocol/message'
import { openTicket, setCallback } from '@/lib/usecases/tickets/open-ticket'
import { asDone } from './as-done'
import { callTimeIn, phoneIn } from './call-words'
import { callFacts, readableSlot } from './callback-facts'
import { timeBesideCall } from './callback-words'
import { chips } from './chips'
import { isFormalComplaint } from './complaint-words'
import { lately } from './lately'
import { propose } from './proposals'
import { outOfScope } from './repeat'
import { complains } from './weak-evidence'

/** Asks a person to take over: a ticket with the customer's own words, and a form for when to call. */
export async function handOver(turn: Turn, act: Act): Promise<Reply> {
  // "Who calls me if there is a fault?" asks; a call is asked for in words of its own.
  if (WHO_OR_WHEN.test(foldText(act.span)) && !REQUESTS.test(foldText(act.span)))
    return say(turn.t('people.mayCall'), { type: 'suggestions', items: [turn.t('chips.person')] })
  const { slots } = act
  return openTicketReply(turn, {
    topic: 'question',
    text: act.span,
    callbackAt:
      timeBesideCall(act.span) ??
      timeBesideCall(turn.text) ??
      ([slots.date, slots.weekday, slots.day === 'now' ? undefined : slots.day, slots.time]
        .filter(Boolean)
        .join(' ') ||
        (slots.day === 'now' && !LEADS_NOW.test(foldText(act.span)) ? 'soon' : undefined)),
    contact: slots.phone ?? slots.email,
  })
}

/** "Now I want somebody to call me": that it comes next, not when */
const LEADS_NOW = /^\W*(?:(?:ok|okay|and|y|bueno|pues|vale)\W+)*(?:now|ahora)\b/
const WHO_OR_WHEN =
  /^\W*(?:(?:and|so|but|ok|great|y|pero)\W+)*(?:who|when|what (?:time|happens)|how (?:long|soon)|quien|cuando|a que hora|que pasa)\b/
const REQUESTS =
  /\b(?:please|can you|could you|i want|i'?d like|i need|quiero|necesito|por favor|talk to|speak to|hablar)\b/

/** The phone on file opens the account, so only a person changes it. */
export async function notMyNumber(turn: Turn, act: Act): Promise<Reply> {
  const contact = phoneIn(turn.text)
  // "How do I change my number?" asks: it is passed on with a yes.
  if (asks(act.span) && !act.slots.phone && !contact)
    return propose(turn, {
      kind: 'ticket',
      title: turn.t('ticketCard.contact.title'),
      text: turn.t('ticketCard.contact.text', { phone: turn.ctx.env.UTILITY_PHONE }),
      data: { topic: 'contact-change', text: turn.text.slice(0, 1000) },
      yesLabel: turn.t('ticketCard.contact.yes'),
    })
  return openTicketReply(
    turn,
    { topic: 'contact-change', text: act.span, callbackAt: contact && callTimeIn(turn.text), contact },
    'people.contactChange',
  )
}

/** An unhappy customer is heard and may pass it on; nothing is opened without their yes. */
export async function hearComplaint(turn: Turn, act: Act): Promise<Reply> {
  const { t, ctx, memory } = turn
  if (!isFormalComplaint(foldText(act.span))) {
    if (memory.notes?.noComplaint === true || (lately(turn, /^complaint$/, 2) && !memory.proposal))
      return say(t('scope.again'), chips(turn, ['person']))
    if (!complains(act)) return outOfScope(turn, act)
  }
  return propose(turn, {
    kind: 'ticket',
    intro: t('people.sorry', { phone: ctx.env.UTILITY_PHONE }),
    title: t('people.complaintTitle'),
    text: t('people.complaintText'),
    data: { topic: 'complaint', text: act.span.slice(0, 1000) },
    yesLabel: t('people.complaintYes'),
  })
}

export async function openTicketReply(
  turn: Turn,
  input: { topic: string; text: string; callbackAt?: string; contact?: string },
  textKey = 'people.handedOver',
): Promise<Reply> {
  const { ctx, t } = turn
  const ticket = await openTicket({ ctx, input })
  // A crew needs no call to mend a fault: none is asked for.
  const asksWhen = !ticket.callbackAt && !/^(?:outage|fault)$/.test(input.topic)
  const reply = say(
    t(textKey, { reference: ticket.reference, phone: ctx.env.UTILITY_PHONE }),
    handoverPart(turn, ticket, input.contact),
    ...(asksWhen ? [callbackForm(turn)] : []),
  )
  const spoken = { ticket: { reference: ticket.reference, topic: ticket.topic, ago: 0 } }
  return {
    ...reply,
    memory: asksWhen ? { ...spoken, notes: { asksForCallback: true } } : spoken,
  }
}

/** Further words about what was just handed over go to the same person under the same number. */
export async function addToTicket(turn: Turn, topic: string): Promise<Reply> {
  const { ctx, t, text } = turn
  const ticket = await openTicket({ ctx, input: { topic, text } })
  return {
    ...say(
      t('people.addedTo', { reference: ticket.reference, phone: ctx.env.UTILITY_PHONE }),
      handoverPart(turn, ticket),
    ),
    memory: { ticket: { reference: ticket.reference, topic: ticket.topic, ago: 0 } },
  }
}

/** The callback form's button. */
export async function chooseCallback(turn: Turn, values: Record<string, unknown>): Promise<Reply> {
  const { ctx, t } = turn
  const ticket = await setCallback({
    ctx,
    input: {
      callbackAt: typeof values.when === 'string' ? values.when : undefined,
      reference: typeof values.reference === 'string' ? values.reference : undefined,
      contact: typeof values.note === 'string' && values.note.trim() ? values.note.trim() : undefined,
    },
  })
  const contact = typeof values.note === 'string' ? phoneIn(values.note) : undefined
  return asDone(
    turn,
    say(
      t('people.callbackSet', { when: readableSlot(turn, ticket.callbackAt ?? 'soon') }),
      handoverPart(turn, ticket, contact),
    ),
    t('people.cardCallback', { when: readableSlot(turn, ticket.callbackAt ?? 'soon') }),
  )
}

export function handoverPart(turn: Turn, ticket: TicketDto, contact?: string | null): PartOf<'handover'> {
  const { ctx, t } = turn
  const text =
    ticket.callbackAt || contact
      ? callFacts(turn, { callbackAt: ticket.callbackAt, contact: contact ?? null })
      : t('people.card')
  return {
    type: 'handover',
    ticketId: ticket.ticketId,
    reference: ticket.reference,
    state: ticket.state,
    text,
    phone: ctx.env.UTILITY_PHONE,
    summary: `${ticket.reference}. ${text}`,
  }
}

const SLOTS = ['soon', 'morning', 'afternoon', 'evening'] as const

function callbackForm({ t }: Turn): PartOf<'form'> {
  return {
    type: 'form',
    form: 'callback',
    title: t('people.formTitle'),
    fields: [
      {
        name: 'when',
        label: t('people.formWhen'),
        kind: 'select',
        options: SLOTS.map((slot) => ({ value: slot, label: t(`people.slot.${slot}`) })),
        value: 'soon',
      },
      { name: 'note', label: t('people.formNote'), kind: 'textarea', help: t('people.formNoteHelp') },
    ],
    action: 'ticket.callback',
    submitLabel: t('people.formSubmit'),
    state: 'open',
    summary: t('people.formTitle'),
  }
}
