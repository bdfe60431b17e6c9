import * as z from 'zod'
import { type Example, parseExamples } from './parse-examples'

export const VARIABLES = [
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
  title: z.string('takes a title').min(1, 'takes a title'),
  audience: z.enum(['customer', 'staff'], 'takes customer or staff'),
  order: z.number('takes a whole number'),
  variables: z.array(z.string(), 'takes names in brackets, such as [utility, phone], or []'),
})
export type Prompt = z.infer<typeof Head> & { file: string; text: string; examples: Example[] }

const USED = /\{\{\s*(\w+)\s*\}\}/g

/** Reads one prompt file. Throws a sentence with the file's name, what is wrong and what it takes. */
export function parsePrompt(file: string, source: string): Prompt {
  const found = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(
    source.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'),
  )
  if (!found) throw new Error(`${file}: the head between two lines of --- is missing.`)
  const [, headText = '', body = ''] = found
  const head = readHead(file, headText)
  checkVariables(file, head.variables, body)
  const [text = '', examples = ''] = body.split(/^## Examples$/m)
  try {
    return { ...head, file, text: text.trim(), examples: parseExamples(examples) }
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

export function fillIn(text: string, variables: PromptVariables): string {
  return text.replace(USED, (_, name: keyof PromptVariables) => variables[name])
}

function readHead(file: string, text: string): z.infer<typeof Head> {
  const fields = Object.fromEntries(
    text
      .split('\n')
      .filter((line) => line.trim())
      .map((line) => {
        const colon = line.indexOf(':')
        if (colon < 1) throw new Error(`${file}: "${line}" in the head is not a line like "title: …".`)
        return [line.slice(0, colon).trim(), readValue(line.slice(colon + 1).trim())]
      }),
  )
  const parsed = Head.safeParse(fields)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  if (issue?.code === 'unrecognized_keys')
    throw new Error(
      `${file}: the head has "${issue.keys[0]}"; there are title, audience, order and variables.`,
    )
  throw new Error(`${file}: "${String(issue?.path[0])}" in the head ${issue?.message}.`)
}

function checkVariables(file: string, declared: readonly string[], body: string): void {
  const known: readonly string[] = VARIABLES
  const used = new Set([...body.matchAll(USED)].map((match) => match[1]!))
  const odd = [...declared, ...used].find((name) => !known.includes(name))
  if (odd) throw new Error(`${file}: there is no variable ${odd}; there are ${VARIABLES.join(', ')}.`)
  const undeclared = [...used].find((name) => !declared.includes(name))
  if (undeclared) throw new Error(`${file}: {{${undeclared}}} is used but not named in variables.`)
  const unused = declared.find((name) => !used.has(name))
  if (unused) throw new Error(`${file}: the variable ${unused} is named in variables but not used.`)
  if (/\{\{|\}\}/.test(body.replace(USED, '')))
    throw new Error(`${file}: two braces stand where no variable is; write a variable as {{name}}.`)
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
