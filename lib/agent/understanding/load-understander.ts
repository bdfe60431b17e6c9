import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Audience,
  customerIntents,
  type Intent,
  type Locale,
  staffIntents,
} from '@/lib/agent/understanding/intent'
import type { IntentExamples } from '@/lib/agent/understanding/intent-model'
import { type ExampleSet, makeUnderstander } from '@/lib/agent/understanding/make-understander'
import type { Understander } from '@/lib/agent/understanding/understanding'

/** Reads the example files and trains; do this once at start. A file named after no intent stops the program. */
export function loadUnderstander(directory = intentsDirectory()): Understander {
  return makeUnderstander(loadExamples(directory))
}

export function loadExamples(directory = intentsDirectory()): ExampleSet {
  const read = (audience: Audience, locale: Locale) => readExamples(directory, audience, locale)
  return {
    customer: { en: read('customer', 'en'), es: read('customer', 'es') },
    staff: { en: read('staff', 'en'), es: read('staff', 'es') },
  }
}

/** Changes when an example file does. */
export function stampOfExamples(directory = intentsDirectory()): string {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.txt'))
    .map((name) => `${name}:${statSync(join(directory, name)).mtimeMs}`)
    .join()
}

function intentsDirectory(): string {
  return join(process.cwd(), 'lib/agent/prompts/intents')
}

function readExamples(directory: string, audience: Audience, locale: Locale): IntentExamples {
  const folder = join(directory, audience, locale)
  const lexicon = join(directory, `words.${locale}.txt`)
  const words = existsSync(lexicon) ? readFileSync(lexicon, 'utf8') : ''
  if (!existsSync(folder)) return { byIntent: {}, words }
  const known: readonly string[] = audience === 'customer' ? customerIntents : staffIntents
  const byIntent: Partial<Record<Intent, string>> = {}
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.txt')) continue
    const intent = file.slice(0, -'.txt'.length)
    if (!known.includes(intent)) throw new Error(`${join(audience, locale, file)} is named after no intent`)
    byIntent[intent as Intent] = readFileSync(join(folder, file), 'utf8')
  }
  return { byIntent, words }
}
