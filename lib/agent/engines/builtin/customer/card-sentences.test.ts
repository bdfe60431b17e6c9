import { expect, test } from 'vitest'
import { saidToCard } from './card-sentences'

test.each([
  'nadie tiene equipo médico, adelante',
  'aquí nadie usa nada médico, dale',
  'en mi casa no hay aparatos médicos, acepto',
  'CONFORT FLEXIBLE. ya vi las condiciones y las acepto',
  'soy la dueña, nadie con máquinas, confirmo',
  'no pregunte de solar. acepto el Confort Flexible',
  'ninguno usa oxígeno ni máquinas. sí, inscríbame',
  'nobody on machines here, go ahead',
  "no medical equipment, it's my house, I agree",
  'no medical stuff, I own the house, I agree',
  'yes, agreed, no medical machines',
  'agreed, none of us on medical machines',
])('"%s" agrees', (text) => {
  expect(saidToCard(text, 'Confort Flexible')).toEqual({ agrees: 'plainly', asksBesides: '' })
})

test.each([
  ['nadie con equipo aqui, acepto. ¿y cuando me llegan los 40?', '¿y cuando me llegan los 40?'],
  ['me puedo salir cuando quiera? bueno ok, confirmo', 'me puedo salir cuando quiera?'],
  ['nobody with medical stuff here. agreed. do they text me?', 'do they text me?'],
])('"%s" agrees and asks', (text, question) => {
  expect(saidToCard(text)).toEqual({ agrees: 'plainly', asksBesides: question })
})

test.each([
  '¿puedo decir que no algún día? si es asi acepto, aqui nadie usa aparatos medicos',
  'acepto si no cobran nada, nadie usa aparatos médicos',
  'yes, but only if it is free?',
  'sí, pero ¿solo si es gratis?',
  'nobody with machines, yes, but is it free?',
  'nobody has medical stuff, I agree if it is free',
])('"%s" agrees on a condition only', (text) => {
  expect(saidToCard(text)?.agrees === 'plainly').toBe(false)
})

test.each([
  'mi mamá usa oxígeno, acepto',
  'my wife is on a machine, go ahead',
  'acepto, pero mejor el otro',
  'sí, confirmo pero con la tercera fecha',
  'sí, pero el miércoles',
  'nadie usa aparatos médicos',
  'no acepto, nadie usa aparatos',
  'ya leí todo, no lo quiero',
  'yes, but not tonight',
  'acepto, y quita el termostato',
  'nadie me dijo eso, adelante con la queja',
])('"%s" is no agreement by itself', (text) => {
  expect(saidToCard(text)?.agrees === 'plainly').toBe(false)
})
