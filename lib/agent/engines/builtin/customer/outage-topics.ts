import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import type { Act } from '@/lib/agent/understanding/understanding'
import { type MyStreet, readMyStreet } from '@/lib/usecases/transformers/read-my-street'
import { chips } from './chips'
import { openTicketReply } from './people'
import { whenText } from './when-text'

/** Danger first, then what the grid's data says, then a person: no promise about when it comes back. */
export async function reportOutage(turn: Turn, act: Act): Promise<Reply> {
  return report(turn, act, 'outage')
}

export async function reportFault(turn: Turn, act: Act): Promise<Reply> {
  return report(turn, act, 'fault')
}

async function report(turn: Turn, act: Act, topic: 'outage' | 'fault'): Promise<Reply> {
  const { ctx, t } = turn
  const street = await readMyStreet(ctx)
  const ticket = await openTicketReply(turn, { topic, text: act.span }, `outage.${topic}Taken`)
  const danger = t('outage.danger', { phone: ctx.env.EMERGENCY_PHONE })
  const facts = topic === 'outage' ? ` ${streetText(turn, street)}` : ''
  return {
    ...ticket,
    messages: [{ kind: 'notice', parts: [{ type: 'text', text: `${danger}${facts}` }] }, ...ticket.messages],
  }
}

export async function outageStatus(turn: Turn, _act: Act): Promise<Reply> {
  const { t, ctx } = turn
  const street = await readMyStreet(ctx)
  return say(
    `${streetText(turn, street)} ${t('outage.noPromise', { phone: ctx.env.UTILITY_PHONE })}`,
    chips(turn, ['reportOutage', 'person']),
  )
}

function streetText(turn: Turn, street: MyStreet): string {
  const { t } = turn
  if (street.observedAt === null) return t('outage.noData')
  const at = whenText(turn).time(street.observedAt)
  const base = street.looksDead
    ? t('outage.dead', { at })
    : t('outage.alive', { at, percent: street.loadPercent ?? 0 })
  const others = street.reports > 0 ? ` ${t('outage.reports', { count: street.reports })}` : ''
  const simulated = street.simulated ? ` ${t('outage.simulated')}` : ''
  return `${base}${others}${simulated}`
}
