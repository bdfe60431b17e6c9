import * as z from 'zod'
import { topics } from '@/lib/agent/engines/builtin/customer/topics'
import type { CustomerIntent } from '@/lib/agent/understanding/intent'
import type { Act, Slots } from '@/lib/agent/understanding/understanding'
import { type OfferChoice, offerChoice, offerOf, proposeTools } from './propose-tools'
import type { AgentTool } from './tool'

const nothing = z.strictObject({})

/** What a model may call for a customer. Confirming is no tool: a yes is read by our own code. */
export const customerTools: Record<string, AgentTool> = {
  show_programs: read(
    'The flexibility programs this meter can join, with ranges for this meter',
    'programs.search',
  ),
  show_my_programs: read('The programs this meter is in', 'programs.mine'),
  check_eligibility: read('Which programs fit this home, and for each why not', 'programs.eligibility'),
  explain_program: aboutOffer(
    'What happens, what one gets, what it costs, how to say no, for one program',
    'programs.details',
  ),
  explain_catch: aboutOffer('The downsides of a program or offer', 'programs.catch'),
  compare_offers: read('The offers last shown side by side', 'compare.offers'),
  show_solar: read('Solar offers for this home, sized from its own use', 'solar.search'),
  explain_solar: aboutOffer('One solar offer: system, yield, warranty, installer', 'solar.details'),
  explain_solar_financing: aboutOffer('Loan terms and installments of a solar offer', 'solar.financing'),
  explain_payback: aboutOffer('When a solar offer pays for itself', 'solar.payback'),
  explain_subsidies: read('Which subsidies exist today', 'solar.subsidy'),
  solar_order_status: read('Stage of the customer’s solar order', 'solar.status'),
  compare_solar_and_programs: read(
    'Solar against programs, and both, on this meter’s own readings',
    'compare.solar-programs',
  ),
  show_usage: read('The meter’s own use: usual day and months', 'usage.summary'),
  explain_bill: read('What the energy costs, from the meter’s use and the tariff assumption', 'bill.explain'),
  show_earnings: read('Rewards earned at events', 'earnings.show'),
  next_event: read('The next or running event for this meter', 'events.next'),
  explain_event: read('Why the event was called', 'events.why'),
  last_event_result: read('Result of the last event', 'events.result'),
  event_history: read('The last events of this meter', 'events.history'),
  explain_baseline: read('How usual use is measured', 'baseline.explain'),
  explain_reward: read('How the last reward came about, step by step', 'reward.explain'),
  show_orders: read('The customer’s orders', 'orders.list'),
  show_devices: read('Devices known at this home', 'devices.list'),
  outage_status: read('What grid data says about the customer’s street', 'outage.status'),
  data_use: read('Who has looked at this customer’s data and why', 'privacy.data-use'),
  ...proposeTools,
}

function read(description: string, intent: CustomerIntent): AgentTool {
  const made: AgentTool<Record<string, never>> = {
    description,
    effect: 'read',
    topic: intent,
    input: nothing,
    run: (turn) => topics[intent](turn, act(intent, {}, turn.text)),
  }
  return made as unknown as AgentTool
}

function aboutOffer(description: string, intent: CustomerIntent): AgentTool {
  const made: AgentTool<OfferChoice> = {
    description,
    effect: 'read',
    topic: intent,
    input: offerChoice,
    run: (turn, input) => topics[intent](turn, act(intent, { offerId: offerOf(turn, input)?.id }, '')),
  }
  return made as unknown as AgentTool
}

function act(intent: CustomerIntent, slots: Slots, span: string): Act {
  return { intent, confidence: 1, slots, span }
}
