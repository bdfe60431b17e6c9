import { type Found, findAll } from '@/lib/agent/understanding/found'
import type { DayWord, Slots } from '@/lib/agent/understanding/understanding'

/** Clock times and written dates, masked; and day words, which stay visible because they also say what is meant. */
export function readWhen(text: string): Found[] {
  return [...readDates(text), ...readTimes(text)]
}

const dayWords: [DayWord, RegExp][] = [
  ['tonight', /\b(tonight|tonite|2nite|this evening|esta noche)\b/],
  ['tomorrow', /\b(tomorrow|tmrw|tmr|tomorow|tommorow|tommorrow|(?<!(?:esta|la|por la|de la) )manana)\b/],
  ['yesterday', /\b(yesterday|last night|anoche|ayer)\b/],
  ['last-week', /\b(last week|past week|previous week|semana pasada)\b/],
  ['next-week', /\b(next week|proxima semana|semana que viene)\b/],
  ['this-week', /\b(this week|esta semana)\b/],
  ['weekend', /\b(weekend|fin de semana)\b/],
  ['last-month', /\b(last month|past month|previous month|mes pasado)\b/],
  ['next-month', /\b(next month|proximo mes|mes que viene)\b/],
  ['this-month', /\b(this month|este mes)\b/],
  ['this-season', /\b(this (season|summer|winter)|est[ae] (temporada|verano|invierno))\b/],
  ['last-year', /\b(last year|ano pasado)\b/],
  ['this-year', /\b(this year|este ano)\b/],
  ['today', /\b(today|2day|hoy)\b/],
  ['now', /\b(right now|now|ahora|ahorita|at the moment|currently)\b/],
]

const weekdays: [NonNullable<Slots['weekday']>, RegExp][] = [
  ['monday', /\b(mondays?|lunes)\b/],
  ['tuesday', /\b(tuesdays?|martes)\b/],
  ['wednesday', /\b(wednesdays?|miercoles)\b/],
  ['thursday', /\b(thursdays?|jueves)\b/],
  ['friday', /\b(fridays?|viernes)\b/],
  ['saturday', /\b(saturdays?|sabados?)\b/],
  ['sunday', /\b(sundays?|domingos?)\b/],
]

/** Slots of the day words in a folded text. */
export function readDayWords(text: string): Slots {
  const day = dayWords.find(([, pattern]) => pattern.test(text))?.[0]
  const weekday = weekdays.find(([, pattern]) => pattern.test(text))?.[0]
  const range = weekdayRange(text)
  return { ...(day && { day }), ...(weekday && { weekday }), ...range }
}

const firstWords =
  'today|tomorrow|hoy|manana|lunes|martes|miercoles|jueves|viernes|sabado|domingo|(?:mon|tues|wednes|thurs|fri|satur|sun)day'
const wordRange = new RegExp(
  `\\b(?:from |del? |desde (?:el )?|this |este |el )?(?:this |el |este )?(${firstWords})(?: on)? ?(?:-|to|until|till|til|through|thru|al?|hasta(?: el)?) (?:the |next |el |la |following |proximo )*(${firstWords})?`,
)

/** "From Friday to Tuesday", "mañana hasta el lunes": the first day in a word, and the weekday that it lasts until. */
function weekdayRange(text: string): Slots {
  const match = wordRange.exec(text)
  if (!match) return {}
  const fromWord = dayWordOf(match[1]!)
  const last = match[2] ? dayWordOf(match[2]) : undefined
  return {
    ...(fromWord && { fromWord }),
    ...(last && last !== 'today' && last !== 'tomorrow' && { weekday: last, day: undefined }),
  }
}

function dayWordOf(word: string): Slots['fromWord'] {
  if (/^(?:today|hoy)$/.test(word)) return 'today'
  if (/^(?:tomorrow|manana)$/.test(word)) return 'tomorrow'
  return weekdays.find(([, pattern]) => pattern.test(word))?.[0]
}

const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre'
const monthStarts = [
  'jan|ene',
  'feb',
  'mar',
  'apr|abr',
  'may',
  'jun',
  'jul',
  'aug|ago',
  'sep|set',
  'oct',
  'nov',
  'dec|dic',
]

const monthFirst = new RegExp(
  `\\b(${months})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s+(\\d{4}))?(?![\\d:])`,
  'g',
)
const dayFirst = new RegExp(
  `\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+|de\\s+)?(${months})(?:\\s+(?:de\\s+)?(\\d{4}))?\\b`,
  'g',
)

const weekdayBeside =
  '(?:(?:mon|tues?|wednes|thurs|fri|satur|sun)day,? |(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo),? )?'
const to = `\\s*(?:-|to|until|till|through|thru|and|al?|hasta(?: el)?|y)\\s*(?:the |el )?${weekdayBeside}(?:the |el )?`
const monthFirstRange = new RegExp(
  `\\b(?:from )?(${months})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?${to}(?:(${months})\\.?\\s+)?(\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s+(\\d{4}))?(?![\\d:]|\\s*(?:am|pm|kw|%))`,
  'g',
)
const dayFirstRange = new RegExp(
  `\\b(?:from |del? |desde (?:el )?)?(?:the |el )?(\\d{1,2})(?:st|nd|rd|th)?(?:\\s+(?:of |de )?(${months}))?${to}(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+|de\\s+)?(${months})(?:\\s+(?:de\\s+)?(\\d{4}))?\\b`,
  'g',
)

const dayNames =
  'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty first|twenty second|twenty third|twenty fourth|twenty fifth|twenty sixth|twenty seventh|twenty eighth|twenty ninth|thirtieth|thirty first'
const weekdayName =
  'mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|mon|tues?|wed|thurs?|fri|sat|sun|lunes|martes|miercoles|jueves|viernes|sabados?|domingos?'
const beside = `(?:(?:the |el )?(?:${weekdayName}),? )?`
const dayNumber = `${beside}(?:the |el )?(\\d{1,2}|${dayNames.replaceAll('twenty ', 'twenty[ -]')})(?:st|nd|rd|th)?`
/** "From the 3rd to the 17th", "del 5 al 19": days of a month that goes without saying. */
const dayRange = new RegExp(
  `\\b(?:from|del?|desde) ${dayNumber} (?:to|until|till|through|thru|al?|hasta) ${dayNumber}(?![\\w:]|\\s*(?:am|pm|kw|%|de la|at night|in the|years|days|weeks|hours))`,
  'g',
)

/** "Between the 10th and the 20th", "el 20 y vuelvo el 27" */
const dayPair = new RegExp(
  `\\b(?:between|entre) ${dayNumber} (?:and|y) ${dayNumber}(?![\\w:])|\\b(?:on |el )${dayNumber},? (?:(?:and|y|then|returning|coming|but) )*(?:(?:i|we|i'?m|we'?re|i'?ll be|we'?ll be|will|be|am|are) )*(?:back|return\\w*|come back|get back|coming back|vuelv\\w+|regres\\w+|volvemos|de vuelta) (?:home )?(?:on |el )?${dayNumber}(?![\\w:])`,
  'g',
)

/** "Until the 23rd", "hasta el 23": a day of the month by itself */
const untilDayAlone =
  /\b(?:until|till|til|through|hasta)\s+(?:(?:the|el|el dia)\s+(\d{1,2})(?:st|nd|rd|th)?|(\d{1,2})(?:st|nd|rd|th))(?![\w:]|\s*(?:am|pm|de|of|h\b|%|kw|[-/]))/g

function dayOf(text: string): number {
  const named = dayNames.split('|').indexOf(text.replace('-', ' '))
  return named >= 0 ? named + 1 : Number(text)
}

function readDates(text: string): Found[] {
  const ranges = monthRanges(text)
  const days = singleDates(text).filter(
    (day) => !ranges.some((range) => day.start < range.end && range.start < day.end),
  )
  return [...ranges, ...days]
}

/** "Aug 3 to Aug 17", "August 3-17", "del 3 al 17 de agosto", "del 30 de julio al 4 de agosto". */
function monthRanges(text: string): Found[] {
  const range = (from: Slots | undefined, until: Slots | undefined) =>
    from?.date && until?.date ? { fromDate: from.date, date: until.date } : undefined
  return [
    ...findAll(text, monthFirstRange, 'xdate', (m) =>
      range(dateOf(m[1]!, m[2]!, m[5]), dateOf(m[3] ?? m[1]!, m[4]!, m[5])),
    ),
    ...findAll(text, dayFirstRange, 'xdate', (m) =>
      range(dateOf(m[2] ?? m[4]!, m[1]!, m[5]), dateOf(m[4]!, m[3]!, m[5])),
    ),
  ]
}

function singleDates(text: string): Found[] {
  return [
    ...findAll(text, dayRange, 'xdate', (m) => {
      const untilDay = dayOf(m[2] ?? '')
      const fromDay = dayOf(m[1] ?? '')
      return untilDay >= 1 && untilDay <= 31 && fromDay <= 31 ? { fromDay, untilDay } : undefined
    }),
    ...findAll(text, dayPair, 'xdate', (m) => {
      const [fromDay, untilDay] = [dayOf(m[1] ?? m[3] ?? ''), dayOf(m[2] ?? m[4] ?? '')]
      return fromDay >= 1 && untilDay >= 1 && untilDay <= 31 && fromDay <= 31
        ? { fromDay, untilDay }
        : undefined
    }),
    ...findAll(text, untilDayAlone, 'xdate', (m) => {
      const untilDay = Number(m[1] ?? m[2])
      return untilDay >= 1 && untilDay <= 31 ? { untilDay } : undefined
    }),
    ...findAll(text, /\b(\d{4})-(\d{2})-(\d{2})\b/g, 'xdate', (m) => ({ date: `${m[1]}-${m[2]}-${m[3]}` })),
    ...findAll(text, monthFirst, 'xdate', (m) => dateOf(m[1] ?? '', m[2] ?? '', m[3])),
    ...findAll(text, dayFirst, 'xdate', (m) => dateOf(m[2] ?? '', m[1] ?? '', m[3])),
  ]
}

function dateOf(monthName: string, day: string, year: string | undefined): Slots | undefined {
  const month = monthStarts.findIndex((starts) => new RegExp(`^(?:${starts})`).test(monthName)) + 1
  if (month === 0 || Number(day) < 1 || Number(day) > 31) return undefined
  const monthDay = `${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`
  return { date: year ? `${year}-${monthDay}` : monthDay }
}

function readTimes(text: string): Found[] {
  return [
    ...findAll(text, /\b(\d{1,2}):(\d{2})\s*(am|pm|a\.m\.|p\.m\.|h)?(?![\d])/g, 'xtime', (m) =>
      clock(m[1], m[2], m[3]),
    ),
    ...findAll(text, /\b(\d{1,2})\s*(am|pm|a\.m\.|p\.m\.|o'?clock)(?![a-z])/g, 'xtime', (m) =>
      clock(m[1], '00', m[2]),
    ),
    ...findAll(
      text,
      /\b(?:a|hasta|desde) las? (\d{1,2})(?: de la (noche|tarde|manana))?(?![\d:])/g,
      'xtime',
      (m) => clock(m[1], '00', m[2] === 'noche' || m[2] === 'tarde' ? 'pm' : undefined),
    ),
    ...findAll(
      text,
      /\b(?:at|until|till|after|before|by|since) (\d{1,2})(?=\s*(?:tonight|tomorrow|today|is\b|works\b|$|[,.?!]))/g,
      'xtime',
      (m) => clock(m[1], '00', undefined),
    ),
    ...findAll(text, /\b(?:noon|midday|mediodia)\b/g, 'xtime', () => ({ time: '12:00' })),
    ...findAll(text, /\b(?:midnight|medianoche)\b/g, 'xtime', () => ({ time: '00:00' })),
  ]
}

function clock(
  hour: string | undefined,
  minute: string | undefined,
  half: string | undefined,
): Slots | undefined {
  let hours = Number(hour)
  if (hours > 23 || Number(minute) > 59) return undefined
  if (half?.startsWith('p') && hours < 12) hours += 12
  if (half?.startsWith('a') && hours === 12) hours = 0
  return { time: `${String(hours).padStart(2, '0')}:${minute}` }
}
