import { expect, test } from 'vitest'
import { reportsPlainly, tellsOfSymptom } from './report-words'

test.each([
  'my power is out',
  "power's gone",
  'no lights at our place since 5',
  'the whole house went dark',
  'we have a blackout',
  'the power went off about an hour ago',
  'lights went out here, is it just us?',
  'powers out on elm road is it only me and when will it be back',
  'I want to report an outage',
  'no hay luz en mi casa',
  'se nos fue la luz hace un rato',
  'estamos sin corriente desde las 5',
])('%s: the power is out now', (text) => {
  expect(reportsPlainly(text, 'outage', true)).toBe(true)
})

test.each([
  'is there an outage on my street?',
  'do i keep some battery for an outage or not?? how much',
  'what happens to the reserve if the power goes out',
  'will my battery run the fridge when the power is out?',
  'the power was out yesterday',
  'do not report it',
  'how do I report an outage?',
  'the lights are back on',
  'what about an outage during the event',
  '¿hay un corte en mi calle?',
  '¿qué pasa si se va la luz?',
])('%s: nothing to be reported', (text) => {
  expect(reportsPlainly(text, 'outage', true)).toBe(false)
})

test.each([
  'the lights keep flickering',
  'the transformer on our corner is humming',
  'the lamp post outside has been dead for a week',
  'lights have been dimming since last night',
  'las luces parpadean todo el tiempo',
])('%s: a fault that is there', (text) => {
  expect(reportsPlainly(text, 'fault', true)).toBe(true)
})

test.each(['lights flickered a sec ago', 'why do my lights flicker?', 'what if the meter is broken?'])(
  '%s: no fault that was reported',
  (text) => {
    expect(reportsPlainly(text, 'fault', true)).toBe(false)
  },
)

test('a symptom told beside a question is worth an offer', () => {
  expect(tellsOfSymptom('is there an outage, lights flickered a sec ago')).toBe(true)
  expect(tellsOfSymptom('is there an outage on my street?')).toBe(false)
})
