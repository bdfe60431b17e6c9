import { expect, test } from 'vitest'
import { seededRng } from '@/lib/domain/statistics/seeded-rng'
import { isOpen } from './alert-state'
import { type AlertMessage, decideAlertMessage, type Episode } from './decide-alert-message'

const at = (second: number) => new Date(Date.UTC(2026, 6, 1, 12, 0, second))
const message = (status: AlertMessage['status'], second: number, more: Partial<AlertMessage> = {}) => ({
  status,
  severity: 'high' as const,
  senderObservedAt: at(second),
  ...more,
})
const open: Episode = {
  state: 'active',
  severity: 'high',
  episodeKey: '1',
  clearedAt: null,
  senderObservedAt: at(10),
  count: 1,
}

test('a raise of an unknown alarm opens an episode, and so does an update whose raise was lost', () => {
  const raise = { do: 'raise', episodeKey: '1', displaces: false }
  expect(decideAlertMessage(null, message('raised', 1))).toEqual(raise)
  expect(decideAlertMessage(null, message('updated', 1))).toEqual(raise)
})

test('a repeat is counted and may only make it graver', () => {
  expect(decideAlertMessage(open, message('raised', 11))).toEqual({ do: 'repeat', severity: 'high' })
  expect(decideAlertMessage(open, message('raised', 11, { severity: 'low' }))).toEqual({
    do: 'repeat',
    severity: 'high',
  })
  expect(decideAlertMessage(open, message('updated', 11, { severity: 'critical' }))).toEqual({
    do: 'update',
    severity: 'critical',
  })
})

test('a clear returns what nobody has seen and closes what somebody has', () => {
  expect(decideAlertMessage(open, message('cleared', 12))).toEqual({ do: 'clear', state: 'returned' })
  expect(decideAlertMessage({ ...open, state: 'acknowledged' }, message('cleared', 12))).toEqual({
    do: 'clear',
    state: 'closed',
  })
})

test('an old message changes nothing: an old clear closes no newer episode, an old raise opens none', () => {
  const cleared = { ...open, state: 'returned' as const, clearedAt: at(20), senderObservedAt: at(20) }
  expect(decideAlertMessage(open, message('cleared', 9))).toEqual({ do: 'ignore', why: 'older' })
  expect(decideAlertMessage(cleared, message('raised', 15))).toEqual({ do: 'ignore', why: 'older' })
  expect(decideAlertMessage(cleared, message('cleared', 20))).toEqual({ do: 'ignore', why: 'nothing-open' })
  expect(decideAlertMessage(cleared, message('cleared', 25))).toEqual({ do: 'advance' })
})

test('a raise after a clear is the next episode, also in the same second', () => {
  const cleared = { ...open, state: 'returned' as const, clearedAt: at(20), senderObservedAt: at(20) }
  const next = { do: 'raise', episodeKey: '2', displaces: false }
  expect(decideAlertMessage(cleared, message('raised', 21))).toEqual(next)
  expect(decideAlertMessage(cleared, message('raised', 20))).toEqual(next)
})

test('a raise after an operator closed it by hand is the next episode', () => {
  const closed = { ...open, state: 'closed' as const }
  expect(decideAlertMessage(closed, message('raised', 30))).toMatchObject({ do: 'raise', episodeKey: '2' })
})

test('a clear that overtakes its raise is remembered until the raise comes', () => {
  expect(decideAlertMessage(null, message('cleared', 5))).toMatchObject({ do: 'remember-clear' })
  const remembered = {
    ...open,
    state: 'closed' as const,
    clearedAt: at(5),
    senderObservedAt: at(5),
    count: 0,
  }
  expect(decideAlertMessage(remembered, message('raised', 4))).toEqual({ do: 'raise-cleared' })
  expect(decideAlertMessage(remembered, message('raised', 6))).toMatchObject({ do: 'raise', episodeKey: '2' })
})

test('a source that names its episodes opens a new one under a new name and ends the one it forgot', () => {
  const named = { ...open, episodeKey: at(10).toISOString() }
  const again = { episodeKey: at(40).toISOString() }
  expect(decideAlertMessage(named, message('raised', 40, again))).toEqual({
    do: 'raise',
    episodeKey: again.episodeKey,
    displaces: true,
  })
  const resolved = { ...named, state: 'returned' as const, clearedAt: at(20), senderObservedAt: at(20) }
  expect(decideAlertMessage(resolved, message('raised', 21, { episodeKey: named.episodeKey }))).toEqual({
    do: 'ignore',
    why: 'nothing-open',
  })
  expect(decideAlertMessage(named, message('cleared', 50, { episodeKey: at(1).toISOString() }))).toEqual({
    do: 'ignore',
    why: 'older',
  })
})

test('whatever the order and however often they come, the newest message decides (1000 sequences)', () => {
  const seed = String(process.env.TEST_SEED ?? Date.now())
  for (let run = 0; run < 1000; run++) {
    const rng = seededRng(`${seed} ${run}`)
    const sent = Array.from({ length: 1 + Math.floor(rng() * 8) }, (_, i) => {
      const status = (['raised', 'updated', 'cleared'] as const)[Math.floor(rng() * 3)]!
      return message(status, i)
    })
    const delivered = [...sent, ...sent.filter(() => rng() < 0.4)]
      .map((one) => ({ one, place: rng() }))
      .sort((a, b) => a.place - b.place)
    let episode: Episode | null = null
    for (const { one } of delivered) episode = apply(episode, one)
    const opens = sent.at(-1)!.status !== 'cleared'
    expect(episode !== null && isOpen(episode), `seed ${seed}, run ${run}`).toBe(opens)
  }
})

/** What the writing use case does with a decision, as far as the next decision looks at it. */
function apply(episode: Episode | null, given: AlertMessage): Episode | null {
  const decision = decideAlertMessage(episode, given)
  const { senderObservedAt, severity } = given
  const fresh = { severity, clearedAt: null, senderObservedAt, count: 1, state: 'active' as const }
  switch (decision.do) {
    case 'ignore':
      return episode
    case 'advance':
      return { ...episode!, senderObservedAt }
    case 'raise':
      return { ...fresh, episodeKey: decision.episodeKey }
    case 'remember-clear':
      return {
        ...fresh,
        episodeKey: decision.episodeKey,
        clearedAt: senderObservedAt,
        state: 'closed',
        count: 0,
      }
    case 'raise-cleared':
      return { ...episode!, state: 'returned', count: 1 }
    case 'repeat':
    case 'update':
      return { ...episode!, senderObservedAt, severity: decision.severity, count: episode!.count + 1 }
    case 'clear':
      return { ...episode!, state: decision.state, clearedAt: senderObservedAt, senderObservedAt }
  }
}
