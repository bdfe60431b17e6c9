import { expect, test } from 'vitest'
import { onlyToldOfBefore } from './told-of-before'

test.each([
  'i accepted last week',
  'i declined the last one',
  'we skipped yesterday',
  'i have not decided about tonight',
  "i haven't made up my mind",
  'rechace el anterior',
  'todavia no me he decidido',
])('"%s" answers no event of now', (words) => expect(onlyToldOfBefore(words)).toBe(true))

test.each([
  'i accepted last week but not tonight',
  'i decided to skip it',
  'count me in tonight',
  'i skipped yesterday so i am in today',
  'no puedo esta noche',
  'decidimos participar',
])('"%s" may answer it', (words) => expect(onlyToldOfBefore(words)).toBe(false))
