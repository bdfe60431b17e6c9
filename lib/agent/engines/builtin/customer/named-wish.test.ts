import { expect, test } from 'vitest'
import { namedWish } from './named-wish'

const names = ['Confort Flexible', 'Comfort Flex', 'Ahorro en Hora Punta']

test.each([
  [
    'olvidalo, mi mama vive en otra casa con mi hermano. apuntame al Confort Flexible',
    'apuntame al Confort Flexible',
  ],
  [
    'que? no es de otra persona, es mi casa. quiero Confort Flexible para mi',
    'quiero Confort Flexible para mi',
  ],
  ['we moved here in May. sign me up for Comfort Flex', 'sign me up for Comfort Flex'],
])('"%s" wishes', (text, wish) => {
  expect(namedWish(text, names)).toBe(wish)
})

test.each([
  'cancele mi pedido. apúnteme a Confort Flexible',
  '¿cuánto paga? quiero Confort Flexible',
  'me mudo pronto. no quiero Confort Flexible',
  'me mudo pronto. quiero salir de Confort Flexible',
  'quiero Confort Flexible',
  'mi mamá usa oxígeno. quiero Confort Flexible',
  'my mother uses oxygen. I want to know about Comfort Flex',
])('"%s" is left as it is', (text) => {
  expect(namedWish(text, names)).toBeUndefined()
})
