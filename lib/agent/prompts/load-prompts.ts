import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

const VARIABLES = [
  'utility',
  'phone',
  'emergencyPhone',
  'currency',
  'language',
  'name',
  'role',
  'gridTime',
] as const
export type PromptVariables = Record<(typeof VARIABLES)[number], string>

const Head = z.strictObject({
  title: z.string(),
  audience: z.enum(['customer', 'staff']),
  order: z.number(),
  variables: z.array(z.enum(VARIABLES)),
})
export type Prompt = z.infer<typeof Head> & { file: string; text: string }

let cached: { stamp: string; prompts: Prompt[] } | undefined

/** The instructions for an audience, all files in their order, filled in. */
export function instructionsFor(audience: Prompt['audience'], variables: PromptVariables): string {
  return loadPrompts()
    .filter((prompt) => prompt.audience === audience)
    .map((prompt) => fill(prompt.text, variables))
    .join('\n\n')
}

/** Reads and checks every prompt file; read again when a file has changed. Throws with the file's name. */
export function loadPrompts(folder = join(process.cwd(), 'lib/agent/prompts')): Prompt[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md')
  const stamp = files.map((name) => `${name}:${statSync(join(folder, name)).mtimeMs}`).join()
  if (cached?.stamp === `${folder}:${stamp}`) return cached.prompts
  const prompts = files
    .map((name) => parsePrompt(name, readFileSync(join(folder, name), 'utf8')))
    .toSorted((a, b) => a.order - b.order)
  cached = { stamp: `${folder}:${stamp}`, prompts }
  return prompts
}

export function parsePrompt(file: string, source: string): Prompt {
  const found = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source)
  if (!found) throw new Error(`${file}: the head between two --- lines is missing.`)
  const [, head = '', body = ''] = found
  const fields = Object.fromEntries(
    head.split('\n').map((line) => {
      const colon = line.indexOf(':')
      if (colon < 1) throw new Error(`${file}: "${line}" is not a line like "title: …".`)
      return [line.slice(0, colon).trim(), readValue(line.slice(colon + 1).trim())]
    }),
  )
  const parsed = Head.safeParse(fields)
  if (!parsed.success)
    throw new Error(`${file}: ${parsed.error.issues[0]?.path.join('.')} ${parsed.error.issues[0]?.message}`)
  const used = new Set([...body.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1]!))
  const declared = new Set<string>(parsed.data.variables)
  for (const name of used)
    if (!declared.has(name)) throw new Error(`${file}: {{${name}}} is used but not in variables.`)
  for (const name of declared)
    if (!used.has(name)) throw new Error(`${file}: the variable ${name} is declared but not used.`)
  return { ...parsed.data, file, text: body.trim() }
}

function readValue(text: string): string | number | string[] {
  if (text.startsWith('['))
    return text
      .slice(1, -1)
      .split(',')
      .map((v) => v.trim())
      .filter(Boolean)
  return /^-?\d+$/.test(text) ? Number(text) : text
}

function fill(text: string, variables: PromptVariables): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: keyof PromptVariables) => variables[name])
}
