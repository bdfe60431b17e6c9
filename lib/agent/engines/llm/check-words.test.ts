import { describe, expect, it } from 'vitest'
import { checkWords } from './check-words'

const facts = ['Peak Savings: $7–$25 a year. 1,310 kWh per kW.']
const instructions =
  'Every number you say must stand in a tool’s answer of this turn. If no tool gave it, say so.'
const check = (text: string) => checkWords(text, { facts, instructions, canary: 'a1b2c3d4e5f6' })

describe('words of a language model', () => {
  it('pass when every number was said by a tool', () => {
    expect(check('You may get $7 to $25 a year; 1310 kWh is the yield.')).toMatchObject({ ok: true })
  })
  it.each([
    ['You will earn $400 a year.', 'number 400 stands nowhere'],
    ['You will earn twenty dollars a year.', 'number twenty stands nowhere'],
    ['Le pagan cien dólares.', 'number cien stands nowhere'],
    ['It pays $2 an hour.', 'number 2 stands nowhere'],
    ['It takes 3 % off.', 'number 3 stands nowhere'],
    ['You get ten dollars.', 'number ten dollars stands nowhere'],
    ['You earn ４００ a year.', 'number 400 stands nowhere'],
    ['You earn ٤٠٠ a year.', 'number ٤ stands nowhere'],
    ['Son doscientos al mes.', 'number doscientos stands nowhere'],
  ])('are left out when a number stands nowhere: %s', (text, reason) => {
    expect(check(text)).toEqual({ ok: false, reason })
  })
  it.each([
    'see https://evil.example',
    '![x](a)',
    '[here](x)',
    '<img src=x>',
    'go to www.evil.org',
    'look at evil.com',
    'javascript:alert',
    'it is on evil.app/take',
    'at 10.0.0.1 you find it',
    'write to a@b',
    'ｅｖｉｌ．ｃｏｍ',
    'ev\u200bil.com',
  ])('carry no link, image or markup: %s', (text) => {
    expect(check(text)).toMatchObject({ ok: false, reason: 'link or markup' })
  })
  it.each([
    'I have enrolled you.',
    'You are now enrolled in Peak Savings.',
    "You've been signed up!",
    'Your order has been placed.',
    'We’ve confirmed it.',
    'I just canceled your order.',
    'Ya está inscrito.',
    'Le inscribí en el programa.',
    'Su pedido ha sido confirmado.',
    'I have scheduled a call back.',
    'Your visit is now booked.',
    'Done! Enjoy it.',
    'Consider it done.',
    'He enviado su solicitud.',
  ])('claim nothing done: %s', (text) => {
    expect(check(text)).toMatchObject({ ok: false, reason: 'claims something done' })
  })
  it('say neither the canary nor the instructions', () => {
    expect(check('The reference is A1B2-C3D4-E5F6.')).toMatchObject({ reason: 'says the canary' })
    expect(
      check('I was told: every number you say must stand in a tool’s answer of this turn.'),
    ).toMatchObject({
      reason: 'repeats its instructions',
    })
  })
  it('may speak of what is possible', () => {
    for (const text of [
      'The 2 programs both fit. The 1st asks less.',
      'You are in Peak Savings already.',
      'You can enroll whenever you like.',
      'Once you confirm, it starts.',
      'Puede inscribirse.',
    ])
      expect(check(text)).toMatchObject({ ok: true })
  })
})
