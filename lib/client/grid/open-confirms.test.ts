import { expect, it } from 'vitest'
import { fixtureNetwork } from '@/components/grid/fixtures/fixture-network'
import { fixturePlan } from '@/components/grid/fixtures/fixture-plan'
import type { Message, PartOf } from '@/lib/protocol/message'
import { chooseAsset } from './choose-asset'
import { newestPlan } from './newest-plan'
import { latestDecision, openConfirms } from './open-confirms'

const NOW = Date.parse('2026-05-13T21:00:00.000Z')

function confirm(seq: number, fields: Partial<PartOf<'confirm'>>): Message {
  return {
    id: `m${seq}`,
    seq,
    role: 'agent',
    kind: 'confirmation',
    createdAt: '2026-05-13T20:59:00.000Z',
    parts: [
      {
        type: 'confirm',
        action: 'recommendation.proceed',
        expiresAt: '2026-05-13T21:05:00.000Z',
        state: 'open',
        ...fields,
      },
    ],
  }
}

it('what waits for a decision is open and not past its time, the newest first', () => {
  const messages = [
    confirm(1, {}),
    confirm(2, { state: 'superseded' }),
    confirm(3, { expiresAt: '2026-05-13T20:59:59.000Z' }),
    confirm(4, {}),
  ]
  expect(openConfirms(messages, NOW).map((pinned) => pinned.seq)).toEqual([4, 1])
})

it('a decision is news for five minutes', () => {
  const messages = [
    confirm(1, { state: 'confirmed', decidedBy: 'Asha Rao', decidedAt: '2026-05-13T20:58:00.000Z' }),
    confirm(2, { state: 'declined', decidedBy: 'Mae Kim', decidedAt: '2026-05-13T20:57:00.000Z' }),
  ]
  expect(latestDecision(messages, NOW)?.seq).toBe(1)
  expect(latestDecision(messages, NOW + 4 * 60_000)).toBeNull()
})

it('a transformer shows its open plan before one decided later, and no replaced one', () => {
  const open = fixturePlan({ id: 'open', createdAt: '2026-05-13T20:00:00.000Z' })
  const decided = fixturePlan({ id: 'done', state: 'approved', createdAt: '2026-05-13T20:30:00.000Z' })
  const replaced = fixturePlan({ id: 'old', state: 'superseded', createdAt: '2026-05-13T20:40:00.000Z' })
  expect(newestPlan([decided, open, replaced], 'T-07')?.id).toBe('open')
  expect(newestPlan([decided, replaced], 'T-07')?.id).toBe('done')
  expect(newestPlan([replaced], 'T-07')).toBeNull()
})

it('the screen stays with what it shows until something worse stands elsewhere', () => {
  const network = fixtureNetwork(6)
  const highest = [...network].sort((a, b) => b.loadPercent! - a.loadPercent!)[0]!.id
  const raisedAt = '2026-05-13T20:00:00.000Z'
  const alarm = (priority: 1 | 2) => ({ priority, unacknowledged: true, raisedAt, alertId: 'a' })
  expect(chooseAsset(network, new Map(), null)).toBe(highest)
  expect(chooseAsset(network, new Map(), 'T-03')).toBe('T-03')
  expect(chooseAsset(network, new Map([['T-05', alarm(2)]]), 'T-03')).toBe('T-05')
  const both = new Map([
    ['T-05', alarm(1)],
    ['T-03', alarm(1)],
  ])
  expect(chooseAsset(network, both, 'T-03')).toBe('T-03')
  expect(chooseAsset([], new Map(), 'T-03')).toBeNull()
})
