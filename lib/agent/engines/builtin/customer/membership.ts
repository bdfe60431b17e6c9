import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import { foldText } from '@/lib/agent/understanding/normalize-text'
import { asks } from '@/lib/agent/understanding/only-asks'
import type { Act } from '@/lib/agent/understanding/understanding'
import type { EnrollmentDto } from '@/lib/protocol/me'
import { listMyEnrollments } from '@/lib/usecases/enrollments/list-my-enrollments'
import { chips } from './chips'
import { choose } from './choosing'
import { programsIfFree } from './device-programs'
import { proposeCancelling } from './orders'
import { pauseDays } from './pause-days'
import { showPrograms } from './programs'
import { propose } from './proposals'
import { untilOf } from './until'
import { whenText } from './when-text'
import { openOrder } from './yes-no'

const PAUSE_DAYS = 30
/** "End the pause" holds the word as well */
const ENDS_PAUSE =
  /\b(?:end|ends|stop|lift|finish|cancel|over|undo|unpause|termine?|termina[rn]?|quit[ae]r?|acab[ae]r?|levante?|fin)\b.*\b(?:paus\w+|break|hold|descanso)\b|\bunpause\b/i
const DAY_MS = 86_400_000

async function current({ ctx }: Turn): Promise<{ active?: EnrollmentDto; left?: EnrollmentDto }> {
  const mine = await listMyEnrollments(ctx)
  return {
    active: mine.find((item) => item.state !== 'left'),
    left: mine.find((item) => item.state === 'left'),
  }
}

/** One program at a time: who names another is offered to leave the first, and goes on to the other with its quote. */
export async function proposeSwitch(
  turn: Turn,
  next: { id: string; name: string },
): Promise<Reply | undefined> {
  const { t } = turn
  const { active } = await current(turn)
  if (!active) return undefined
  const { name } = active
  const reply = await propose(turn, {
    kind: 'leave',
    title: t('membership.switchTitle', { name, next: next.name }),
    text: t('membership.switchText', { name, reference: active.reference, next: next.name }),
    data: { enrollmentId: active.enrollmentId, name, next: next.id },
    yesLabel: t('membership.leaveYes'),
    intro: t('membership.switchIntro', { name, next: next.name }),
  })
  // "How long is an event in that one?" asks of the one that is wanted.
  return { ...reply, memory: { ...reply.memory, focusOfferId: next.id } }
}

/** Leaving takes one yes; a pause is offered once, without pressing. */
export async function proposeLeaving(turn: Turn, act: Act): Promise<Reply> {
  const { t } = turn
  if (act.slots.offerId?.startsWith('solar:')) return proposeCancelling(turn, act)
  const { active } = await current(turn)
  if (!active && (await openOrder(turn))) return proposeCancelling(turn, act)
  if (!active) return say(t('programs.noneMine'), chips(turn, ['programs']))
  const next = await goesOnTo(turn, active.programId)
  if (next) return (await proposeSwitch(turn, next))!
  const { name } = active
  return propose(turn, {
    kind: 'leave',
    title: t('membership.leaveTitle', { name }),
    text: t('membership.leaveText', { name, reference: active.reference }),
    data: { enrollmentId: active.enrollmentId, name },
    yesLabel: t('membership.leaveYes'),
    intro: t('membership.leaveIntro', { name, days: PAUSE_DAYS }),
    chipKeys: ['pause30'],
  })
}

/** "Out of the thermostat thing and into one for my car": the program that is wanted instead, when one was named. */
async function goesOnTo(turn: Turn, activeId: string): Promise<{ id: string; name: string } | undefined> {
  const words = foldText(turn.text)
  const wish = GOES_ON.exec(words)
  if (!wish || asks(turn.text)) return undefined
  const wanted = words.slice(wish.index)
  const free = (await programsIfFree(turn)).filter(({ id }) => id !== activeId)
  const device = NAMED_DEVICES.find(([named]) => named.test(wanted))?.[1]
  const program =
    free.find(({ terms }) => wanted.includes(foldText(terms.name[turn.locale]))) ??
    (device === undefined ? undefined : free.find(({ terms }) => terms.deviceType === device))
  return program && { id: `dfp:${program.id}`, name: program.terms.name[turn.locale] }
}

/** What is wanted comes after these */
const GOES_ON =
  /\b(?:into|in to|join|switch to|change to|move to|and (?:in|into|on|to)|and (?:get|put|sign) me|instead|for the|y (?:en|a|entrar|meterme|pasarme|unirme|apuntarme)|pasarme a|cambiar\w* a)\b/
const NAMED_DEVICES: readonly [RegExp, string | null][] = [
  [/\b(?:peak|rebates?|by hand|horas? (?:punta|pico)|reembolso)\b/, null],
  [/\b(?:cars?|evs?|tesla|charger|charging|coche|carro|auto|cargador)\b/, 'ev'],
  [/\b(?:batter\w+|powerwall|baterias?)\b/, 'battery'],
  [/\b(?:water ?heaters?|hot water|calentador|agua caliente)\b/, 'water-heater'],
  [/\b(?:thermostats?|ac|a\/c|air ?con\w*|nest|termostatos?|aire)\b/, 'thermostat'],
]

export async function proposePausing(turn: Turn, act: Act): Promise<Reply> {
  const { t, ctx } = turn
  const { active } = await current(turn)
  if (!active) return say(t('programs.noneMine'), chips(turn, ['programs']))
  if (active.state === 'paused' && ENDS_PAUSE.test(act.span)) return comeBack(turn, act)
  const { name } = active
  const gridNow = await ctx.gridNow()
  const own = pauseDays(act.span)
  const asked = untilOf(own.told ? own.slots : act.slots, gridNow, ctx.env.TIME_ZONE)
  if (own.vague && !asked)
    return {
      ...say(t('membership.pauseHowLong', { name })),
      memory: { expecting: 'date', waiting: { topic: 'programs.pause' } },
    }
  const days = asked
    ? Math.max(1, Math.min(365, Math.ceil((asked.getTime() - gridNow.getTime()) / DAY_MS)))
    : PAUSE_DAYS
  const end = new Date(gridNow.getTime() + days * DAY_MS)
  const until = whenText(turn).day(end)
  return propose(turn, {
    kind: 'pause',
    title: t('membership.pauseTitle', { name }),
    text: t('membership.pauseText', { name, until, days }),
    data: {
      enrollmentId: active.enrollmentId,
      name,
      days,
      until: end.toISOString(),
      asked: asked !== undefined,
    },
    yesLabel: t('membership.pauseYes'),
  }).then((reply) => ({ ...reply, memory: { ...reply.memory, waiting: undefined } }))
}

/** Coming back: a pause ends with one yes, a program that was left is chosen anew with its quote and terms. */
export async function comeBack(turn: Turn, act: Act): Promise<Reply> {
  const { t } = turn
  const { active, left } = await current(turn)
  if (active?.state === 'paused')
    return propose(turn, {
      kind: 'resume',
      title: t('membership.resumeTitle', { name: active.name }),
      text: t('membership.resumeText', { name: active.name }),
      data: { enrollmentId: active.enrollmentId, name: active.name },
      yesLabel: t('membership.resumeYes'),
    })
  if (active) return say(t('membership.already', { name: active.name }), chips(turn, ['nextEvent']))
  if (left && !act.slots.programId && asks(act.span))
    return say(t('membership.canReturn'), chips(turn, ['rejoin', 'programs'], { name: left.name }))
  const wanted = act.slots.programId ?? left?.programId
  return wanted ? choose(turn, `dfp:${wanted}`) : showPrograms(turn, act)
}
