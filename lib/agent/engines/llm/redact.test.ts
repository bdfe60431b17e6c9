import { expect, test } from 'vitest'
import { redact } from './redact'

test.each([
  ['my meter is ne 0000412 7', 'my meter is [meter]'],
  ['00004127 it says on the wall', '[meter] it says on the wall'],
  ['the code was 482 913', 'the code was ••••••'],
  ['call me at +1 (555) 010-4477', 'call me at [phone]'],
  ['mail dana.m@home.example please', 'mail [mail address] please'],
])('hides what no model needs: %s', (text, hidden) => {
  expect(redact(text)).toBe(hidden)
})
test('our own number and plain amounts stay', () => {
  const text = 'Call 800-555-0142. From 17:30 to 19:30 on July 16, 2026: $1,310.50 for 12,500 kWh.'
  expect(redact(text, ['800-555-0142'])).toBe(text)
})
