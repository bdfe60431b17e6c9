import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import type { Act } from '@/lib/agent/understanding/understanding'
import { ownEvent } from '@/lib/domain/activation/own-event'
import { formatMoney } from '@/lib/domain/money'
import { loadMyEvents, type MyEvent, presentMyEvents } from '@/lib/usecases/earnings/list-my-events'
import { readMyEventCard } from '@/lib/usecases/earnings/read-my-event-card'
import { newestResult } from '@/lib/usecases/earnings/read-result'
import { listMyEnrollments } from '@/lib/usecases/enrollments/list-my-enrollments'
import { readMyStreet } from '@/lib/usecases/transformers/read-my-street'
import { chips } from './chips'
import { tablePart } from './table-part'
import { numberText, whenText } from './when-text'

async function openEvent({ ctx }: Turn): Promise<MyEvent | undefined> {
  const gridNow = await ctx.gridNow()
  const events = await loadMyEvents(ctx, { after: null, limit: 20 })
  return events
    .filter((event) => ['scheduled', 'notifying', 'active'].includes(event.activation.state))
    .filter((event) => ownEvent(event.activation, event).endAt > gridNow)
    .at(-1)
}

/** "And after that one?" */
const ANOTHER =
  /\b(?:anything|any|something|nothing|one) else\b|\bafter (?:that|this|it)\b|\banother(?: one)?\b|\bm[aá]s (?:eventos|despu[eé]s)\b|\botro(?: evento)?\b|\bdespu[eé]s de (?:ese|este)\b/i

export async function showNextEvent(turn: Turn, act: Act): Promise<Reply> {
  const { ctx, t } = turn
  const event = await openEvent(turn)
  if (!event) {
    const active = (await listMyEnrollments(ctx)).find((item) => item.state !== 'left')
    if (!active) return say(t('events.noneNotIn'), chips(turn, ['programs']))
    return say(
      t(active.state === 'paused' ? 'events.nonePaused' : 'events.none', { name: active.name }),
      chips(turn, ['earned', 'eventHistory']),
    )
  }
  const when = whenText(turn)
  const own = ownEvent(event.activation, event)
  const begun = event.activation.state === 'active' && own.startAt <= (await ctx.gridNow())
  const key = begun ? 'live' : event.state
  const card = await readMyEventCard(ctx, event)
  return {
    ...say(
      [
        t(`events.next.${key}`, {
          day: when.day(own.startAt),
          from: when.time(own.startAt),
          to: when.time(own.endAt),
        }),
        ...(ANOTHER.test(act.span) ? [t('events.noOther')] : []),
      ].join(' '),
      ...(card ? [card] : []),
      chips(turn, event.state === 'declined' ? ['takePart'] : ['notThisTime', 'whyEvent']),
    ),
    memory: { activationId: event.activationId },
  }
}

/** Why an event was called: the grid's own figures of this street, and none when there are none. */
export async function explainEvent(turn: Turn, _act: Act): Promise<Reply> {
  const { ctx, t, locale } = turn
  const event = (await openEvent(turn)) ?? (await loadMyEvents(ctx, { after: null, limit: 1 }))[0]
  if (!event) {
    const street = await readMyStreet(ctx)
    return say(
      street.loadPercent === null
        ? t('events.whyGeneral')
        : t('events.whyStreet', { percent: street.loadPercent }),
      chips(turn, ['programs']),
    )
  }
  const { neededKw, limitKw } = event.activation
  return say(
    t(neededKw > 0 ? 'events.why' : 'events.whyNoNeed', {
      day: whenText(turn).day(ownEvent(event.activation, event).startAt),
      need: numberText(neededKw, locale, 0),
      limit: numberText(limitKw, locale, 0),
      share: numberText(event.expectedKw, locale),
    }),
    chips(turn, ['notThisTime', 'howCalculated']),
  )
}

export async function showResult(turn: Turn, _act: Act): Promise<Reply> {
  const { ctx, t, locale } = turn
  const found = await newestResult(ctx)
  if (!found) {
    const [last] = await loadMyEvents(ctx, { after: null, limit: 1 })
    return say(
      t(last ? 'events.resultNotYet' : 'events.resultNone'),
      chips(turn, ['nextEvent', 'eventHistory']),
    )
  }
  const { result } = found.part
  return {
    ...say(
      result
        ? t('events.result', {
            day: whenText(turn).day(found.part.startAt),
            kwh: numberText(result.energyKwh, locale, 2),
            amount: formatMoney(result.amountMinor, result.currency, locale),
            state: t(result.provisional ? 'events.provisional' : 'events.final'),
          })
        : t('events.resultUnmeasured', { day: whenText(turn).day(found.part.startAt) }),
      found.part,
      chips(turn, ['howCalculated', 'wrong', 'eventHistory']),
    ),
    memory: { activationId: found.activationId },
  }
}

export async function showHistory(turn: Turn, _act: Act): Promise<Reply> {
  const { ctx, t, locale } = turn
  const events = await presentMyEvents(ctx, await loadMyEvents(ctx, { after: null, limit: 12 }))
  if (events.length === 0) return say(t('events.historyNone'), chips(turn, ['nextEvent', 'programs']))
  const when = whenText(turn)
  return say(
    t('events.history', { count: events.length }),
    tablePart(
      t('events.historyTitle'),
      (['event', 'time', 'less', 'earned', 'state'] as const).map((key) => t(`table.${key}`)),
      events.map((event) => [
        `${when.day(event.startAt)}, ${event.programName}`,
        `${when.time(event.startAt)}–${when.time(event.endAt)}`,
        event.energyKwh === null ? '–' : `${numberText(event.energyKwh, locale, 2)} kWh`,
        event.amountMinor === null ? '–' : formatMoney(event.amountMinor, event.currency, locale),
        t(`events.state.${event.state}`),
      ]),
    ),
    chips(turn, ['earned', 'howCalculated']),
  )
}
