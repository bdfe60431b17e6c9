import { beforeAll, expect, test } from 'vitest'
import { loadUnderstander } from '@/lib/agent/understanding/load-understander'
import { askBelowConfidence, type Understander } from '@/lib/agent/understanding/understanding'

let understander: Understander
beforeAll(() => {
  understander = loadUnderstander()
}, 60_000)

const CHANGES = /^(?:events\.(?:accept|decline)|yes|no|stop|orders\.cancel|programs\.leave|privacy\.delete)$/

function heard(text: string, locale: 'en' | 'es') {
  const { acts } = understander(text, { audience: 'customer', locale, signedIn: true, expecting: 'yes-no' })
  return acts.filter((act) => act.confidence >= askBelowConfidence && !act.slots.hedgedYes)
}

test.each([
  ['es', 'qué los lleva a convocar este evento'],
  ['es', '¿qué los empuja a pedirnos esto hoy?'],
  ['es', '¿por qué rechazaría alguien el evento?'],
  ['es', '¿qué significa rechazar el evento?'],
  ['es', '¿me puedo salir del evento?'],
  ['es', '¿puedo no participar hoy?'],
  ['es', '¿quién dijo que no participo?'],
  ['es', '¿estoy fuera del evento?'],
  ['es', 'quisiera saber para qué me sacan del evento'],
  ['es', '¿ya acepté el evento?'],
  ['es', 'no entiendo este evento'],
  ['es', '¿no es peligroso el evento?'],
  ['es', 'no me van a apagar el aire, ¿verdad?'],
  ['es', '¿por qué cancelaron mi pedido?'],
  ['es', '¿quién puede borrar mi cuenta?'],
  ['en', 'what brings you to call this event'],
  ['en', 'why would anyone decline the event'],
  ['en', 'which event can i decline'],
  ['en', 'what if i skip the event?'],
  ['en', 'did i decline the event'],
  ['en', 'am i out of tonight'],
  ['en', 'how do i skip tonight'],
  ['en', 'can i skip tonight?'],
  ['en', 'is it ok if i skip tonight?'],
  ['en', 'would it hurt to skip tonight?'],
  ['en', 'no idea who called the event off'],
  ['en', "i want to know why you'd ask me to decline"],
  ['en', 'why did you cancel my order'],
  ['en', "it won't turn off my ac, will it?"],
  ['en', "does yes mean i'm in?"],
  ['en', "i don't understand this event"],
  ['en', 'who can delete my account'],
  ['en', 'did i leave the program'],
] as const)('%s "%s" changes nothing', (locale, text) => {
  for (const act of heard(text, locale)) expect(act.intent).not.toMatch(CHANGES)
})

test.each([
  ['es', 'qué los lleva a convocar este evento', 'events.why'],
  ['es', '¿qué significa rechazar el evento?', 'programs.catch'],
  ['en', 'why would you cancel the event tonight', 'events.why'],
  ['en', "what happens if i skip tonight's event", 'programs.catch'],
  ['en', 'can i skip tonight?', 'events.next'],
  ['en', 'why did you cancel my order', 'orders.list'],
] as const)('%s "%s" is explained', (locale, text, intent) => {
  expect(heard(text, locale).map((act) => act.intent)).toEqual([intent])
})

test.each([
  ['es', '¿pueden dejarme fuera esta noche?', 'events.decline'],
  ['es', 'como no estoy en casa, no cuenten conmigo esta noche', 'events.decline'],
  ['es', '¿me sacan del evento de hoy, por favor?', 'events.decline'],
  ['en', "could you take me out of tonight's event", 'events.decline'],
  ['en', "I'd rather not take part tonight. Can I skip it?", 'events.decline'],
  ['en', 'what a bad day, leave me out tonight', 'events.decline'],
  ['en', 'how do i leave the program', 'programs.leave'],
  ['en', 'is it too late to cancel my order', 'orders.cancel'],
] as const)('%s "%s" is a wish all the same', (locale, text, intent) => {
  expect(heard(text, locale).map((act) => act.intent)).toEqual([intent])
})
