import type { Formats } from '@/lib/client/formats'
import type { Me } from '@/lib/protocol/me'

type Translate = (key: string, values?: Record<string, string | number>) => string

/** The next event in a few words, and where the customer stands in it. */
export function nextEventWords(
  me: Me,
  formats: Formats,
  t: Translate,
): { words: string; short?: string; sub: string | null } {
  const { nextEvent } = me
  if (!nextEvent)
    return me.program
      ? { words: t('rail.noneCalled'), sub: t('rail.tellYou') }
      : { words: t('rail.noneYet'), sub: null }
  const stance =
    nextEvent.response === 'accepted'
      ? t('rail.in')
      : nextEvent.response === 'declined'
        ? t('rail.out')
        : t('rail.waiting')
  if (nextEvent.state === 'live')
    return {
      words: t('event.live', { time: formats.timeShort(nextEvent.endAt) }),
      short: t('event.liveShort', { time: formats.timeShort(nextEvent.endAt) }),
      sub: stance,
    }
  const days = formats.daysFrom(me.grid.now, nextEvent.startAt)
  const day =
    days === 0 ? t('event.today') : days === 1 ? t('event.tomorrow') : formats.weekdayShort(nextEvent.startAt)
  const time = formats.timeRange(nextEvent.startAt, nextEvent.endAt)
  return { words: t('event.dayAndTime', { day, time }), sub: stance }
}
