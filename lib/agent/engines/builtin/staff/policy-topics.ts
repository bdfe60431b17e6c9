import { say, type Turn } from '@/lib/agent/turn'
import { stopAutomation } from '@/lib/usecases/policies/automation'
import { listPolicies, listPolicyDecisions } from '@/lib/usecases/policies/manage-policies'
import { clockTime } from './local-time'
import type { StaffTopic } from './staff-topic'

/** Which policies there are, which may act, and what they last decided. */
export const policyStatus: StaffTopic = async (turn) => {
  const { t, ctx } = turn
  const { policies, automation } = await listPolicies(ctx)
  const on = policies.filter((policy) => policy.state === 'on')
  const head = automation.stopped
    ? t('staff.policy.stopped', { who: automation.by ?? '' })
    : on.length === 0
      ? t('staff.policy.off', { count: policies.length })
      : t('staff.policy.on', { count: on.length })
  const lines = on.map((policy) =>
    t('staff.policy.one', {
      name: policy.name,
      priorities: policy.conditions.priorities.join(', '),
      kw: policy.conditions.maxKw,
      events: policy.conditions.maxEventsPerDay,
      today: policy.eventsToday,
      who: policy.approvedBy ?? '',
    }),
  )
  const last = await lastDecision(turn)
  return say([head, ...lines, last].filter(Boolean).join(' '), {
    type: 'suggestions',
    items: on.length > 0 && !automation.stopped ? [t('staff.chips.stopPolicies')] : [],
  })
}

/** Why it acted or did not, the newest first. */
export const policyDecisions: StaffTopic = async (turn) => {
  const text = await lastDecision(turn)
  return say(text || turn.t('staff.policy.noDecision'))
}

async function lastDecision(turn: Turn): Promise<string> {
  const [last] = await listPolicyDecisions(turn.ctx)
  return last
    ? turn.t('staff.policy.last', {
        at: clockTime(turn, new Date(last.gridAt)),
        text: (turn.locale === 'es' ? last.explanationEs : null) ?? last.explanation,
      })
    : ''
}

/** The kill switch; a policy goes on only when an administrator lets it. */
export const policyStop: StaffTopic = async (turn) => {
  if (/\b(turn|switch) on\b|\b(resume|enable|start)\b/i.test(turn.text))
    return say(turn.t('staff.policy.whereOn'))
  await stopAutomation(turn.ctx)
  return { messages: [] }
}
