import { DateTime } from 'luxon'
import type { Turn } from '@/lib/agent/turn'
import type { VisitWish } from '@/lib/agent/understanding/read-visit-wish'
import { visitSlots } from '@/lib/domain/solar/visit-slots'
import { whenText } from './when-text'

/** Times a visit may be at just now, as the quote and the form offer them. */
export async function freeVisits({ ctx }: Turn): Promise<string[]> {
  return visitSlots(await ctx.gridNow(), ctx.env.TIME_ZONE).map((slot) => slot.toISOString())
}

/** The free times that a wish leaves: one is the one meant, none means that there is none then, several are asked about. */
export function visitsMeant(
  turn: Turn,
  wish: VisitWish,
  free: readonly string[],
  current: string | null,
): string[] {
  const zone = turn.ctx.env.TIME_ZONE
  if (wish.slot) return free.filter((slot) => slot === wish.slot)
  const fitting = free.filter((slot) => fits(DateTime.fromISO(slot, { zone }), slot, wish, current))
  return wish.other === 'soonest' ? fitting.slice(0, 1) : fitting
}

function fits(at: DateTime, slot: string, wish: VisitWish, current: string | null): boolean {
  const { weekdays, refused, day, month, time, part, other } = wish
  if (refused.includes(at.weekday)) return false
  if (weekdays.length > 0 && !weekdays.includes(at.weekday)) return false
  if (day !== undefined && day !== at.day) return false
  if (month !== undefined && month !== at.month) return false
  if (time !== undefined && time !== at.toFormat('HH:mm')) return false
  if (part !== undefined && (part === 'morning') !== at.hour < 12) return false
  if (!other || other === 'soonest' || current === null) return true
  const against = Date.parse(slot) - Date.parse(current)
  return other === 'any' ? against !== 0 : other === 'later' ? against > 0 : against < 0
}

/** "Mon, Jul 20, 9:00 AM; Tue, Jul 21, 1:00 PM; or Wed, Jul 22, 9:00 AM": a time has commas of its own. */
export function timesText(turn: Turn, slots: readonly string[]): string {
  const times = slots.map((slot) => whenText(turn).dayTime(slot))
  return new Intl.ListFormat(turn.locale, { type: 'disjunction' })
    .formatToParts(times)
    .map(({ type, value }) =>
      type === 'literal' && times.length > 2 ? `;${value.replace(/^,/, '')}` : value,
    )
    .join('')
}

export function timeChips(turn: Turn, slots: readonly string[]) {
  return { type: 'suggestions' as const, items: slots.map((slot) => whenText(turn).dayTime(slot)) }
}
