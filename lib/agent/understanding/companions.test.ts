import { beforeAll, expect, test } from 'vitest'
import { loadUnderstander } from '@/lib/agent/understanding/load-understander'
import type { Expecting, Understander } from '@/lib/agent/understanding/understanding'

let understander: Understander
beforeAll(() => {
  understander = loadUnderstander()
}, 60_000)

const heard = (text: string, locale: 'en' | 'es' = 'en', expecting?: Expecting) =>
  understander(text, { audience: 'customer', locale, signedIn: true, expecting }).acts.map(
    (act) => act.intent,
  )

test.each([
  ['en', 'please cancel the solar order. Do we lose any money?', ['orders.cancel']],
  ['en', 'can i still back out of the panels, and will it cost me anything', ['orders.cancel']],
  ['en', 'Pause my EV charging program for two weeks, I am on a road trip', ['programs.pause']],
  ['en', 'We are away from August 3 to August 17. No events in that time please.', ['vacation.pause']],
  ['en', 'my lights flicker, report it and tell me if that is dangerous', ['fault.report']],
  ['en', 'My son got a shock from the washer. Who do I call?', ['safety.emergency']],
  ['es', 'ya se fue la visita así que ya podemos volver a lo del programa', ['programs.rejoin']],
] as const)('%s "%s" is one request', (locale, text, intents) => {
  expect(heard(text, locale)).toEqual(intents)
})

test.each([
  [
    'en',
    'leave the thermostat program. What other programs have you got?',
    ['programs.leave', 'programs.search'],
  ],
  ['en', 'show my bill and cancel my solar order', ['bill.explain', 'orders.cancel']],
  [
    'en',
    'I have 15k to spend. Which solar option fits, and does it come with a battery?',
    ['solar.search', 'solar.details'],
  ],
  [
    'es',
    'Tengo unos 12 mil dólares, ¿qué sistema solar me alcanza y en cuánto tiempo lo recupero?',
    ['solar.search', 'solar.payback'],
  ],
  ['en', 'first send me my data then delete everything', ['privacy.export', 'privacy.delete']],
] as const)('%s "%s" is two requests', (locale, text, intents) => {
  expect(heard(text, locale)).toEqual(intents)
})

test('a reason does not lead astray', () => {
  expect(heard('what will my bill be this month, because my husband gets paid on the 15th')).toEqual([
    'bill.explain',
  ])
})

test.each([
  "ok and what's the catch",
  'ok and how do i leave again',
  'fine, and if i am away?',
  'vale y dónde está el truco',
  'ok y si no puedo',
  'claro, y cuánto dura',
])('"%s" agrees to nothing', (text) =>
  expect(heard(text, / y /.test(text) ? 'es' : 'en', 'yes-no')).not.toContain('yes'),
)

test('who scraps a purchase does not buy', () => {
  expect(heard('please scrap my solar purchase, the bank said no')).toEqual(['orders.cancel'])
})

test('"count me in" with what for takes part in it', () => {
  expect(heard('yes count me in for the next event')).toEqual(['events.accept'])
})

test('who is not sure has not declined', () => {
  expect(heard('i might skip tonight, not sure')).toEqual(['events.next'])
})
