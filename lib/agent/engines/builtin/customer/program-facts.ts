import type { Turn } from '@/lib/agent/turn'
import { hasDearerHours, type ProgramTerms } from '@/lib/domain/program/terms'
import type { ProgramFact } from './program-fact-words'
import { whenText } from './when-text'

type Teller = (turn: Turn, terms: ProgramTerms) => string

/** One sentence or two for one fact, from the program's own terms and nothing else. */
export function tellProgramFact(turn: Turn, terms: ProgramTerms, fact: ProgramFact): string {
  return TELL[fact](turn, terms)
}

const free = (terms: ProgramTerms) => !terms.penalty && !hasDearerHours(terms)

/** The program's own words say it already. */
const SAYS_NONE =
  /\bno penalty\b|\bnothing is charged\b|\bno hay (?:penalizaci[oó]n|multa)\b|\bsin penalizaci[oó]n\b|\bno se cobra nada\b/i

const TELL: Record<ProgramFact, Teller> = {
  leaves: ({ t }) => `${t('programs.leaveAnyDay')} ${t('programs.keepsEarned')}`,
  forgets: ({ t, locale }, terms) => {
    const no = terms.card.sayingNo[locale]
    if (terms.participation === 'opt-in') return `${t('facts.forgetsOptIn')} ${no}`
    return terms.deviceType ? `${t('facts.forgetsDevice')} ${no}` : no
  },
  skips: ({ t, locale }, terms) =>
    `${free(terms) ? `${t('facts.skipsYes')} ` : ''}${terms.card.sayingNo[locale]}`,
  penalty: ({ t, locale }, terms) => {
    const no = terms.card.sayingNo[locale]
    return free(terms) && !SAYS_NONE.test(no) ? `${t('facts.noPenalty')} ${no}` : no
  },
  keeps: ({ t }) => t('programs.keepsEarned'),
  told: ({ t }, { noticeMinutes }) => t('facts.notice', { notice: noticeText(t, noticeMinutes) }),
  lasts: ({ t, locale }, { name, limits }) =>
    t('facts.lasts', { name: name[locale], hours: limits.maxHoursPerEvent }),
  often: ({ t, locale }, { name, limits }) =>
    t('facts.often', {
      name: name[locale],
      year: limits.maxEventsPerYear,
      month: limits.maxEventsPerMonth,
      day: limits.maxEventsPerDay,
    }),
  hours: (turn, terms) => `${hoursText(turn, terms)}${monthsText(turn, terms)}`,
  notice: ({ t }, { noticeMinutes }) => t('facts.notice', { notice: noticeText(t, noticeMinutes) }),
  costs: ({ locale }, { card }) => card.whatItCosts[locale],
  paid: ({ t, ctx, locale }, { name, card }) =>
    t('earnings.paid', {
      name: name[locale],
      reward: card.whatYouGet[locale],
      phone: ctx.env.UTILITY_PHONE,
    }),
  worth: ({ locale }, { card }) => card.whatYouGet[locale],
  controls: ({ t, locale }, { name, card, deviceType }) =>
    deviceType
      ? `${t('facts.controlsDevice', { device: t(`device.${deviceType}`) })} ${card.sayingNo[locale]}`
      : t('facts.controlsNothing', { name: name[locale] }),
  needs: ({ t, locale }, { name, card, deviceType }) =>
    deviceType
      ? `${t('facts.needsDevice', { name: name[locale], device: t(`device.${deviceType}`) })} ${card.whatItCosts[locale]}`
      : t('facts.needsNothing', { name: name[locale] }),
  water: (turn, terms) => ofDevice(turn, terms, 'water-heater', 'water'),
  ready: (turn, terms) => ofDevice(turn, terms, 'ev', 'car'),
  reserve: (turn, terms) => ofDevice(turn, terms, 'battery', 'battery'),
  comfort: (turn, terms) => ofDevice(turn, terms, 'thermostat', 'heating'),
}

/** What the device of the program feels; another one is not touched, which is said. */
function ofDevice(turn: Turn, terms: ProgramTerms, device: ProgramTerms['deviceType'], of: string): string {
  const { t, locale } = turn
  const { name, card, promise, deviceType } = terms
  if (!deviceType) return t('facts.controlsNothing', { name: name[locale] })
  if (deviceType !== device) return t(`facts.untouched.${of}`, { name: name[locale] })
  const first = of === 'battery' ? card.whatItCosts : of === 'heating' ? undefined : promise
  const lead = first ? withoutNothing(first[locale]) : t('facts.alittle')
  const more = of === 'battery' || of === 'heating' ? ` ${card.sayingNo[locale]}` : ''
  return `${lead} ${card.whatHappens[locale]}${more}`
}

/** "Nothing, but your battery has less in reserve": said of what it costs; asked of the battery, only what it does counts */
function withoutNothing(text: string): string {
  const rest = text.replace(/^(?:Nothing, but|Nada, pero) /, '')
  return `${rest.charAt(0).toUpperCase()}${rest.slice(1)}`
}

export function noticeText(t: Turn['t'], minutes: number): string {
  if (minutes >= 1080) return t('facts.dayBefore')
  return minutes >= 120
    ? t('facts.hoursBefore', { count: Math.round(minutes / 60) })
    : t('facts.minutesBefore', { count: minutes })
}

function hoursText(turn: Turn, { name, limits }: ProgramTerms): string {
  const { t, locale } = turn
  const { startHour, endHour } = limits
  if (startHour === 0 && endHour === 24) return t('facts.anyHour', { name: name[locale] })
  const { hour } = whenText(turn)
  return t('facts.hours', { name: name[locale], from: hour(startHour), to: hour(endHour) })
}

/** Months and weekdays, when not all of them count */
function monthsText({ t, locale }: Turn, { limits: { months, weekdays } }: ProgramTerms): string {
  const format = new Intl.DateTimeFormat(locale === 'es' ? 'es-US' : 'en-US', {
    month: 'long',
    timeZone: 'UTC',
  })
  const month = (of: number) => format.format(Date.UTC(2026, of - 1, 1))
  const before = (of: number) => ((of + 10) % 12) + 1
  const after = (of: number) => (of % 12) + 1
  const first = months.find((one) => !months.includes(before(one)))
  const last = months.findLast((one) => !months.includes(after(one)))
  const workdays = weekdays.length === 5 && !weekdays.includes(6) && !weekdays.includes(7)
  const parts = [
    ...(first && last ? [t('facts.months', { from: month(first), to: month(last) })] : []),
    ...(workdays ? [t('facts.weekdays')] : []),
  ]
  return parts.length ? ` ${parts.join(' ')}` : ''
}
