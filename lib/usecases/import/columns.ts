import { cleanText } from '@/lib/domain/clean-text'
import { parseMeterId } from '@/lib/domain/meter-id'

/** What a cell has to be: answers its value, or throws what is wrong with it in words. */
export type Cell<T> = (text: string) => T
export type Column<T = unknown> = {
  cell: Cell<T>
  required?: boolean
}
export type Columns = Record<string, Column>
/** A cell that is empty, or whose column is not there, is null: what is known stays as it is. */
export type Row<C extends Columns> = { line: number } & {
  [K in keyof C]: ReturnType<C[K]['cell']> | (C[K] extends { required: true } ? never : null)
}

export function text(max: number): Cell<string> {
  return (given) => {
    if (given.length > max) throw new Error(`has ${given.length} characters, at most ${max} are kept`)
    return cleanText(given)
  }
}

/** A name that other lines and other systems use: no spaces at the ends, nothing that breaks an address. */
export function id(max = 100): Cell<string> {
  return (given) => {
    const value = text(max)(given)
    if (/[\s/?#%]/.test(value)) throw new Error(`"${given}" has a space or one of / ? # % in it`)
    return value
  }
}

/** A number with a point or, as in much of the world, a comma; not both. */
export function number(least: number, most: number, unit = ''): Cell<number> {
  return (given) => {
    const plain = given.replace(/^(-?\d+),(\d+)$/, '$1.$2')
    const value = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : Number.NaN
    if (!Number.isFinite(value)) throw new Error(`"${given}" is not a number`)
    if (value < least || value > most)
      throw new Error(`${given} is not between ${least} and ${most}${unit ? ` ${unit}` : ''}`)
    return value
  }
}

export function oneOf<const T extends readonly string[]>(words: T): Cell<T[number]> {
  return (given) => {
    const found = words.find((word) => word.toLowerCase() === given.toLowerCase())
    if (!found) throw new Error(`"${given}" is none of ${words.join(', ')}`)
    return found
  }
}

export const yesNo: Cell<boolean> = (given) => {
  const word = given.toLowerCase()
  if (['yes', 'y', 'true', '1', 'sí', 'si'].includes(word)) return true
  if (['no', 'n', 'false', '0'].includes(word)) return false
  throw new Error(`"${given}" is neither yes nor no`)
}

export const meterId: Cell<string> = (given) => {
  const parsed = parseMeterId(given)
  if (parsed.ok) return parsed.meterId
  throw new Error(
    parsed.reason === 'check-digit'
      ? `"${given}" has a wrong check digit`
      : `"${given}" is no meter id (NE-1234567-C)`,
  )
}

/** E.164: what a gateway can dial. */
export const phone: Cell<string> = (given) => {
  const plain = given.replace(/[\s().-]/g, '').replace(/^00/, '+')
  if (!/^\+[1-9]\d{6,14}$/.test(plain))
    throw new Error(`"${given}" is no number with its country code (+1 555 010 0000)`)
  return plain
}

export const email: Cell<string> = (given) => {
  if (given.length > 254 || !/^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/.test(given))
    throw new Error(`"${given}" is no mail address`)
  return given
}
