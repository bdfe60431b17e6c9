import { expect, test } from 'vitest'
import { tablePart } from './table-part'

test.each([
  [
    [
      ['What happens', 'It ends by itself.'],
      ['What you get', '$1.50'],
    ],
    'What happens: It ends by itself. What you get: $1.50.',
  ],
  [[['Why now?', 'The street is hot!']], 'Why now?: The street is hot!'],
  [[['Of $2.50', 'No. Never.']], 'Of $2.50: No. Never.'],
  [[['Warranty', '']], 'Warranty.'],
])('%j is read aloud as "%s"', (rows, spoken) => {
  expect(tablePart('Terms', ['Question', 'Answer'], rows).summary).toBe(spoken)
})
