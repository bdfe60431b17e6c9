import { describe, expect, it } from 'vitest'
import { checkWords } from './check-words'

const facts = ['Peak Savings: $7–$25 a year. 1,310 kWh per kW.']

describe('words of a language model', () => {
  it('pass when every number was said by a tool', () => {
    expect(checkWords('You may get $7 to $25 a year; 1310 kWh is the yield.', facts)).toMatchObject({
      ok: true,
    })
  })
  it('are left out when a number stands nowhere', () => {
    expect(checkWords('You will earn $400 a year.', facts)).toEqual({
      ok: false,
      reason: 'number 400 stands nowhere',
    })
  })
  it('carry no link, image or markup', () => {
    for (const bad of ['see https://evil.example', '![x](a)', '<img src=x>', 'go to www.evil.example'])
      expect(checkWords(bad, facts)).toMatchObject({ ok: false, reason: 'link or markup' })
  })
  it('claim nothing done', () => {
    expect(checkWords('I have enrolled you.', facts)).toMatchObject({ ok: false })
    expect(checkWords('You are now enrolled in Peak Savings.', facts)).toMatchObject({ ok: false })
  })
})
