import { expect, test } from 'vitest'
import { isOldNode } from './node-runtime.mjs'

test.each([
  ['18.0.0', true],
  ['20.20.2', true],
  ['22.17.9', true],
  ['22.18.0', false],
  ['24.1.0', false],
])('Node %s is old: %s', (version, old) => {
  expect(isOldNode(version)).toBe(old)
})

test('a Node too old even to set up is told so', () => {
  expect(() => isOldNode('16.20.0')).toThrow('install Node 18 or newer')
})
