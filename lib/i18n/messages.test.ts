import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { LOCALES } from './locale'

const FOLDER = join(import.meta.dirname, '../../messages')
/** The control room speaks English; everything a customer reads is in every language. */
const STAFF_ONLY = /^grid/
const files = (locale: string) =>
  readdirSync(join(FOLDER, locale))
    .filter((file) => !STAFF_ONLY.test(file))
    .sort()
const texts = (locale: string, file: string) =>
  flatten(JSON.parse(readFileSync(join(FOLDER, locale, file), 'utf8')) as object)

function flatten(tree: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[`${path}${key}`, value] as const]
        : [...flatten(value as object, `${path}${key}.`)],
    ),
  )
}

/** What the code hands in: names at odd depths of braces (at even ones stand the branches' words), and tags. */
function slots(text: string): string[] {
  let depth = 0
  const names: string[] = [...text.matchAll(/<(\w+)>/g)].map((match) => `<${match[1]}>`)
  for (const [i, char] of [...text].entries()) {
    if (char === '}') depth -= 1
    if (char !== '{') continue
    depth += 1
    if (depth % 2 === 1) names.push(/^\s*(\w+)/.exec([...text].slice(i + 1).join(''))?.[1] ?? '')
  }
  return [...new Set(names)].sort()
}

test('every language has every file and every text, with the same values to fill in', () => {
  for (const locale of LOCALES) {
    expect(files(locale)).toEqual(files('en'))
    for (const file of files('en')) {
      const [english, other] = [texts('en', file), texts(locale, file)]
      expect([...other.keys()].sort(), `${locale}/${file}`).toEqual([...english.keys()].sort())
      for (const [key, text] of english)
        expect(slots(other.get(key) ?? ''), `${locale}/${file} ${key}`).toEqual(slots(text))
    }
  }
})
