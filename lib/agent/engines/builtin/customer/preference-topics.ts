import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import { isConditional, saysIf } from '@/lib/agent/understanding/conditions'
import { asks } from '@/lib/agent/understanding/only-asks'
import type { Act } from '@/lib/agent/understanding/understanding'
import { getTranslator } from '@/lib/i18n/translator'
import type { Preferences } from '@/lib/protocol/me'
import { listMyEnrollments } from '@/lib/usecases/enrollments/list-my-enrollments'
import { changeMyPreferences, readMyPreferences } from '@/lib/usecases/preferences/my-preferences'
import { asDone } from './as-done'
import { programsOnSale } from './catalogue'
import { chips } from './chips'
import { comeBack } from './membership'
import { propose } from './proposals'
import { quietRange } from './quiet-range'
import { tablePart } from './table-part'
import { beginsWith, besideProposed, fromOf, untilOf, withDayOfMonth } from './until'
import { whenText } from './when-text'

/** "By e-mail, not by text" stops nothing: it only says which. */
const NOT_THE_OTHER =
  /(?<=\S[\s,])(?:no|not|sin) (?:por|by|via|with|con|al?|en) (?:(?:un|el|mi|my|the) )?\S+(?: de texto| messages?)?/g

/** How messages come: changed at once, because the same sentence takes it back. */
export async function changeNotifications(turn: Turn, act: Act): Promise<Reply> {
  const { ctx, t } = turn
  const { time, email } = act.slots
  const words = act.span.toLowerCase()
  const channel = email ? 'email' : wantedChannel(words, act.slots.channel)
  const stop =
    /\b(stop|no|don'?t|fewer|less|mute|off|pause|silence|suspend|too many|quit|deja|menos|no quiero|sin|paus\w+|silenci\w+)\b/.test(
      words.replace(NOT_THE_OTHER, ' '),
    )
  if ((asks(act.span) || saysIf(act.span)) && !email) return tellSettings(turn, words)
  // "Stop texting me so much" wants fewer, not none; "you texted me at midnight!" orders nothing.
  if (FEWER.test(words) && !email) return settings(turn, await readMyPreferences(ctx), 'notifications.fewer')
  if (TOLD.test(words) && !ORDERS.test(words))
    return settings(turn, await readMyPreferences(ctx), 'notifications.fewer')
  const range = quietRange(words)
  if (range)
    return settings(
      turn,
      await changeMyPreferences({ ctx, input: { quietHours: range } }),
      'notifications.quiet',
    )
  const hour = time ? nightHour(Number(time.slice(0, 2)), words) : undefined
  if (hour !== undefined) {
    const before = /\b(before|antes)\b/.test(words)
    const now = (await readMyPreferences(ctx)).quietHours
    const quietHours = before ? { ...now, toHour: hour } : { ...now, fromHour: hour }
    return settings(turn, await changeMyPreferences({ ctx, input: { quietHours } }), 'notifications.quiet')
  }
  if (channel === 'email' || channel === 'sms') {
    const wanted = stop ? 'chat' : channel
    if (wanted === 'email' && !email && !(await hasEmail(turn))) return say(t('notifications.noEmail'))
    const input = { channel: wanted, ...(email ? { email } : {}) }
    return settings(turn, await changeMyPreferences({ ctx, input }), `notifications.channel.${wanted}`)
  }
  if (
    stop &&
    /\b(messages?|texts?|emails?|notifications?|reminders?|mensajes?|avisos?|notificaciones)\b/.test(words)
  )
    return settings(
      turn,
      await changeMyPreferences({ ctx, input: { channel: 'chat' } }),
      'notifications.channel.chat',
    )
  return settings(turn, await readMyPreferences(ctx), 'notifications.shown')
}

/** "Did you change the email too?", "when do you text me before it?": told as it stands, with nothing changed. */
export async function tellSettings(turn: Turn, words: string): Promise<Reply> {
  const { ctx, t } = turn
  const prefs = await readMyPreferences(ctx)
  const told = /\b(?:did|have|is|are|was|does|do) (?:you|it|that|my|the|we|they|i)\b/.test(words)
  if (told && /\b(?:e-?mails?|mail|correo)\b/.test(words)) {
    const email = await emailOf(turn)
    const on = prefs.channel === 'email' && email !== null
    const key = on
      ? /\b(?:what|which)\b/.test(words)
        ? 'emailIsThis'
        : 'emailIsOn'
      : email
        ? 'emailIsOff'
        : 'emailUnknown'
    return say(t(`notifications.${key}`, { email: email ?? '' }), settingsTable(turn, prefs))
  }
  const early = WHEN_TOLD.test(words) ? await noticeOf(turn) : undefined
  return early ? say(t('notifications.whenTold', early)) : settings(turn, prefs, 'notifications.shown')
}

const WHEN_TOLD =
  /\b(?:when|how (?:early|long|far|soon|much))\b.{0,30}\b(?:text|tell|notif\w*|messag\w*|warn|e-?mail|let (?:me|us) know|write)\b|\b(?:cuando|cuanto|con cuanta)\b.{0,30}\b(?:avis\w*|escrib\w*|mand\w*|dicen)\b/

/** How long before an event this home is told, by the terms of its program */
async function noticeOf(turn: Turn): Promise<{ name: string; minutes: number } | undefined> {
  const { ctx, locale } = turn
  const mine = (await listMyEnrollments(ctx)).find((one) => one.state !== 'left')
  const program = (await programsOnSale(turn)).find((row) => row.id === mine?.programId)
  return program && { name: program.terms.name[locale], minutes: program.terms.noticeMinutes }
}

const FEWER =
  /\b(?:so (?:much|many|often)|too (?:much|many|often)|fewer|less|as often|all the time|constantly|tant[oa]s?|demasiad\w+|menos|tan seguido|a cada rato)\b/
const TOLD =
  /\b(?:you|they|u) (?:just |always |keep |kept )*(?:texted|texting|messaged|messaging|called|calling|woke|wrote|emailed|emailing|sent|sending)\b|\bme (?:escrib|mand|despert|llam|avis)\w*(?:on|aste|iste|aron|ieron)\b/
const ORDERS =
  /\b(?:stop|don'?t|do not|no more|never|please|quiet|mute|turn off|only|instead|not|deje\w*|basta|no (?:me|quiero)|por favor|silenc\w*|solo)\b/

/** Nobody asks for quiet after ten in the morning: an evening hour without am or pm is one of the evening. */
function nightHour(hour: number, words: string): number {
  const begins = !/\b(?:before|until|till|antes|hasta)\b/.test(words)
  return begins && hour >= 6 && hour < 12 && !/\d\s*(?::\d\d\s*)?a\.?m\b|\bmorning\b|\bmañana\b/.test(words)
    ? hour + 12
    : hour
}

/** "Text me instead of email" wants texts. */
function wantedChannel(words: string, named: string | undefined): string | undefined {
  const [before = words] = words.split(/\b(?:instead of|rather than|not by|en vez de|en lugar de)\b/)
  if (/\b(texts?|sms|mensajes? de texto)\b/.test(before)) return 'sms'
  if (/\b(e-?mails?|mail|correo)\b/.test(before)) return 'email'
  return named
}

export async function hasEmail(turn: Turn): Promise<boolean> {
  return (await emailOf(turn)) !== null
}

async function emailOf({ ctx }: Turn): Promise<string | null> {
  if (ctx.actor.kind !== 'customer') return null
  const row = await ctx.db.customer.findFirst({
    where: { id: ctx.actor.customerId },
    select: { email: true },
  })
  return row?.email || null
}

function settings(turn: Turn, prefs: Preferences, key: string): Reply {
  const quiet = quietText(turn, prefs)
  const reply = say(turn.t(key, { quiet }), settingsTable(turn, prefs))
  return /\.(?:quiet|channel\.\w+)$/.test(key) ? asDone(turn, reply) : reply
}

function quietText(turn: Turn, { quietHours }: Preferences): string {
  const hour = whenText(turn).hour
  return quietHours.fromHour === quietHours.toHour
    ? turn.t('notifications.noQuiet')
    : `${hour(quietHours.fromHour)}–${hour(quietHours.toHour)}`
}

export function settingsTable(turn: Turn, prefs: Preferences) {
  const { t } = turn
  return tablePart(
    t('notifications.title'),
    [t('table.question'), t('table.answer')],
    [
      [t('notifications.rowChannel'), t(`notifications.by.${prefs.channel}`)],
      [t('notifications.rowQuiet'), quietText(turn, prefs)],
      [t('notifications.rowMost'), t('notifications.most')],
      [
        t(prefs.vacationFrom ? 'notifications.rowVacationRange' : 'notifications.rowVacation'),
        prefs.vacationUntil
          ? [prefs.vacationFrom, prefs.vacationUntil]
              .flatMap((at) => (at ? [whenText(turn).day(at)] : []))
              .join(' – ')
          : t('notifications.noVacation'),
      ],
    ],
  )
}

/** Being away: with a date it waits for a yes, without one it asks for the date. */
export async function goAway(turn: Turn, act: Act, since?: Date): Promise<Reply> {
  const { ctx, t } = turn
  const words = act.span.toLowerCase()
  const said = withDayOfMonth(act.slots, words)
  const { date, untilDay, weekday, durationMinutes, day } = said
  const ahead = day && !/^(?:now|today|tonight|yesterday)$/.test(day) ? day : undefined
  if (
    (date ?? untilDay ?? weekday ?? durationMinutes ?? ahead) === undefined &&
    !asks(act.span) &&
    !isConditional(act.span) &&
    /\b(back (?:home )?(?:from|again)?|i'?m back|we'?re back|end (?:my )?(?:vacation|holiday)|he vuelto|ya volv[ií]|regres[eé])\b/.test(
      words,
    )
  ) {
    const isAway = (await readMyPreferences(ctx)).vacationUntil !== null
    // A program that is paused still waits for its own yes: nothing is said to go on before it.
    const paused = (await listMyEnrollments(ctx)).some(({ state }) => state === 'paused')
    if (isAway) await changeMyPreferences({ ctx, input: { vacationUntil: null } })
    if (paused) return comeBack(turn, act)
    if (!isAway)
      return { ...say(t('vacation.notAway'), chips(turn, ['nextEvent'])), memory: { waiting: undefined } }
    return { ...say(t('vacation.ended'), chips(turn, ['nextEvent'])), memory: { waiting: undefined } }
  }
  if (TAKEN_BACK.test(words) && !asks(act.span) && (await readMyPreferences(ctx)).vacationUntil) {
    await changeMyPreferences({ ctx, input: { vacationUntil: null } })
    return { ...say(t('vacation.off'), chips(turn, ['nextEvent'])), memory: { waiting: undefined } }
  }
  const gridNow = await ctx.gridNow()
  const proposed = proposedAway(turn)
  const slots = proposed ? besideProposed(said, proposed, ctx.env.TIME_ZONE) : said
  const until = untilOf(slots, gridNow, ctx.env.TIME_ZONE)
  if (!until)
    return {
      ...say(t('vacation.when')),
      memory: { expecting: 'date', waiting: { topic: 'vacation.pause' } },
    }
  const kept = since ?? (slots === said ? undefined : proposed?.from)
  const whole = UNTIL.test(words) ? undefined : beginsWith(slots, gridNow, ctx.env.TIME_ZONE)
  const begins = fromOf(slots, until, gridNow, ctx.env.TIME_ZONE) ?? whole ?? kept
  const from = begins ?? (UNTIL_NOW.test(words) ? undefined : await setBefore(turn, gridNow, until))
  const days = { from: from ? whenText(turn).day(from) : '', until: whenText(turn).day(until) }
  const reply = await propose(turn, {
    kind: 'vacation',
    title: t(from ? 'vacation.titleFrom' : 'vacation.title', days),
    text: t(from ? 'vacation.textFrom' : 'vacation.text', days),
    data: { until: until.toISOString(), ...(from ? { from: from.toISOString() } : {}) },
    yesLabel: t('vacation.yes'),
  })
  return { ...reply, memory: { ...reply.memory, waiting: undefined } }
}

/** "Cancel my vacation, we are staying home" */
const TAKEN_BACK =
  /\b(?:(?:cancel|delete|remove|forget|stop|end|undo|scrap) (?:the|my|our) (?:vacation|holiday|absence|trip|away\w*)|(?:not|n'?t|no longer) (?:going|leaving|away|travell?ing)(?: any ?more| after all| away)?|staying (?:home|here)|(?:cancel\w*|quit\w*|borr\w*) (?:mis |las |mi |la )?(?:vacaciones|ausencia|viaje)|ya no (?:nos|me) (?:vamos|voy)|nos quedamos en casa)\b/

const UNTIL_NOW =
  /\b(?:from now|starting now|right now|from today|tonight|today|desde (?:ya|hoy|ahora)|hoy)\b/

/** "We come back on the 28th instead": an absence that is set and lies ahead keeps its first day. */
async function setBefore({ ctx }: Turn, gridNow: Date, until: Date): Promise<Date | undefined> {
  const { vacationFrom, vacationUntil } = await readMyPreferences(ctx)
  const from = vacationFrom && vacationUntil ? new Date(vacationFrom) : undefined
  return from && from > gridNow && from < until ? from : undefined
}

/** "Until next week" has begun already. */
const UNTIL = /\b(?:until|till|til|hasta|through)\b/

/** The absence that waits for a yes: other days said now are said of it. */
function proposedAway({ memory }: Turn): { from?: Date; until: Date } | undefined {
  if (memory.asking !== 'proposal' || memory.proposal?.kind !== 'vacation') return undefined
  const { from, until } = memory.proposal.data
  return { until: new Date(String(until)), ...(typeof from === 'string' ? { from: new Date(from) } : {}) }
}

const SPOKEN = ['en', 'es'] as const

/** The language of the answers, kept with the customer and the conversation. */
export async function switchLanguage(turn: Turn, act: Act): Promise<Reply> {
  const { ctx, t } = turn
  const wanted = SPOKEN.find((language) => language === act.slots.language)
  if (!wanted)
    return say(
      t(act.slots.language ? 'language.unknown' : 'language.which'),
      chips(turn, ['inEnglish', 'inSpanish']),
    )
  await changeMyPreferences({ ctx, input: { locale: wanted } })
  const spoken = await getTranslator(wanted, 'agent')
  return { ...say(spoken('language.switched')), memory: { locale: wanted } }
}
