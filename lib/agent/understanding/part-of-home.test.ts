import { expect, test } from 'vitest'
import { foldText } from '@/lib/agent/understanding/normalize-text'
import { saysPartOfHome } from '@/lib/agent/understanding/part-of-home'

test.each([
  'only the garage and the hallway',
  'just in my bedroom',
  'its only upstairs',
  'only half the house',
  'no, just the living room and one bathroom',
  'just two rooms',
  'just the basement I think'.replace(' I think', ''),
  'solo en el garaje',
  'nada más en los cuartos de arriba',
  'únicamente la sala y el comedor',
  'no, solo media casa',
  'nomás en mi recámara y el pasillo',
])('"%s" says where in the home', (text) => expect(saysPartOfHome(foldText(text))).toBe(true))

test.each([
  'only in the kitchen?',
  'just the thermostat',
  'only tonight',
  'the kitchen light flickers',
  'just pause it at home',
  'I have solar only on the garage roof',
  'solo quiero saber de la sala',
  'solo esta noche',
  'the house',
])('"%s" says no such thing', (text) => expect(saysPartOfHome(foldText(text))).toBe(false))
