import { describe, expect, it } from 'vitest'
import { missingStep, ORDER_NEXT, ORDER_STATES, type OrderState, orderMayBecome } from './transitions'

describe('order life cycle', () => {
  it('reaches every state from searched', () => {
    const seen = new Set<OrderState>(['searched'])
    for (const state of seen) for (const next of ORDER_NEXT[state]) seen.add(next)
    expect([...seen].sort()).toEqual([...ORDER_STATES].sort())
  })
  it('does not skip the quote', () => {
    expect(orderMayBecome('selected', 'confirmed')).toBe(false)
    expect(missingStep('selected', 'confirmed')).toContain('init')
  })
  it('ends in cancelled', () => {
    expect(ORDER_NEXT.cancelled).toEqual([])
  })
})
