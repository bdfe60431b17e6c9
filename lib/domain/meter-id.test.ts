import { describe, expect, test } from 'vitest'
import { hideMeterIds, luhnCheckDigit, makeMeterId, maskMeterId, parseMeterId } from '@/lib/domain/meter-id'

describe('meter id', () => {
  test('the check digit is Luhn mod 10', () => {
    // 7992739871 -> 3 is the textbook vector.
    expect(luhnCheckDigit('7992739871')).toBe('3')
    expect(luhnCheckDigit('0000000')).toBe('0')
  })

  test('makes ids that it reads back', () => {
    for (const n of [0, 1, 42, 1_234_567, 9_999_999]) {
      const meterId = makeMeterId(n)
      expect(meterId).toMatch(/^NE-\d{7}-\d$/)
      expect(parseMeterId(meterId)).toEqual({ ok: true, meterId })
    }
    expect(makeMeterId(1_234_567)).toBe('NE-1234567-4')
    expect(() => makeMeterId(10_000_000)).toThrow(RangeError)
  })

  test.each([
    'NE-1234567-4',
    'ne12345674',
    'ne 1234567 4',
    'NE 123 45 67-4',
    'N E - 1 2 3 4 5 6 7 - 4',
    '12345674',
    '1234567-4',
    'ne-l2345674',
    'NE–1234567–4',
    'my meter id is NE-1234567-4.',
    'Meter ID: ne1234567-4 thanks',
    'hi, its ne-1234567-4, I want to sign in',
    'mi medidor es el NE 1234567 4, por favor',
    'NE-I234567-4',
  ])('reads %s', (input) => {
    expect(parseMeterId(input)).toEqual({ ok: true, meterId: 'NE-1234567-4' })
  })

  test('repairs letters that look like digits', () => {
    const meterId = makeMeterId(1_058_021)
    const typo = meterId.replace(/0/g, 'O').replace(/1/g, 'l').replace(/5/g, 'S').replace(/8/g, 'B')
    expect(parseMeterId(typo)).toEqual({ ok: true, meterId })
  })

  test('tells a wrong check digit from a wrong form', () => {
    expect(parseMeterId('NE-1234567-5')).toEqual({ ok: false, reason: 'check-digit' })
    expect(parseMeterId('NE-1235467-4')).toEqual({ ok: false, reason: 'check-digit' })
    expect(parseMeterId('NE-123456-4')).toEqual({ ok: false, reason: 'format' })
    expect(parseMeterId('NE-123456789-4')).toEqual({ ok: false, reason: 'format' })
    expect(parseMeterId('')).toEqual({ ok: false, reason: 'format' })
    expect(parseMeterId('why is my bill so big')).toEqual({ ok: false, reason: 'format' })
  })

  test('a six-digit code and a phone number are not meter ids', () => {
    expect(parseMeterId('482913')).toEqual({ ok: false, reason: 'format' })
    expect(parseMeterId('+1 415 555 0132')).toEqual({ ok: false, reason: 'format' })
  })

  test.each(['the code is', 'it is', 'is', 'so', 'ok so its is'])(
    'a code after "%s" is no meter id',
    (words) => {
      for (let last = 0; last < 10; last++) {
        expect(parseMeterId(`${words} 38868${last}`).ok, String(last)).toBe(false)
        expect(parseMeterId(`${words} 388 68${last}`).ok, String(last)).toBe(false)
      }
    },
  )

  test('masks all but the last four digits', () => {
    expect(maskMeterId('NE-1234567-4')).toBe('····5674')
  })

  test.each([
    'NE-0000412-7',
    'ne 0000412 7',
    'N.E. 0000 412-7',
    '00004127',
    '0000-412-7',
    'ne-oooo412-7',
    'ＮＥ－００００４１２－７',
  ])('is hidden however it is typed: %s', (typed) => {
    const { meterId } = parseMeterId(typed) as { meterId: string }
    expect(meterId).toBe('NE-0000412-7')
    expect(hideMeterIds(`my meter is ${typed}, thanks`)).toBe('my meter is [meter], thanks')
  })
  test('hiding leaves other numbers alone', () => {
    const text = 'call 800-555-0142 on 2026-07-16, I pay $1,310.50 for 12345 kWh'
    expect(hideMeterIds(text)).toBe(text)
  })
})
