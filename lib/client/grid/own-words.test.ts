import { expect, test } from 'vitest'
import { ownWords } from './own-words'

test('a line is read in the reader’s language, and in English where there is no other', () => {
  const both = { type: 'text' as const, text: 'The event is over.', es: { text: 'El evento ha terminado.' } }
  expect(ownWords(both, 'es').text).toBe('El evento ha terminado.')
  expect(ownWords(both, 'en').text).toBe('The event is over.')
  const typed = { type: 'text' as const, text: 'ack all' }
  expect(ownWords(typed, 'es')).toBe(typed)
})
