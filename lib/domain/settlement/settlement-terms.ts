import type { SettlementTerms } from '@/lib/domain/settlement/settle-event'

/** The part of a program version's published terms that one event's money depends on. */
export type PublishedReward = {
  reward: { perKwhMinor?: number; perEventMinor?: number; capPerEventMinor?: number; perMonthMinor?: number }
  penalty: { perMissedEventMinor?: number; belowShare?: number } | null
}

const DEFAULT_MISSED_BELOW = 0.5

/** What one event pays under published terms; monthly, seasonal and sign-up rewards are not an event's. */
export function settlementTerms({ reward, penalty }: PublishedReward, currency: string): SettlementTerms {
  return {
    currency,
    ...(reward.perKwhMinor === undefined ? {} : { rewardPerKwhMinor: reward.perKwhMinor }),
    ...(reward.perEventMinor === undefined ? {} : { rewardPerEventMinor: reward.perEventMinor }),
    ...(reward.capPerEventMinor === undefined ? {} : { capPerEventMinor: reward.capPerEventMinor }),
    ...(penalty?.perMissedEventMinor
      ? {
          penalty: {
            belowPerformance: penalty.belowShare ?? DEFAULT_MISSED_BELOW,
            perEventMinor: penalty.perMissedEventMinor,
          },
        }
      : {}),
  }
}
