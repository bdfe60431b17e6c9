import { DateTime } from 'luxon'

export type Absence = { from: Date | null; until: Date }
export type AbsenceProblem = 'until-missing' | 'until-past' | 'until-not-after-from' | 'until-too-far'

const LONGEST_DAYS = 366

/**
 * From when and until when somebody is away. A day without a time (2026-07-03) is its start in the utility's zone, so
 * that `until` is the day one is back. A first day that has begun is none: one is away already.
 */
export function readAbsence(
  input: { from?: string | null; until?: string | null },
  now: Date,
  timeZone: string,
): { absence: Absence } | { problem: AbsenceProblem } {
  if (!input.until) return { problem: 'until-missing' }
  const until = instantOf(input.until, timeZone)
  const from = input.from ? instantOf(input.from, timeZone) : null
  if (until <= now) return { problem: 'until-past' }
  if (until.getTime() - now.getTime() > LONGEST_DAYS * 86_400_000) return { problem: 'until-too-far' }
  if (from && from >= until) return { problem: 'until-not-after-from' }
  return { absence: { from: from && from > now ? from : null, until } }
}

function instantOf(text: string, zone: string): Date {
  return DateTime.fromISO(text, { zone }).toJSDate()
}
