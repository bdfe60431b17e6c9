import { expect, test } from 'vitest'
import type { OpenKind } from './open-words'
import { plainYes } from './plain-yes'

const at = (kind: OpenKind, text: string) => plainYes(text, { kind }) !== undefined

test.each([
  'yes',
  'Yes, I have read it all, go ahead please',
  'sure, no more questions from me',
  'that is clear now, thank you, so yes',
  'plaese go ahead, yes',
  'I asked my wife about it, yes',
  'Yes. Best regards, Walter',
  'Thanks, Olga, yes',
  'sí señora, proceda por favor',
  'gracias por la ayuda, sí, adelante',
  'ya lo consulté con mi marido, sí',
])('"%s" is a yes all through at any card', (text) => {
  for (const kind of [
    'dfp-quote',
    'solar-quote',
    'leave',
    'delete-account',
    'cancel-order',
    'pause',
  ] as const)
    expect([kind, at(kind, text)]).toEqual([kind, true])
})

test.each([
  ['dfp-quote', 'sounds great, sign us up for it'],
  ['dfp-quote', 'nobody at home uses medical equipment, so yes'],
  ['dfp-quote', 'con esas condiciones me apunto'],
  ['solar-quote', 'the price is fair, order the system please'],
  ['solar-quote', 'perfecto, me lo llevo'],
  ['leave', 'yes remove me, it is not for us'],
  ['leave', 'sí, ya no lo quiero, deme de baja'],
  ['cancel-order', 'yes, we no longer want the panels'],
  ['delete-account', 'I know it cannot be undone. Yes, erase my data'],
] as const)('at %s "%s" is a yes in the words of the card', (kind, text) => expect(at(kind, text)).toBe(true))

test.each([
  'yes?',
  'yes if it costs nothing',
  'yes but not today',
  'yes, once he agrees',
  'yes in October',
  'yes, the other one',
  'yes, only the visit',
  'my wife said yes',
  'yeah right',
  'I never said yes',
  'maybe yes',
  'yes, I might',
  'sí, pero luego',
  'sí, el otro',
  'great, thanks',
  'yes, Later',
  'yes, Thursday',
])('"%s" is no plain yes to any card', (text) => {
  for (const kind of ['dfp-quote', 'solar-quote', 'leave', 'delete-account', 'cancel-order'] as const)
    expect([kind, at(kind, text)]).toEqual([kind, false])
})

test.each([
  ['leave', 'yes, leave it'],
  ['leave', 'yes, stop'],
  ['leave', 'yes as it is'],
  ['cancel-order', 'yes, drop it'],
  ['cancel-order', 'yes cancel everything'],
  ['delete-account', 'yes, order it'],
  ['dfp-quote', 'yes, somebody here uses oxygen'],
] as const)('at %s "%s" may mean something else', (kind, text) => expect(at(kind, text)).toBe(false))
