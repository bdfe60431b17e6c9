import { expect, test } from 'vitest'
import { getTranslator } from './translator'

test('a sentence that ends in a time has one full stop', async () => {
  const t = await getTranslator('es', 'events')
  expect(t('reminder', { program: 'Ahorro', from: '5 p.m.', to: '6 p.m.' })).toBe(
    'Recordatorio: el evento de Ahorro es de 5 p.m. a 6 p.m. Puede decir que no en cualquier momento.',
  )
})
