import * as z from 'zod'
import { staffTopics } from '@/lib/agent/engines/builtin/staff/staff-topics'
import type { StaffIntent } from '@/lib/agent/understanding/intent'
import type { AgentTool } from './tool'

const target = z.strictObject({ transformerId: z.string().max(40).optional().describe('Such as T-07') })

/** What a model may call for staff: reading alone. Approving and stopping are typed or pressed by a person. */
export const staffTools: Record<string, AgentTool> = {
  list_alerts: tool('Active alerts, most important first', 'alerts.list'),
  explain_alert: tool('What is wrong with a transformer: load, limit, temperature', 'alert.explain'),
  show_options: tool('The ranked options of the plan', 'options.show'),
  explain_options: tool('Why the best option is best and others were left out', 'options.why'),
  activation_status: tool('The newest activation: funnel and measured reduction', 'activation.status'),
  show_history: tool('The last activations', 'history.show'),
  transformer_status: tool('Load of a transformer now', 'transformer.status'),
  alarm_summary: tool('How many alarms stand, whether it is a flood, what is hidden', 'alarms.summary'),
  who_is_here: tool('Who is in the control room', 'presence.who'),
  open_tickets: tool('Customers who wait for a person', 'handover.tickets'),
  policy_status: tool('Whether automatic activation is on and what it last decided', 'policy.status'),
  network_summary: tool('How many report, what is active, who is most loaded', 'network.summary'),
}

function tool(description: string, intent: StaffIntent | 'alarms.summary'): AgentTool {
  const made: AgentTool<z.infer<typeof target>> = {
    description,
    effect: 'read',
    input: target,
    run: (turn, input) =>
      staffTopics[intent](turn, {
        intent: intent as StaffIntent,
        confidence: 1,
        slots: { transformerId: input.transformerId?.toUpperCase() },
        span: turn.text,
      }),
  }
  return made as unknown as AgentTool
}
