import { EVAL_START } from '@/lib/agent/evals/world/open-eval-world'
import { visitSlots } from '@/lib/domain/solar/visit-slots'

/** The times that are free for a visit: Monday at 9, Tuesday at 13, Wednesday at 10 */
export const VISITS = visitSlots(EVAL_START, 'America/Los_Angeles').map((slot) => slot.toISOString())
export const VISIT_DAYS = [
  /\bmon(?:day)?\b|\bjul[a-z]*\.? 20\b/i,
  /\btue(?:s|sday)?\b|\bjul[a-z]*\.? 21\b/i,
  /\bwed(?:nesday)?\b|\bjul[a-z]*\.? 22\b/i,
] as const
export const CLOCK = /\b\d{1,2}(?::\d\d)?\s?[ap]\.?m\b|\b\d{1,2}:\d\d\b/i
export const VISIT_DAYS_ES = [
  /\blun(?:es)?\b|\b20 de jul|\bjul[a-z]*\.? 20\b/i,
  /\bmar(?:tes)?\b|\b21 de jul|\bjul[a-z]*\.? 21\b/i,
  /\bmi[eé](?:r(?:coles)?)?(?![a-zé])|\b22 de jul|\bjul[a-z]*\.? 22\b/i,
] as const
