import * as z from 'zod'
import { choose } from '@/lib/agent/engines/builtin/customer/choosing'
import { meantOffer } from '@/lib/agent/engines/builtin/customer/offers-on-table'
import { propose } from '@/lib/agent/engines/builtin/customer/proposals'
import type { Turn } from '@/lib/agent/turn'
import type { CustomerIntent } from '@/lib/agent/understanding/intent'
import { type AgentTool, NotSaid } from './tool'

const CHOOSING: ReadonlySet<string> = new Set<CustomerIntent>([
  'choose',
  'correct-choice',
  'programs.enroll',
  'programs.rejoin',
  'solar.order',
])
/** A reading this faint still shows that the customer speaks of taking something. */
const FAINT = 0.3

export const offerChoice = z.strictObject({
  ordinal: z.number().int().min(1).max(20).optional().describe('Position in the list last shown, from 1'),
  name: z.string().max(80).optional().describe('Name or part of the name of the offer'),
})
export type OfferChoice = z.infer<typeof offerChoice>

/** What a model may put before a customer. A stored text that gives orders cannot: the wish must be in the customer's own words. */
export const proposeTools = {
  choose_offer: made<OfferChoice>({
    description:
      'Select the offer that the customer has just named or pointed at; shows a card that asks for the first yes',
    effect: 'propose',
    input: offerChoice,
    run: async (turn, input, said) => {
      const act = said.find((one) => CHOOSING.has(one.intent) && one.confidence >= FAINT)
      if (!act) throw new NotSaid('The customer has not said which offer they want. Ask them.')
      // What the customer named counts; the model's choice only where they pointed without a name.
      const own = meantOffer(turn, act, 'none') ?? offerOf(turn, input)
      if (!own) throw new NotSaid('That offer is not among those shown. Show the offers first.')
      return choose(turn, own.id)
    },
  }),
  report_outage: made<Record<string, never>>({
    description: 'Offer to report that the power is out at the customer’s home; they confirm it themselves',
    effect: 'propose',
    input: z.strictObject({}) as never,
    run: (turn) => proposeTicket(turn, 'outage'),
  }),
  hand_over: made<Record<string, never>>({
    description: 'Offer that a person calls back; the customer confirms it themselves',
    effect: 'propose',
    input: z.strictObject({}) as never,
    run: (turn) => proposeTicket(turn, 'question'),
  }),
} satisfies Record<string, AgentTool>

/** The offer a model means among those on the table, by place or by name. */
export function offerOf({ memory }: Turn, { ordinal, name }: OfferChoice) {
  const offers = memory.offers ?? []
  const wanted = name?.toLowerCase().trim()
  if (wanted)
    return (
      offers.find((offer) => offer.name.toLowerCase() === wanted) ??
      offers.find((offer) => offer.name.toLowerCase().includes(wanted))
    )
  return ordinal === undefined ? undefined : offers[ordinal - 1]
}

function proposeTicket(turn: Turn, topic: 'outage' | 'question') {
  const { t, ctx, text } = turn
  return propose(turn, {
    kind: 'ticket',
    title: t(`ticketCard.${topic}.title`),
    text: t(`ticketCard.${topic}.text`, { phone: ctx.env.EMERGENCY_PHONE }),
    data: { topic, text: text.slice(0, 1000) },
    yesLabel: t(`ticketCard.${topic}.yes`),
  })
}

function made<Input>(tool: AgentTool<Input>): AgentTool {
  return tool as unknown as AgentTool
}
