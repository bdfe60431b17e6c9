import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import en from '@/messages/en/refusals.json'
import es from '@/messages/es/refusals.json'
import { refusalText } from './refusal-text'

const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]).toSorted()
const filled = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => `<${name}>`)

describe('a refusal in the language of who reads it', () => {
  it('has its values in their places', () => {
    const english = 'Plan P-101 is now version 3; you confirmed version 2. Look at the new numbers.'
    expect(refusalText(english, 'es')).toBe(
      'El plan P-101 es ahora la versión 3; usted confirmó la versión 2. Mire los números nuevos.',
    )
    expect(refusalText(english, 'en')).toBe(english)
    expect(refusalText(english, undefined)).toBe(english)
  })

  it('names roles and states in Spanish', () => {
    expect(refusalText('This needs the role operator; yours is viewer.', 'es')).toBe(
      'Esto requiere el papel operador; el suyo es consulta.',
    )
    expect(refusalText('A-101 is settled: there is nothing left to extend.', 'es')).toBe(
      'A-101 está liquidada: ya no hay nada que alargar.',
    )
  })

  it('leaves what nobody has translated as it is', () => {
    expect(refusalText('Nobody wrote this sentence.', 'es')).toBe('Nobody wrote this sentence.')
  })

  it.each(Object.entries(en.text))('%s is found by its English, with the same values', (key, text) => {
    const spanish = es.text[key as keyof typeof es.text]
    expect(names(spanish)).toEqual(names(text))
    expect(refusalText(filled(text), 'es')).toBe(filled(spanish))
  })
})

/** What a member of staff may be told by a button, a form or a command; outside systems and customers have their own. */
const STAFF = [
  'activations',
  'alarms',
  'alerts',
  'asset-mapping',
  'handover',
  'policies',
  'programs',
  'recommendations',
  'reports',
  'sources',
  'staff',
  'transformers',
  'webhooks',
]
const NOT_TOLD_TO_STAFF = [
  // The customer's side of an event
  /^(This event |Only the (simulator|system))/,
  // Outside systems
  /^(Send |This API key|Too many messages|observedAt )/,
  // A name and an obstacle, which comes in the reader's language
  /^X1: X1$/,
]
const LITERAL = /new AppError\(\s*'[\w-]+',\s*(?:'((?:[^'\\]|\\.)*)'|`((?:[^`\\]|\\.)*)`)\s*[,)]/g

describe('every refusal that a use case of the staff spells out', () => {
  const sentences = STAFF.flatMap((folder) => {
    const directory = join(process.cwd(), 'lib/usecases', folder)
    return readdirSync(directory, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.includes('.test.'))
      .flatMap((file) => [...readFileSync(join(directory, file), 'utf8').matchAll(LITERAL)])
      .map((found) => (found[1] ?? found[2] ?? '').replace(/\$\{[^}]*\}/g, 'X1'))
  })
    // One sentence with two verbs stands in the list as two
    .filter((text) => text !== 'X1 has already X1 plan X1.')
    .filter((text) => !NOT_TOLD_TO_STAFF.some((pattern) => pattern.test(text)))

  it('there are many', () => {
    expect(new Set(sentences).size).toBeGreaterThan(60)
  })
  it.each([...new Set(sentences)])('%s', (text) => {
    expect(refusalText(text, 'es')).not.toBe(text)
  })
})
