import { expect, test } from 'vitest'
import { isQuiet, mayNotifyNow, readNoticePreferences } from '@/lib/domain/notice/may-notify-now'

const timeZone = 'America/Los_Angeles'
const prefs = readNoticePreferences({}, null)
const at = (local: string) => new Date(`${local}-07:00`)
const ask = (now: Date, more: Partial<Parameters<typeof mayNotifyNow>[0]> = {}) =>
  mayNotifyNow({ now, timeZone, prefs, sentToday: 0, emergency: false, ...more })

test('in the afternoon a message goes out', () => {
  expect(ask(at('2026-07-15T16:00:00'))).toEqual({ now: true })
})

test('from nine at night to seven in the morning it waits for the morning', () => {
  const morning = at('2026-07-16T07:00:00')
  expect(ask(at('2026-07-15T21:00:00'))).toEqual({ now: false, reason: 'quiet-hours', retryAt: morning })
  expect(ask(at('2026-07-16T06:59:59'))).toEqual({ now: false, reason: 'quiet-hours', retryAt: morning })
  expect(ask(morning)).toEqual({ now: true })
})

test('a third message of a day waits for the next morning', () => {
  expect(ask(at('2026-07-15T16:00:00'), { sentToday: 2 })).toEqual({
    now: false,
    reason: 'daily-limit',
    retryAt: at('2026-07-16T07:00:00'),
  })
})

test('on vacation nothing is sent until it ends', () => {
  const back = at('2026-08-01T00:00:00')
  expect(ask(at('2026-07-15T16:00:00'), { prefs: { ...prefs, vacationUntil: back } })).toEqual({
    now: false,
    reason: 'vacation',
    retryAt: back,
  })
  expect(ask(at('2026-08-01T16:00:00'), { prefs: { ...prefs, vacationUntil: back } })).toEqual({ now: true })
})

test('a vacation that has not begun holds nothing back', () => {
  const away = readNoticePreferences(
    { vacationFrom: at('2026-08-03T00:00:00').toISOString() },
    at('2026-08-17T00:00:00'),
  )
  expect(ask(at('2026-08-02T16:00:00'), { prefs: away })).toEqual({ now: true })
  expect(ask(at('2026-08-03T16:00:00'), { prefs: away })).toMatchObject({ reason: 'vacation' })
})

test('an emergency is held by none of them', () => {
  const back = at('2026-08-01T00:00:00')
  expect(
    ask(at('2026-07-15T03:00:00'), {
      sentToday: 9,
      emergency: true,
      prefs: { ...prefs, vacationUntil: back },
    }),
  ).toEqual({ now: true })
})

test('what is told to wait is let through at the time it was told', () => {
  for (let hour = 0; hour < 24; hour++)
    for (const sentToday of [0, 2]) {
      const now = at(`2026-07-15T${String(hour).padStart(2, '0')}:30:00`)
      const decision = ask(now, { sentToday })
      if (decision.now) continue
      expect(decision.retryAt.getTime()).toBeGreaterThan(now.getTime())
      expect(ask(decision.retryAt)).toEqual({ now: true })
    }
})

test('quiet hours may lie within a day, and equal hours are none', () => {
  expect([12, 13, 14, 15].map((hour) => isQuiet(hour, { fromHour: 13, toHour: 15 }))).toEqual([
    false,
    true,
    true,
    false,
  ])
  expect(isQuiet(3, { fromHour: 0, toHour: 0 })).toBe(false)
})

test('stored nonsense falls back to the usual quiet hours', () => {
  expect(readNoticePreferences({ quietHours: { fromHour: 'x', toHour: 99 } }, null)).toEqual(prefs)
})
