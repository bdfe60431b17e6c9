import { describe, expect, it } from 'vitest'
import { instructionsFor, loadPrompts, parsePrompt } from './load-prompts'

const head = (variables: string) =>
  `---\ntitle: T\naudience: customer\norder: 1\nvariables: [${variables}]\n---\n`

describe('prompt files', () => {
  it('are all well-formed and cover every topic', () => {
    const titles = loadPrompts().map((p) => p.file)
    for (const name of [
      'greeting',
      'authentication',
      'programs',
      'solar',
      'comparison',
      'events',
      'refusal',
      'hand-over',
      'staff',
    ])
      expect(titles).toContain(`${name}.md`)
  })
  it('stop the program on a variable that is not declared, not used or unknown', () => {
    expect(() => parsePrompt('x.md', `${head('')}Hello {{name}}`)).toThrow('x.md: {{name}}')
    expect(() => parsePrompt('x.md', `${head('name')}Hello`)).toThrow('declared but not used')
    expect(() => parsePrompt('x.md', `${head('shoeSize')}{{shoeSize}}`)).toThrow('x.md')
  })
  it('leave no variable open in the instructions', () => {
    const filled = instructionsFor('customer', {
      utility: 'U',
      phone: 'P',
      emergencyPhone: 'E',
      currency: 'USD',
      language: 'English',
      name: 'N',
      role: 'r',
      gridTime: 'now',
    })
    expect(filled).not.toContain('{{')
    expect(filled).toContain('call E')
  })
})
