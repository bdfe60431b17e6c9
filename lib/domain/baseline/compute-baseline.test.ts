import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'
import { computeBaseline, type Measured, type ReadingAt } from '@/lib/domain/baseline/compute-baseline'

const ZONE = 'America/Los_Angeles'
// A Wednesday; the ten business days before it are 2 to 13 and 16, 17 June, weekends left out.
const EVENT_DATE = '2025-06-18'
const TEN_DAYS = [
  '2025-06-04',
  '2025-06-05',
  '2025-06-06',
  '2025-06-09',
  '2025-06-10',
  '2025-06-11',
  '2025-06-12',
  '2025-06-13',
  '2025-06-16',
  '2025-06-17',
]

function local(date: string, time: string, zone = ZONE): Date {
  return DateTime.fromISO(`${date}T${time}`, { zone }).toJSDate()
}

/** A load that repeats every local day, with a factor for chosen dates. */
function dailyLoad(factors: Record<string, number> = {}, zone = ZONE): ReadingAt {
  return (atMs) => {
    const at = DateTime.fromMillis(atMs, { zone })
    const shape = 2 + Math.sin((at.hour + at.minute / 60) / 4)
    return shape * (factors[at.toISODate()!] ?? 1)
  }
}

function measure(readings: ReadingAt, more: Partial<Parameters<typeof computeBaseline>[0]> = {}): Measured {
  const result = computeBaseline({
    rule: '10-of-10',
    intervalMinutes: 15,
    timeZone: ZONE,
    event: { start: local(EVENT_DATE, '17:00'), end: local(EVENT_DATE, '19:00') },
    readings,
    ...more,
  })
  if (result.state !== 'measured') throw new Error(`not measured: ${result.reason}`)
  return result
}

describe('identities of the 10-of-10 baseline', () => {
  test('identical days shed nothing and need no adjustment', () => {
    const result = measure(dailyLoad())
    expect(result.adjustment).toBeCloseTo(1, 12)
    expect(result.energyKwh).toBeCloseTo(0, 12)
    expect(result.averageReductionKw).toBeCloseTo(0, 12)
    expect(result.reboundKwh).toBeCloseTo(0, 12)
    expect(result.days).toEqual(TEN_DAYS)
    expect(result.intervals).toHaveLength(8)
  })

  test('a day 10 % higher throughout is adjusted by 1.1 and sheds nothing', () => {
    const result = measure(dailyLoad({ [EVENT_DATE]: 1.1 }))
    expect(result.adjustment).toBeCloseTo(1.1, 12)
    expect(result.energyKwh).toBeCloseTo(0, 10)
  })

  test('a day 50 % higher stops at 1.2, so that its shed is negative', () => {
    const result = measure(dailyLoad({ [EVENT_DATE]: 1.5 }))
    expect(result.adjustment).toBe(1.2)
    expect(result.energyKwh).toBeLessThan(0)
  })

  test('a day 50 % lower stops at 0.8', () => {
    expect(measure(dailyLoad({ [EVENT_DATE]: 0.5 })).adjustment).toBe(0.8)
  })

  test('an earlier event day leaves the like days as they were, one further back steps in', () => {
    const wild = dailyLoad({ '2025-06-12': 9 })
    const result = measure(wild, { eventDays: ['2025-06-12'] })
    expect(result.days).toEqual(['2025-06-03', ...TEN_DAYS.filter((day) => day !== '2025-06-12')])
    expect(result.energyKwh).toBeCloseTo(0, 12)
  })
})

describe('numbers worked by hand', () => {
  const flat =
    (during: number, after = 5): ReadingAt =>
    (atMs) => {
      if (atMs < local(EVENT_DATE, '17:00').getTime()) return 5
      return atMs < local(EVENT_DATE, '19:00').getTime() ? during : after
    }

  test('5 kW every day and 3 kW in a two-hour event are 2 kW and 4 kWh', () => {
    const result = measure(flat(3, 5.5))
    expect(result.averageReductionKw).toBeCloseTo(2, 12)
    expect(result.energyKwh).toBeCloseTo(4, 12)
    expect(result.reboundKwh).toBeCloseTo(1, 12)
    expect(result.intervals[0]).toEqual({
      at: local(EVENT_DATE, '17:00'),
      baselineKw: 5,
      actualKw: 3,
      reductionKw: 2,
    })
  })

  test('a load of zero before the event is left unadjusted', () => {
    const readings: ReadingAt = (atMs) => (new Date(atMs).getUTCHours() === 0 ? 4 : 0)
    expect(measure(readings).adjustment).toBe(1)
  })

  test('touched intervals count whole and the average is over the event itself', () => {
    const event = { start: local(EVENT_DATE, '17:05'), end: local(EVENT_DATE, '17:35') }
    const readings: ReadingAt = (atMs) => (atMs >= local(EVENT_DATE, '17:00').getTime() ? 3 : 5)
    const result = measure(readings, { event })
    expect(result.intervals.map((interval) => interval.at)).toEqual([
      local(EVENT_DATE, '17:00'),
      local(EVENT_DATE, '17:15'),
      local(EVENT_DATE, '17:30'),
    ])
    expect(result.energyKwh).toBeCloseTo(1.5, 12)
    expect(result.averageReductionKw).toBeCloseTo(3, 12)
  })

  test('the rebound is unknown while its two hours are', () => {
    const until = local(EVENT_DATE, '20:00').getTime()
    expect(measure((atMs) => (atMs < until ? 5 : undefined)).reboundKwh).toBeNull()
  })
})

describe('which days count', () => {
  test('holidays are left out', () => {
    expect(measure(dailyLoad(), { holidays: ['2025-06-16'] }).days[0]).toBe('2025-06-03')
  })

  test('a Saturday is compared with weekends, a holiday too', () => {
    const weekend = (days: string[]) =>
      days.every((day) => DateTime.fromISO(day).weekday > 5) && days.length === 10
    const saturday = { start: local('2025-06-14', '17:00'), end: local('2025-06-14', '18:00') }
    expect(weekend(measure(dailyLoad(), { event: saturday }).days)).toBe(true)
    expect(weekend(measure(dailyLoad(), { holidays: [EVENT_DATE] }).days)).toBe(true)
  })

  test('a known gap anywhere in a day leaves the day out', () => {
    const load = dailyLoad()
    const gap = local('2025-06-13', '03:00').getTime()
    expect(measure((atMs) => (atMs === gap ? null : load(atMs))).days).not.toContain('2025-06-13')
  })

  test('five days are enough, four are not, and nothing older than 45 days counts', () => {
    const from = (date: string): ReadingAt => {
      const load = dailyLoad()
      return (atMs) => (atMs < local(date, '00:00').getTime() ? undefined : load(atMs))
    }
    expect(measure(from('2025-06-11')).days).toHaveLength(5)
    const input = {
      rule: '10-of-10',
      intervalMinutes: 15,
      timeZone: ZONE,
      event: { start: local(EVENT_DATE, '17:00'), end: local(EVENT_DATE, '19:00') },
    } as const
    expect(computeBaseline({ ...input, readings: from('2025-06-12') })).toMatchObject({
      state: 'insufficient',
      reason: 'too-few-days',
    })
    const allButTheLast45 = Array.from(
      { length: 45 },
      (_, i) =>
        DateTime.fromISO(EVENT_DATE)
          .minus({ days: i + 1 })
          .toISODate()!,
    )
    expect(computeBaseline({ ...input, readings: dailyLoad(), eventDays: allButTheLast45 }).state).toBe(
      'insufficient',
    )
  })

  test('a missing interval of the event itself is not measured', () => {
    const load = dailyLoad()
    const gap = local(EVENT_DATE, '17:30').getTime()
    const result = computeBaseline({
      rule: '10-of-10',
      intervalMinutes: 15,
      timeZone: ZONE,
      event: { start: local(EVENT_DATE, '17:00'), end: local(EVENT_DATE, '19:00') },
      readings: (atMs) => (atMs === gap ? null : load(atMs)),
    })
    expect(result).toMatchObject({ state: 'insufficient', reason: 'event-data-missing' })
  })

  test('a clock change between event and like days moves nothing', () => {
    // Clocks went forward on 9 March 2025.
    const event = { start: local('2025-03-12', '17:00'), end: local('2025-03-12', '19:00') }
    const result = measure(dailyLoad(), { event })
    expect(result.days).toContain('2025-03-06')
    expect(result.energyKwh).toBeCloseTo(0, 12)
    expect(result.adjustment).toBeCloseTo(1, 12)
  })

  test('an event over midnight is compared with nights', () => {
    const event = { start: local(EVENT_DATE, '23:00'), end: local('2025-06-19', '01:00') }
    const result = measure(dailyLoad(), { event })
    expect(result.intervals).toHaveLength(8)
    expect(result.energyKwh).toBeCloseTo(0, 12)
  })
})

describe('the adjustment window keeps clear of the notice', () => {
  // 20 % more from noon on, which a customer who knows of the event may cause by pre-cooling.
  const preCooled: ReadingAt = (atMs) => {
    const load = dailyLoad()(atMs)!
    return atMs >= local(EVENT_DATE, '12:00').getTime() && atMs < local(EVENT_DATE, '17:00').getTime()
      ? load * 1.2
      : load
  }
  const event = (noticeAt?: string) => ({
    start: local(EVENT_DATE, '17:00'),
    end: local(EVENT_DATE, '19:00'),
    ...(noticeAt ? { noticeAt: local(EVENT_DATE, noticeAt) } : {}),
  })

  test('without a notice the hours from four to one before the event count', () => {
    expect(measure(preCooled, { event: event() }).adjustment).toBeCloseTo(1.2, 10)
  })

  test('a notice before them moves the window before the notice', () => {
    expect(measure(preCooled, { event: event('12:00') }).adjustment).toBeCloseTo(1, 10)
  })

  test('a notice inside them ends the window', () => {
    const late: ReadingAt = (atMs) => (atMs >= local(EVENT_DATE, '15:00').getTime() ? 12 : 10)
    expect(measure(late, { event: event('15:00') }).adjustment).toBeCloseTo(1, 10)
    expect(measure(late, { event: event('16:30') }).adjustment).toBeGreaterThan(1.05)
  })
})

describe('other rules', () => {
  const spread = dailyLoad(Object.fromEntries(TEN_DAYS.map((day, i) => [day, 1 + i / 10])))

  test('the five highest of ten give a higher baseline than all ten', () => {
    const high = measure(spread, { rule: '5-of-10' })
    expect(high.days).toEqual(TEN_DAYS.slice(5))
    expect(high.intervals[0]!.baselineKw / high.adjustment).toBeGreaterThan(
      measure(spread, { rule: '10-of-10-unadjusted' }).intervals[0]!.baselineKw,
    )
  })

  test('an additive rule adds the difference before the event', () => {
    const result = measure(dailyLoad(), { rule: '10-of-10-additive' })
    expect(result.adjustment).toBeCloseTo(0, 12)
    const higher = measure(
      (atMs) => dailyLoad()(atMs)! + (atMs >= local(EVENT_DATE, '00:00').getTime() ? 1 : 0),
      {
        rule: '10-of-10-additive',
      },
    )
    expect(higher.adjustment).toBeCloseTo(1, 12)
    expect(higher.energyKwh).toBeCloseTo(0, 12)
  })

  test('the rolling rule weighs the newest day most', () => {
    const newestHigh = measure(dailyLoad({ '2025-06-17': 2 }), { rule: 'rolling-90-10' })
    const oldestHigh = measure(dailyLoad({ '2025-06-04': 2 }), { rule: 'rolling-90-10' })
    const unadjusted = (result: Measured) => result.intervals[0]!.baselineKw - result.adjustment
    expect(unadjusted(newestHigh)).toBeGreaterThan(unadjusted(oldestHigh))
  })
})
