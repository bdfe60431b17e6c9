import { expect, test } from 'vitest'
import { resolveLocale } from './locale'

test('the cookie wins over what the browser asks for', () => {
  expect(resolveLocale('es', 'en-US,en;q=0.9')).toBe('es')
})

test('without a cookie the heaviest language we speak is taken', () => {
  expect(resolveLocale(undefined, 'fr-FR, es-MX;q=0.8, en;q=0.4')).toBe('es')
  expect(resolveLocale(undefined, 'en;q=0.4, es;q=0')).toBe('en')
})

test('anything else is English', () => {
  expect(resolveLocale('xx', 'fr')).toBe('en')
  expect(resolveLocale(undefined, undefined)).toBe('en')
})
