import { describe, expect, test } from 'vitest'
import { hideCodes, readCode, readCodes } from '@/lib/domain/otp/rules'

describe('a typed code', () => {
  test.each([
    '482913',
    '482 913',
    ' 482  913 ',
    '4 8 2 9 1 3',
    '482-913.',
    '482 – 913',
    '48.29.13',
    'the code is 482913!',
    'mi código: 48 29 13',
    '482\n913',
  ])('is read in %j', (text) => {
    expect(readCode(text)).toBe('482913')
    expect(hideCodes(text)).not.toMatch(/\d/)
  })

  test.each([
    '48291',
    '4829135',
    'call me at 415 555 0132',
    '+1 (415) 555-0132',
    '2026-11-23',
    'I use 4829 kWh',
    '1, 2, 3, 4, 5, 6',
  ])('is not read in %j', (text) => expect(readCode(text)).toBeNull())

  test('every one of several is found', () => {
    expect(readCodes('482 913 482 913')).toEqual(['482913', '482913'])
    expect(readCodes('482913 482913')).toEqual(['482913', '482913'])
    expect(readCodes('in 5 482913')).toEqual(['482913'])
    expect(readCodes('not 111111 but 222 222')).toEqual(['111111', '222222'])
    expect(hideCodes('not 111111 but 222 222')).toBe('not •••••• but ••••••')
  })
})
