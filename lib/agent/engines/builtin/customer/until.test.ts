import { expect, test } from 'vitest'
import { loadUnderstander } from '@/lib/agent/understanding/load-understander'
import { beginsWith, besideProposed, fromOf, untilOf } from './until'

const ZONE = 'America/Chicago'
/** A Wednesday */
const NOW = new Date('2026-07-15T17:30:00-05:00')
const understand = loadUnderstander()
const day = (at: Date | undefined) => at?.toLocaleDateString('en-CA', { timeZone: ZONE })

test.each([
  ['we are away from the 8th to the 22nd of next month', '2026-08-08', '2026-08-22'],
  ['me voy del 5 al 12 del mes que viene', '2026-08-05', '2026-08-12'],
  ['away between the 10th and the 20th of next month', '2026-08-10', '2026-08-20'],
  ['me voy de vacaciones el 20 y vuelvo el 27', '2026-07-20', '2026-07-27'],
  ['away from the 28th to the 3rd', '2026-07-28', '2026-08-03'],
  ['on vacation july 30 - august 9', '2026-07-30', '2026-08-09'],
  ['away from Monday the 3rd to Friday the 7th of August', '2026-08-03', '2026-08-07'],
  ['i am gone from friday to tuesday', '2026-07-17', '2026-07-21'],
  ['me voy del viernes al martes', '2026-07-17', '2026-07-21'],
  ['away tomorrow until sunday', '2026-07-16', '2026-07-19'],
  ['tomorrow till 2 weeks from tomorrow', '2026-07-16', '2026-07-30'],
  ['we leave on saturday for ten days', '2026-07-18', '2026-07-28'],
  ['gone 10 days starting aug 3', '2026-08-03', '2026-08-13'],
  ['I will be away two weeks, until July 29', undefined, '2026-07-29'],
  ['no estaré la semana que viene', '2026-07-20', '2026-07-27'],
  ['fuera todo el mes que viene', '2026-08-01', '2026-09-01'],
])('"%s" is an absence from %s until %s', (words, from, until) => {
  const [act] = understand(words, { audience: 'customer', signedIn: true }).acts
  const end = untilOf(act!.slots, NOW, ZONE)
  const start = end && (fromOf(act!.slots, end, NOW, ZONE) ?? beginsWith(act!.slots, NOW, ZONE))
  expect([act!.intent, day(start), day(end)]).toEqual(['vacation.pause', from, until])
})

test('"make it the 23rd" is said of the absence just proposed', () => {
  const proposed = { from: new Date('2026-08-08T05:00:00Z'), until: new Date('2026-08-22T05:00:00Z') }
  expect(besideProposed({ untilDay: 23 }, proposed, ZONE).date).toBe('2026-08-23')
  expect(besideProposed({ untilDay: 2 }, proposed, ZONE).date).toBe('2026-09-02')
  expect(besideProposed({ untilDay: 23, day: 'next-month' }, proposed, ZONE).untilDay).toBe(23)
})
