import { randomInt } from 'node:crypto'

const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** A reference a person can read out: prefix and six characters without look-alikes. */
export function randomReference(prefix: string): string {
  let text = ''
  for (let i = 0; i < 6; i++) text += LETTERS[randomInt(LETTERS.length)]
  return `${prefix}-${text}`
}
