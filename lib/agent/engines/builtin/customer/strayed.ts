import type { Memory } from '@/lib/agent/memory'
import type { CustomerIntent } from '@/lib/agent/understanding/intent'
import type { ProposalKind } from './proposal-kinds'

/** Talk that asks for nothing: the question before it stays the last one asked. */
const NEUTRAL =
  /^(?:greet|thanks|small-talk|repeat|remark|yes|no|stop|choose|correct-choice|other-one|who-are-you|language\.switch|injection)$/
const PROGRAMS = /^(?:programs|events|reward|baseline|earnings|privacy)\.(?!accept|decline)/
const TAKING_PROGRAM = /^(?:programs|events|reward|baseline|earnings|privacy|compare|devices|usage|bill)\./
const TAKING_SOLAR = /^(?:solar|compare|orders|usage|bill)\.|^programs\.(?:catch|details)$/
const CALL_BACK = /^(?:handover\.person|complaint|auth\.not-my-number|outage\.\w+|fault\.report)$/

const NEAR: Record<ProposalKind, RegExp> = {
  leave: PROGRAMS,
  pause: /^(?:programs|events|reward|baseline|earnings|vacation)\.(?!accept|decline)/,
  resume: PROGRAMS,
  vacation: /^(?:programs|events|vacation)\.(?!accept|decline)/,
  'device-add': /^(?:devices|programs)\./,
  'device-remove': /^(?:devices|programs)\./,
  medical: /^(?:programs|devices)\./,
  'cancel-order': /^(?:orders|solar)\./,
  visit: /^(?:orders|solar)\./,
  ticket: CALL_BACK,
  'delete-account': /^privacy\./,
}

/**
 * Did the talk leave what waits for a yes? Questions about it leave it open. After anything else a bare yes may be meant
 * for that: what waited is put before the customer once more rather than carried out.
 */
export function strayedFrom(memory: Memory, intents: readonly CustomerIntent[]): boolean {
  const near = nearOf(memory)
  return near !== undefined && intents.some((intent) => !NEUTRAL.test(intent) && !near.test(intent))
}

/** What may be spoken of without leaving what waits. */
export function nearOf({ asking, proposal, orderDomain }: Memory): RegExp | undefined {
  if (asking === 'proposal' && proposal) return NEAR[proposal.kind as ProposalKind]
  if (asking !== 'order') return undefined
  return orderDomain === 'solar' ? TAKING_SOLAR : TAKING_PROGRAM
}

/** What a turn adds to the memory: that it left what waits, unless it asked for something new itself. */
export function ifStrayed(
  before: Memory,
  changed: Partial<Memory> | undefined,
  answered: readonly CustomerIntent[],
): Partial<Memory> {
  const asksAnew = changed?.askedAt !== undefined
  return !asksAnew && strayedFrom(before, answered) ? { strayed: true } : {}
}
