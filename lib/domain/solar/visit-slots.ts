import { DateTime } from 'luxon'

const HOURS = [9, 13, 10] as const
const DAYS_AHEAD = 3

/** Three times for a site visit: working days from the third day on, by the utility's clock. */
export function visitSlots(now: Date, timeZone: string): Date[] {
  const slots: Date[] = []
  let day = DateTime.fromJSDate(now, { zone: timeZone }).startOf('day').plus({ days: DAYS_AHEAD })
  while (slots.length < HOURS.length) {
    if (day.weekday <= 5) slots.push(day.set({ hour: HOURS[slots.length]! }).toJSDate())
    day = day.plus({ days: 1 })
  }
  return slots
}
