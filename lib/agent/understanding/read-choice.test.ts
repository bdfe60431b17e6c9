import { describe, expect, test } from 'vitest'
import { readChoice } from '@/lib/agent/understanding/read-choice'
import type { UnderstandingContext } from '@/lib/agent/understanding/understanding'

const customer: UnderstandingContext = { audience: 'customer', signedIn: true, expecting: 'choice' }
const staff: UnderstandingContext = { audience: 'staff', signedIn: true }
const slotsOf = (text: string, context: UnderstandingContext) =>
  Object.assign({}, ...readChoice(text, context).map((found) => found.slots))

describe('a customer points', () => {
  test.each([
    ['the second one', 2],
    ['3rd please', 3],
    ['number two', 2],
    ['#4', 4],
    ['the last one', -1],
    ['la primera', 1],
    ['el ultimo', -1],
    ['option b', 2],
    ['2', 2],
    ['not the first, the third', 3],
  ])('%s', (text, ordinal) => {
    expect(slotsOf(text, customer)).toMatchObject({ ordinal })
  })

  test.each([
    'one second please',
    'on second thought',
    'let me check with my wife first',
    'last month',
    'at first',
  ])('%s points at nothing', (text) => expect(slotsOf(text, customer)).toEqual({}))
})

describe('staff name options', () => {
  test.each([
    ['proceed with b', 2],
    ['option C', 3],
    ['use the other', 'other'],
    ['not a, b', 2],
    ['take the second option', 2],
    ['why not c', 3],
  ])('%s', (text, optionRank) => {
    expect(slotsOf(text.toLowerCase(), staff)).toMatchObject({ optionRank })
  })
})
