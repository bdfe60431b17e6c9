export const RECOMMENDATION_TRANSITIONS = {
  open: ['approved', 'declined', 'expired', 'superseded', 'withdrawn'],
  approved: [],
  declined: [],
  expired: [],
  superseded: [],
  withdrawn: [],
} as const

export type RecommendationState = keyof typeof RECOMMENDATION_TRANSITIONS

/** Wall time that a confirmation stays open. */
export const CONFIRM_FOR_MS = 10 * 60_000

/** A plan younger than this (wall time) is returned as it is instead of being made again. */
export const REFRESH_AFTER_MS = 2 * 60_000

/** How the confirm part of a decided plan looks. */
export const CONFIRM_STATE_AFTER = {
  approved: 'confirmed',
  declined: 'declined',
  expired: 'expired',
  superseded: 'superseded',
  withdrawn: 'superseded',
} as const
