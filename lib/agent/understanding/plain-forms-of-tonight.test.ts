import { expect, test } from 'vitest'
import { foldText } from './normalize-text'
import { plainForm } from './plain-forms'

test.each([
  ['Also cancel tonight', 'events.decline'],
  ["please call off tonight's event for us", 'events.decline'],
  ['cancel me out of this one', 'events.decline'],
  ['cancele lo de esta noche', 'events.decline'],
  ['como no voy a estar, no me cuente hoy', 'events.decline'],
  ["Don't cancel tonight", 'events.next'],
  ['no cancele lo de hoy', 'events.next'],
  ["cancel tonight's visit", undefined],
  ['if I cancel tonight do I lose money', undefined],
  ['did you cancel tonight', undefined],
  ['do you pay people for charging their cars late', 'programs.search'],
  ['¿pagan por cargar el coche de noche?', 'programs.search'],
  ['do you pay for the power my panels export when I save it', undefined],
  ['will you pay for my damaged car charger', undefined],
])('"%s" is %s by its form', (text, intent) => {
  expect(plainForm(foldText(text))).toBe(intent)
})
