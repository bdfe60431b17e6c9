import type { DateTime } from 'luxon'
import type { Slots } from '@/lib/agent/understanding/understanding'

export type Range = { from: DateTime; to: DateTime }

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const DAY_BEFORE_YESTERDAY =
  /\bday before yesterday\b|\banteayer\b|\bantier\b|\bantes de ayer\b|\bantes de anoche\b/
const ANY_BEFORE =
  '(?:(?:the )?(?:one|same|week|month|day) before(?: (?:that|last|it))?|the previous (?:one|week|month|day)|(?:la|el) (?:semana|mes|dia) (?:anterior|de antes|previ[oa])|(?:la|el) anterior|(?:la|el) de antes|antepasad[oa]|before that)'
const BEFORE = new RegExp(`\\b${ANY_BEFORE}`)
const AGO =
  /\b(\d{1,2}|an?|one|two|three|four|five|six|couple(?: of)?) (day|week|month)s? ago\b|\bhace (\d{1,2}|una?|dos|tres|cuatro|cinco|seis) (dia|semana|mes)(?:e?s)?\b/
const NUMBERS: Record<string, number> = {
  a: 1, an: 1, one: 1, un: 1, una: 1, two: 2, dos: 2, couple: 2, 'couple of': 2, three: 3, tres: 3,
  four: 4, cuatro: 4, five: 5, cinco: 5, six: 6, seis: 6,
} // biome-ignore format: a table reads best in rows
const UNITS: Record<string, 'day' | 'week' | 'month'> = {
  day: 'day', dia: 'day', week: 'week', semana: 'week', month: 'month', mes: 'month',
} // biome-ignore format: a table reads best in rows
/** The last whole one */
const WEEKEND =
  /\b(?:last|past|previous|this past) week ?end\b|\bfin de semana (?:pasado|anterior)\b|\bultimo fin de semana\b/
const WEEK = /\b(?:week|semana)\b/
const MONTH = /\b(?:month|mes)\b/
const MONTHS =
  /\b(?:in|for|during|of|about|and|en|de|por|y) (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|set|dic)(?:[a-z]*)\b/
const MONTH_OF: Record<string, number> = {
  jan: 1, ene: 1, feb: 2, mar: 3, apr: 4, abr: 4, may: 5, jun: 6, jul: 7, aug: 8, ago: 8, sep: 9, set: 9, oct: 10,
  nov: 11, dec: 12, dic: 12,
} // biome-ignore format: a table reads best in rows

/** The past days that words name: by themselves, or before the ones told last. Undefined when they name none. */
export function pastDays(
  words: string,
  slots: Slots,
  now: DateTime,
  told: Range | undefined,
): Range | undefined {
  const today = now.startOf('day')
  if (DAY_BEFORE_YESTERDAY.test(words))
    return { from: today.minus({ days: 2 }), to: today.minus({ days: 1 }) }
  const ago = AGO.exec(words)
  if (ago) {
    const count = NUMBERS[(ago[1] ?? ago[3])!] ?? Number(ago[1] ?? ago[3])
    const unit = UNITS[(ago[2] ?? ago[4])!]!
    const from = now.startOf(unit).minus({ [`${unit}s`]: count })
    return { from, to: from.plus({ [`${unit}s`]: 1 }) }
  }
  if (WEEKEND.test(words)) {
    const saturday = today.minus({ days: (today.weekday + 1) % 7 || 7 })
    return { from: saturday, to: saturday.plus({ days: 2 }) }
  }
  if (BEFORE.test(words)) return before(words, now, told)
  const date = slots.date && slots.fromDate === undefined ? pastDate(slots.date, today) : undefined
  if (date) return { from: date, to: date.plus({ days: 1 }) }
  if (slots.weekday) {
    const back = (today.weekday - 1 - WEEKDAYS.indexOf(slots.weekday) + 7) % 7 || 7
    const from = today.minus({ days: back })
    return { from, to: from.plus({ days: 1 }) }
  }
  const month = MONTHS.exec(words)?.[1]
  if (!month) return undefined
  const named = today.set({ day: 1, month: MONTH_OF[month]! })
  const from = named > today ? named.minus({ years: 1 }) : named
  return { from, to: from.plus({ months: 1 }) }
}

/** As long a time right before the one told last; a week or a month is one of the calendar. */
function before(words: string, now: DateTime, told: Range | undefined): Range | undefined {
  const unit = WEEK.test(words) ? 'week' : MONTH.test(words) ? 'month' : undefined
  const days = told ? Math.round(told.to.diff(told.from, 'days').days) : 0
  const isMonth = told !== undefined && days >= 28 && days <= 31
  if (told && !unit && isMonth) return { from: told.from.minus({ months: 1 }), to: told.from }
  if (told && !unit) return { from: told.from.minus({ days }), to: told.from }
  if (told && unit === 'week' && days === 7) return { from: told.from.minus({ weeks: 1 }), to: told.from }
  if (told && unit === 'month' && isMonth) return { from: told.from.minus({ months: 1 }), to: told.from }
  if (!unit) return undefined
  const to = now.startOf(unit).minus({ [`${unit}s`]: 1 })
  return { from: to.minus({ [`${unit}s`]: 1 }), to }
}

function pastDate(date: string, today: DateTime): DateTime | undefined {
  const full = /^\d{4}-/.test(date) ? date : `${today.year}-${date}`
  const [year, month, day] = full.split('-').map(Number)
  const named = today.set({ year, month, day })
  if (!named.isValid) return undefined
  return named > today && !/^\d{4}-/.test(date)
    ? named.minus({ years: 1 })
    : named <= today
      ? named
      : undefined
}
