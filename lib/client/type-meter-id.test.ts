import { expect, test } from 'vitest'
import { typeMeterId } from './type-meter-id'

function typeAll(text: string): string {
  return [...text].reduce((shown, char) => typeMeterId(shown + char, shown), '')
}

test('dashes come by themselves, with or without the prefix, in any case', () => {
  expect(typeAll('12345674')).toBe('NE-1234567-4')
  expect(typeAll('ne12345674')).toBe('NE-1234567-4')
  expect(typeAll('NE-1234567-4')).toBe('NE-1234567-4')
})

test('a pasted id is cleaned, and more digits than there are places are dropped', () => {
  expect(typeMeterId(' ne 1234567 4 ', '')).toBe('NE-1234567-4')
  expect(typeMeterId('1234567499', '')).toBe('NE-1234567-4')
})

test('rubbing out goes through the dashes', () => {
  expect(typeMeterId('NE-1234567-', 'NE-1234567-4')).toBe('NE-1234567-')
  expect(typeMeterId('NE-1234567', 'NE-1234567-')).toBe('NE-1234567')
  expect(typeMeterId('NE-', 'NE-1')).toBe('NE-')
  expect(typeMeterId('', 'N')).toBe('')
})
