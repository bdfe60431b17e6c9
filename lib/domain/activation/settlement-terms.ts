import type { ProgramTerms } from '@/lib/domain/program/terms'
import type { SettlementTerms } from '@/lib/domain/settlement/settle-event'

export type Outcome = 'participated' | 'overridden' | 'no-response' | 'rejected'

/** What became of one participant, from their last answer and how their program asks. */
export function outcomeOf(participant: {
  state: string
  participation: string
  overriddenAt: Date | null
}): Outcome {
  if (participant.state === 'declined') return participant.overriddenAt ? 'overridden' : 'rejected'
  if (participant.state === 'accepted' || participant.participation === 'opt-out') return 'participated'
  return 'no-response'
}

/** Why it came to that outcome, in one word for the log. */
export function outcomeReasonOf(participant: {
  state: string
  participation: string
  reachedAt: Date | null
  overriddenAt: Date | null
}): string {
  switch (outcomeOf(participant)) {
    case 'participated':
      return participant.state === 'accepted' ? 'said-yes' : 'device-acts'
    case 'overridden':
      return 'no-during-event'
    case 'rejected':
      return 'no-before-event'
    case 'no-response':
      return participant.reachedAt ? 'no-answer' : 'not-reached'
  }
}

/** What a program version pays for one event; who overrode is paid for energy alone, who fell short of a promise nothing. */
export function settlementTerms(terms: ProgramTerms, currency: string, outcome: Outcome): SettlementTerms {
  const { reward, penalty } = terms
  return {
    currency,
    ...(reward.perKwhMinor === undefined ? {} : { rewardPerKwhMinor: reward.perKwhMinor }),
    ...(reward.perEventMinor === undefined || outcome !== 'participated'
      ? {}
      : { rewardPerEventMinor: reward.perEventMinor }),
    ...(reward.capPerEventMinor === undefined ? {} : { capPerEventMinor: reward.capPerEventMinor }),
    ...(penalty?.belowShare ? { penalty: { belowPerformance: penalty.belowShare, forfeits: true } } : {}),
  }
}

/** What saying no to one event costs under these terms, in minor units. */
export function missedEventMinor(terms: ProgramTerms, outcome: Outcome): number {
  return outcome === 'rejected' || outcome === 'overridden' ? (terms.penalty?.perMissedEventMinor ?? 0) : 0
}

/** kW that a participant of a program with a promise is held to; undefined where the terms hold nobody to one. */
export function committedKwOf(terms: ProgramTerms, participant: { expectedKw: number }): number | undefined {
  const { participation } = terms.response
  if (!terms.penalty?.belowShare || participation <= 0) return undefined
  return participant.expectedKw / participation
}
