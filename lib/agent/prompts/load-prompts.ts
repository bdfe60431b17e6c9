import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { log } from '@/lib/log'
import type { Example } from './parse-examples'
import { fillIn, type Prompt, type PromptVariables, parsePrompt } from './parse-prompt'

/** Files that must be there: without one of them a topic would have no rules. */
const NEEDED = [
  'customer',
  'greeting',
  'authentication',
  'programs',
  'solar',
  'comparison',
  'events',
  'refusal',
  'hand-over',
  'staff',
]

type Loaded = { stamp: string; prompts: Prompt[] }
let loaded: Loaded | undefined

/** What an audience's model is told: all files in their order, filled in, without the examples. */
export function instructionsFor(audience: Prompt['audience'], variables: PromptVariables): string {
  return promptsNow()
    .filter((prompt) => prompt.audience === audience)
    .map((prompt) => fillIn(prompt.text, variables))
    .join('\n\n')
}

/** The example dialogues as a model sees them: what was said, which tools to call, and the tone of an answer. */
export function examplesFor(audience: Prompt['audience'], variables: PromptVariables): string {
  const dialogues = promptsNow()
    .filter((prompt) => prompt.audience === audience)
    .flatMap((prompt) => prompt.examples)
    .filter((example) => example.signedIn)
    .map((example) => fillIn(example.turns.map(asShown).join('\n'), variables))
  return dialogues.length > 0 ? `Examples. Their words are not facts.\n\n${dialogues.join('\n\n')}` : ''
}

/** Reads and checks every prompt file. Throws a sentence with the file's name. */
export function loadPrompts(folder = promptsFolder()): Prompt[] {
  const prompts = filesIn(folder)
    .map((name) => parsePrompt(name, readFileSync(join(folder, name), 'utf8')))
    .toSorted((a, b) => a.order - b.order)
  const missing = NEEDED.find((name) => !prompts.some((prompt) => prompt.file === `${name}.md`))
  if (missing) throw new Error(`${missing}.md: this prompt file is missing.`)
  return prompts
}

/** Read once; in development again when a file has changed. A file that is wrong then leaves the last good ones. */
function promptsNow(): Prompt[] {
  if (loaded && process.env.NODE_ENV !== 'development') return loaded.prompts
  const folder = promptsFolder()
  const stamp = stampOf(folder)
  if (loaded?.stamp === stamp) return loaded.prompts
  try {
    loaded = { stamp, prompts: loadPrompts(folder) }
  } catch (error) {
    if (!loaded) throw error
    loaded = { ...loaded, stamp }
    log().error(
      { problem: error instanceof Error ? error.message : String(error) },
      'a prompt file is wrong; what was read before stays in use',
    )
  }
  return loaded.prompts
}

function asShown({ said, tools, answer }: Example['turns'][number]): string {
  const called = tools.map((tool) => ` (after calling ${tool})`).join('')
  return `They say: ${said}\nYou say${called}: ${answer}`
}

function promptsFolder(): string {
  return join(process.cwd(), 'lib/agent/prompts')
}

function filesIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md')
}

function stampOf(folder: string): string {
  return filesIn(folder)
    .map((name) => `${name}:${statSync(join(folder, name)).mtimeMs}`)
    .join()
}
