import { expect, test } from 'vitest'
import { plainOutgoing } from './plain-outgoing'

const said = (text: string) => plainOutgoing({ type: 'text', text }).text

test('our own downloads stay links', () => {
  const own = 'Your data: [JSON](/api/me/export?format=json).'
  expect(said(own)).toBe(own)
})

test('images, tags, foreign links and addresses go, the words around them stay', () => {
  expect(said('a ![x](https://evil.example/?q=1) b')).toBe('a  b')
  expect(said('see [here](https://evil.example) now')).toBe('see here now')
  expect(said('<img src=x onerror=alert(1)>hello')).toBe('hello')
  expect(said('go to https://evil.example/a?b=c or www.evil.example')).toBe('go to  or ')
  expect(said('2 < 3 and 5 > 4')).toBe('2 < 3 and 5 > 4')
})
