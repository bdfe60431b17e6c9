import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseInline, parseRichText, safeHref } from './rich-text'

const ORIGIN = 'https://power.example.org'

test('paragraphs, emphasis, lists and code are read', () => {
  expect(parseRichText('It is **fine**, *really*.\n\n- one\n- `two`\n\n1. first', ORIGIN)).toEqual([
    {
      kind: 'paragraph',
      children: [
        { kind: 'text', text: 'It is ' },
        { kind: 'strong', children: [{ kind: 'text', text: 'fine' }] },
        { kind: 'text', text: ', ' },
        { kind: 'em', children: [{ kind: 'text', text: 'really' }] },
        { kind: 'text', text: '.' },
      ],
    },
    {
      kind: 'list',
      ordered: false,
      items: [[{ kind: 'text', text: 'one' }], [{ kind: 'code', text: 'two' }]],
    },
    { kind: 'list', ordered: true, items: [[{ kind: 'text', text: 'first' }]] },
  ])
})

test('a link leads only to our own pages or to a phone', () => {
  expect(safeHref('/account#data', ORIGIN)).toBe('/account#data')
  expect(safeHref('https://power.example.org/account', ORIGIN)).toBe('/account')
  expect(safeHref('tel:+18005550142', ORIGIN)).toBe('tel:+18005550142')
  const refused = [
    'https://evil.example/x?d=secret',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'HTTPS://power.example.org.evil.example/',
  ]
  for (const href of refused) expect(safeHref(href, ORIGIN), href).toBeNull()
})

test('a refused link and an image leave their words and no address', () => {
  expect(parseInline('See ![x](https://evil.example/p.png?d=1) now', ORIGIN)).toEqual([
    { kind: 'text', text: 'See ' },
    { kind: 'text', text: 'x' },
    { kind: 'text', text: ' now' },
  ])
})

test('arithmetic and names with underscores are not emphasis', () => {
  const text = 'meter_id and 3 * 4 * 5'
  expect(parseInline(text, ORIGIN)).toEqual([{ kind: 'text', text }])
})

test('no words are lost, whatever is typed', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'b', ' ', '*', '_', '`', '[', ']', '(', ')', '\n', '-') }),
      (source) => {
        const letters = (text: string) => text.replace(/[^ab]/g, '')
        const shown = JSON.stringify(parseRichText(source, ORIGIN), (key, value) =>
          key === 'kind' || key === 'ordered' || key === 'href' ? undefined : value,
        ).replace(/"(children|items|text)":/g, '')
        const withoutAddresses = source.replace(/\]\([^)\s]+\)/g, ']')
        expect(letters(shown).length).toBeGreaterThanOrEqual(letters(withoutAddresses).length)
      },
    ),
    { verbose: true },
  )
})
