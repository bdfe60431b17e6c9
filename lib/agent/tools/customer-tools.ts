import * as z from 'zod'
import { topics } from '@/lib/agent/engines/builtin/customer/topics'
import type { CustomerIntent } from '@/lib/agent/understanding/intent'
import type { Slots } from '@/lib/agent/understanding/understanding'
import type { AgentTool } from './tool'

const nothing = z.strictObject({})
const choice = z.strictObject({
  ordinal: z.number().int().min(1).max(20).optional().describe('Position in the list last shown, from 1'),
  name: z.string().max(80).optional().describe('Name or part of the name of the offer'),
})

/** What a model may call for a customer. Confirming is no tool: a yes is read by our own code. */
export const customerTools: Record<string, AgentTool> = {
  show_programs: tool(
    'The flexibility programs this meter can join, with ranges for this meter',
    'programs.search',
  ),
  show_my_programs: tool('The programs this meter is in', 'programs.mine'),
  explain_program: choosing(
    'What happens, what one gets, what it costs, how to say no, for one program',
    'programs.details',
  ),
  explain_catch: choosing('The downsides of a program or offer', 'programs.catch'),
  choose_offer: choosing(
    'Select an offer the customer has named; shows a card that asks for the first yes',
    'choose',
    'propose',
  ),
  show_solar: tool('Solar offers for this home, sized from its own use', 'solar.search'),
  explain_solar_financing: tool('Loan terms and instalments of the solar offers', 'solar.financing'),
  explain_subsidies: tool('Which subsidies exist today', 'solar.subsidy'),
  solar_order_status: tool('Stage of the customer’s solar order', 'solar.status'),
  compare_solar_and_programs: tool(
    'Solar against programs, and both, on this meter’s own readings',
    'compare.solar-programs',
  ),
  show_usage: tool('The meter’s own use: usual day and months', 'usage.summary'),
  explain_bill: tool('What the energy costs, from the meter’s use and the tariff assumption', 'bill.explain'),
  show_earnings: tool('Rewards earned at events', 'earnings.show'),
  next_event: tool('The next or running event for this meter', 'events.next'),
  last_event_result: tool('Result of the last event with how it was calculated', 'events.result'),
  explain_baseline: tool('How usual use is measured', 'baseline.explain'),
  show_orders: tool('The customer’s orders', 'orders.list'),
  show_devices: tool('Devices known at this home', 'devices.list'),
  outage_status: tool('What grid data says about the customer’s street', 'outage.status'),
  report_outage: tool('Report that the power is out; makes a ticket', 'outage.report', 'propose'),
  data_use: tool('Who has looked at this customer’s data and why', 'privacy.data-use'),
  hand_over: tool('Ask a person to call back', 'handover.person', 'propose'),
  sign_out: tool('Sign the customer out', 'auth.sign-out', 'propose'),
}

function tool(description: string, intent: CustomerIntent, effect: AgentTool['effect'] = 'read'): AgentTool {
  const made: AgentTool<Record<string, never>> = {
    description,
    effect,
    input: nothing,
    run: (turn) => topics[intent](turn, act(intent, {}, turn.text)),
  }
  return made as unknown as AgentTool
}

function choosing(
  description: string,
  intent: CustomerIntent,
  effect: AgentTool['effect'] = 'read',
): AgentTool {
  const made: AgentTool<z.infer<typeof choice>> = {
    description,
    effect,
    input: choice,
    run: (turn, input) => {
      const offers = turn.memory.offers ?? []
      const wanted = input.name?.toLowerCase()
      const named = wanted
        ? (offers.find((o) => o.name.toLowerCase() === wanted) ??
          offers.find((o) => o.name.toLowerCase().includes(wanted)))
        : undefined
      return topics[intent](turn, act(intent, { offerId: named?.id, ordinal: input.ordinal }, turn.text))
    },
  }
  return made as unknown as AgentTool
}

function act(intent: CustomerIntent, slots: Slots, span: string) {
  return { intent, confidence: 1, slots, span }
}
