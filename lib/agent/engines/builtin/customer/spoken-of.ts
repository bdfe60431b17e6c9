import type { Memory } from '@/lib/agent/memory'
import type { CustomerIntent } from '@/lib/agent/understanding/intent'
import type { Act } from '@/lib/agent/understanding/understanding'

/** Says nothing of what the talk is about */
const NEUTRAL = /^(?:greet|thanks|small-talk|repeat|remark|yes|no|stop|goodbye|language\.switch|injection)$/
const TOPICS_KEPT = 5
const TICKET_KEPT = 6

/** What the next message may go on about: the last topics, what was handed to a person, the device named. */
export function spokenOf(
  memory: Memory,
  answered: readonly CustomerIntent[],
  heard: readonly Act[],
): Partial<Memory> {
  const topics = answered.filter((intent) => !NEUTRAL.test(intent))
  const device = heard.find((act) => act.slots.deviceKind)?.slots.deviceKind
  const { ticket } = memory
  return {
    recent: [...topics.toReversed(), ...(memory.recent ?? [])].slice(0, TOPICS_KEPT),
    ...(ticket ? { ticket: ticket.ago < TICKET_KEPT ? { ...ticket, ago: ticket.ago + 1 } : undefined } : {}),
    ...(device ? { deviceSpoken: device } : {}),
  }
}
