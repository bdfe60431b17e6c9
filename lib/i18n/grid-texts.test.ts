import { expect, test } from 'vitest'
import en from '@/messages/en/grid.json'
import es from '@/messages/es/grid.json'

type Texts = { [key: string]: string | Texts }

function flat(texts: Texts, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : flat(value, `${path}${key}.`),
  )
}

/** Names of what is put into a text, however deep: `{who}`, `{count, plural, …}`; not the branches of a choice. */
function argumentsOf(text: string): string[] {
  const names = text.matchAll(/(?<!(?:one|other|=-?\d+|kw|toLimit|maximum|none) )\{\s*(\w+)\s*(?=[,}])/g)
  return [...new Set([...names].map(([, name]) => name!))].sort()
}

test('the control room says everything in both languages, of the same things', () => {
  const spanish = new Map(flat(es))
  const english = flat(en)
  expect([...spanish.keys()].sort()).toEqual(english.map(([key]) => key).sort())
  for (const [key, text] of english)
    expect([key, argumentsOf(spanish.get(key)!)]).toEqual([key, argumentsOf(text)])
})
