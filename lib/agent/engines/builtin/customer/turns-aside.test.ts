import { expect, test } from 'vitest'
import { turnsAside } from './turns-aside'

test.each([
  'yes in September',
  'yes, next month',
  'yes to staying',
  'yes, I would rather pause',
  'yes, only for the car',
  "yes, that's my question",
  'yes, as long as it is free',
  'sí, y explíqueme la multa',
  'sí, pero mañana',
  'yes, I am leaving on a trip',
])('at the card to leave "%s" is turned to something else', (text) =>
  expect(turnsAside(text, { kind: 'leave', name: 'Peak Savings' })).toBe(true),
)

test.each([
  'yes, it gets too hot in here',
  'yeah that is fine by me',
  'sure, go right ahead with that',
  'yes, my husband hates it',
  'sí, nos da mucho calor',
  'yes, no more questions, I talked to my wife',
])('at the card to leave "%s" stays a yes', (text) =>
  expect(turnsAside(text, { kind: 'leave', name: 'Peak Savings' })).toBe(false),
)
