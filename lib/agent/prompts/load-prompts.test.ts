import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { checkPrompts } from './check-prompts'
import { examplesFor, instructionsFor, loadPrompts } from './load-prompts'
import { parsePrompt } from './parse-prompt'

const variables = {
  utility: 'U',
  phone: 'P',
  emergencyPhone: 'E',
  currency: 'USD',
  language: 'English',
  name: 'N',
  role: 'r',
  gridTime: 'now',
}
const file = (body: string, head = 'title: T\naudience: customer\norder: 1\nvariables: []') =>
  parsePrompt('x.md', `---\n${head}\n---\n${body}`)
const withVariables = (names: string) => `title: T\naudience: customer\norder: 1\nvariables: [${names}]`
const example = (lines: string) => `Rules.\n\n## Examples\n\n### One\n${lines}\n`

describe('prompt files', () => {
  it('are all well formed, and name tools and cards that there are', () => {
    expect(() => checkPrompts()).not.toThrow()
  })
  it('leave no variable open in what a model is told', () => {
    for (const audience of ['customer', 'staff'] as const) {
      const told = `${instructionsFor(audience, variables)}\n${examplesFor(audience, variables)}`
      expect(told).not.toMatch(/\{\{|\}\}|Shows:|Says:|undefined/)
    }
    expect(instructionsFor('customer', variables)).toContain('call E')
  })
  it('give a model the words of their examples and none of their checks', () => {
    const told = examplesFor('customer', variables)
    expect(told).toContain('They say: what programs could I be in')
    expect(told).toContain('after calling show_programs')
    expect(told).not.toContain('{meter}')
  })

  it.each([
    ['Hello {{name}}', undefined, 'x.md: {{name}} is used but not named in variables.'],
    ['Hello', withVariables('name'), 'x.md: the variable name is named in variables but not used.'],
    [
      '{{shoeSize}}',
      withVariables('shoeSize'),
      'x.md: there is no variable shoeSize; there are utility, phone,',
    ],
    ['Hello {{na me}}', undefined, 'x.md: two braces stand where no variable is'],
    [
      'Hello',
      'title: T\naudience: customers\norder: 1\nvariables: []',
      '"audience" in the head takes customer or staff',
    ],
    [
      'Hello',
      'title: T\naudience: staff\norder: first\nvariables: []',
      '"order" in the head takes a whole number',
    ],
    ['Hello', 'title: T\naudience: staff\norder: 1', '"variables" in the head takes names in brackets'],
    ['Hello', 'title: T\ntone: nice\naudience: staff\norder: 1\nvariables: []', 'the head has "tone"'],
    ['Hello', 'title', 'is not a line like "title: …"'],
    [example('Customer: hi'), undefined, 'the example "One" has no "Assistant:" after "hi"'],
    [example('Customer: hi\nAssistant: Hello.'), undefined, 'checks nothing after "hi"'],
    [example('Customer: hi\nAssistant: It is $40.\nSays: x'), undefined, 'a number in an answer'],
    [example('Customer: hi\nSay: x'), undefined, 'has a line "Say: …"'],
    [example('hello there'), undefined, 'begins with none of'],
    [example('Home: castle\nCustomer: hi'), undefined, 'a home with "castle"'],
  ])('stop the program with a sentence: %s', (body, head, sentence) => {
    expect(() => file(body, head)).toThrow(sentence)
  })
  it('may be written on Windows', () => {
    const source = readFileSync('lib/agent/prompts/solar.md', 'utf8')
    expect(parsePrompt('solar.md', `\uFEFF${source.replaceAll('\n', '\r\n')}`)).toEqual(
      parsePrompt('solar.md', source),
    )
  })
})

describe('a folder of prompt files', () => {
  const here = process.cwd()
  let folder: string
  const at = (name: string) => join(folder, 'lib/agent/prompts', name)
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'feederline-prompts-'))
    cpSync('lib/agent/prompts', join(folder, 'lib/agent/prompts'), { recursive: true })
    vi.spyOn(process, 'cwd').mockReturnValue(folder)
  })
  afterEach(() => {
    vi.restoreAllMocks()
    vi.unstubAllEnvs()
    vi.resetModules()
    process.chdir(here)
    rmSync(folder, { recursive: true, force: true })
  })
  const edit = (name: string, from: string, to: string) =>
    writeFileSync(at(name), readFileSync(at(name), 'utf8').replace(from, to))

  it('stops the program when a topic’s file is gone', () => {
    rmSync(at('solar.md'))
    expect(() => loadPrompts(at('.'))).toThrow('solar.md: this prompt file is missing.')
  })
  it('stops the program when an example names a tool or a card that there is not', () => {
    edit('solar.md', 'Tool: show_solar', 'Tool: show_sun')
    expect(() => checkPrompts(at('.'))).toThrow(/solar\.md: the example ".+" names the tool show_sun/)
    edit('solar.md', 'Tool: show_sun', 'Tool: show_solar')
    edit('solar.md', 'Shows: offers', 'Shows: suns')
    expect(() => checkPrompts(at('.'))).toThrow(
      /solar\.md: the example ".+" shows "suns"; there are text, form/,
    )
  })
  it('is read again in development when a file has changed; a wrong one leaves what was good', async () => {
    vi.stubEnv('NODE_ENV', 'development')
    vi.stubEnv('LOG_LEVEL', 'silent')
    vi.resetModules()
    const fresh = await import('./load-prompts')
    const told = () => fresh.instructionsFor('customer', variables)
    expect(told()).not.toContain('Be merry.')
    edit('greeting.md', 'Greet once', 'Be merry. Greet once')
    expect(told()).toContain('Be merry.')
    edit('greeting.md', 'Be merry.', 'Be {{merry}}.')
    expect(told()).toContain('Be merry.')
    edit('greeting.md', 'Be {{merry}}.', 'Be quiet.')
    expect(told()).toContain('Be quiet.')
  })
  it('is read once in production', async () => {
    vi.stubEnv('NODE_ENV', 'production')
    vi.resetModules()
    const fresh = await import('./load-prompts')
    const before = fresh.instructionsFor('customer', variables)
    edit('greeting.md', 'Greet once', 'Be merry. Greet once')
    expect(fresh.instructionsFor('customer', variables)).toBe(before)
  })
})
